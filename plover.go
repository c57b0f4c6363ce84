package onrecord

// Quad is one of the four classes of PLOVER types, by word or deed and by cooperation or conflict.
type Quad string

const (
	VerbalCooperation   Quad = "V-coop"
	MaterialCooperation Quad = "M-coop"
	VerbalConflict      Quad = "V-conf"
	MaterialConflict    Quad = "M-conf"
)

// Quads are all quad classes.
var Quads = []Quad{VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict}

// code is what the PLOVER manual says of a type: its class, its score from -10 to 10, those of its modes that have another, and the
// CAMEO root code from which the type came.
type code struct {
	quad   Quad
	score  float64
	modes  map[string]float64
	cameo  string
	cameos map[string]string // of modes with a root code of their own
}

// codes are those of the PLOVER manual, draft 2.0, and of its table from CAMEO (CAMEO2PLOVER-2021). The manual prints ACCUSE without
// its sign, and SANCTION in two classes; here it has that of its chapter.
var codes = map[EventType]code{
	Agree:   {quad: VerbalCooperation, score: 2.5, cameo: "03"},
	Consult: {quad: VerbalCooperation, score: 2.5, cameo: "04", modes: map[string]float64{"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}},
	Support: {quad: VerbalCooperation, score: 5, cameo: "05"},
	Concede: {quad: VerbalCooperation, score: 4.5, cameo: "08"},

	Cooperate: {quad: MaterialCooperation, score: 9.5, cameo: "06"},
	Aid:       {quad: MaterialCooperation, score: 10, cameo: "07"},
	Retreat: {quad: MaterialCooperation, score: 6.5, cameo: "08", modes: map[string]float64{
		"withdraw": 8, "disarm": 10, "ceasefire": 7.5, "resign": 4.5}},

	Request: {quad: VerbalConflict, score: 0, cameo: "10", modes: map[string]float64{"assist": 0.5, "change": -1, "yield": -1}},
	Accuse: {quad: VerbalConflict, score: -3, cameo: "11", modes: map[string]float64{"disapprove": -2, "investigate": -3.5, "allege": -3.5},
		cameos: map[string]string{"investigate": "09"}},
	Reject:   {quad: VerbalConflict, score: -2, cameo: "12", modes: map[string]float64{"assist": -1.5}},
	Threaten: {quad: VerbalConflict, score: -3.5, cameo: "13", modes: map[string]float64{"restrict": -3, "territory": -4}},

	Protest: {quad: MaterialConflict, score: -5, cameo: "14", modes: map[string]float64{
		"riot": -7, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5}},
	Sanction: {quad: MaterialConflict, score: -6, cameo: "16", modes: map[string]float64{"expel": -5.5}},
	Mobilize: {quad: MaterialConflict, score: -5.5, cameo: "15", modes: map[string]float64{"troops": -6.5, "weapons": -6.5, "militia": -6}},
	Coerce: {quad: MaterialConflict, score: -7, cameo: "17", modes: map[string]float64{
		"censor": -6.5, "curfew": -6.5, "misinformation": -6.5, "martial-law": -7.5}},
	Assault: {quad: MaterialConflict, score: -9, cameo: "18", modes: map[string]float64{
		"abduct": -8.5, "torture": -8.5, "sexual": -8.5, "destroy": -8.5, "beat": -7.5, "crowd-control": -7.5, "primitive": -8,
		"targeted": -9.5, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5, "unconventional": -10},
		cameos: map[string]string{"firearms": "19", "aerial": "19", "drone": "19", "heavy-weapons": "19", "unconventional": "20"}},
}

// Coding is an event as PLOVER codes it.
type Coding struct {
	Type      EventType
	Mode      string // "" for none
	Quad      Quad
	Intensity float64 // the manual's score, from -10 (conflict) to 10 (cooperation)
	CAMEO     string  // root code
}

// CodingOf returns the coding of a type and mode; ok is false for Elect, which PLOVER lacks.
func CodingOf(t EventType, mode string) (Coding, bool) {
	c, ok := codes[t]
	coding := Coding{Type: t, Mode: mode, Quad: c.quad, Intensity: c.score, CAMEO: c.cameo}
	if score, has := c.modes[mode]; has {
		coding.Intensity = score
	}
	if root, has := c.cameos[mode]; has {
		coding.CAMEO = root
	}
	return coding, ok
}

// threats are the modes of THREATEN by what is threatened.
var threats = map[EventType]string{Assault: "violence", Mobilize: "violence", Coerce: "restrict", Sanction: "relations"}

// Coding returns the event as the PLOVER manual codes it, which has no status: cooperation that is planned is AGREE, that is refused
// or fails is REJECT, conflict that is planned is THREATEN. It is not ok where the manual has no code: for elections, for what is
// denied, rumoured or no more than possible, and for conflict that did not happen.
func (e *Event) Coding() (coding Coding, ok bool) {
	coding, ok = CodingOf(e.Type, e.Mode)
	cooperative := coding.Quad == VerbalCooperation || coding.Quad == MaterialCooperation
	switch e.Status {
	case Reported, Alleged:
		return coding, ok
	case Planned:
		switch {
		case cooperative:
			return CodingOf(Agree, "")
		case coding.Quad == MaterialConflict:
			return CodingOf(Threaten, threats[e.Type])
		}
		return coding, ok
	case Negated:
		if cooperative {
			return CodingOf(Reject, "")
		}
	case Denied, Hypothetical, Rumoured:
	}
	return Coding{}, false
}
