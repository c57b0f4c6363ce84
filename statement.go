package onrecord

// Form says whether a statement's content stands in quotation marks: all of it, none of it, or a part.
type Form string

const (
	Direct   Form = "direct"
	Indirect Form = "indirect"
	Mixed    Form = "mixed"
)

// Forms are all forms.
var Forms = []Form{Direct, Indirect, Mixed}

// Act says what the source does in making a statement.
type Act string

const (
	Says      Act = "says"
	Denies    Act = "denies"
	Accuses   Act = "accuses"
	Asks      Act = "asks"
	Demands   Act = "demands"
	Promises  Act = "promises"
	Threatens Act = "threatens"
	Predicts  Act = "predicts"
	Believes  Act = "believes"
	Knows     Act = "knows"
	Wants     Act = "wants"
	Fears     Act = "fears"
)

// Acts are all acts.
var Acts = []Act{Says, Denies, Accuses, Asks, Demands, Promises, Threatens, Predicts, Believes, Knows, Wants, Fears}

// Statement is an attribution relation: somebody (the source) is said, by a cue, to say, write, think, feel, want or
// intend something (the content). Spans are those of the PolNeAR guidelines.
type Statement struct {
	ID       ID
	Source   []Span // words that name the source; none when nobody is named
	Speaker  ID     // the actor that the source words refer to, or Unnamed
	Cue      []Span // words that signal the attribution; none for a continued quotation
	Content  []Span // what is attributed, quotation marks included, in text order
	Form     Form
	Act      Act
	Negated  bool // the cue denies that the source does so: "did not rule out", "is not convinced"
	Hedged   bool // the cue leaves open whether it does: "reportedly", "may have said"
	To       ID   // addressee
	Sentence int  // 0-based sentence in which the content begins
	Inside   ID   // the statement whose content holds this one
	Answers  ID   // the statement or event that this one denies, confirms or answers

	SourceCountry string // of an unnamed speaker, as Actor.Country, where the source words tell it
	SourceSector  Sector // of an unnamed speaker, where the source words tell it
}
