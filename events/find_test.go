package events

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// treeOf reads a hand-built sentence in which every proper noun is an actor of its own lemma.
func treeOf(snippet string) *reader {
	doc := syntax.ParseCoNLLU(snippet)
	return &reader{doc: doc, at: func(i int) onrecord.ID {
		if doc.Tokens[i].UPOS != "PROPN" {
			return ""
		}
		return onrecord.ID(doc.Tokens[i].Lemma)
	}}
}

func TestWhoDoesWhatToWhom(t *testing.T) {
	tests := []struct {
		name, snippet      string
		kind               onrecord.EventType
		trigger            string
		actors, recipients []onrecord.ID
	}{
		{"active", `
1 Korin Korin PROPN NNP _ 2 nsubj
2 arrested arrest VERB VBD _ 0 root
3 Arlen Arlen PROPN NNP _ 2 obj
`, onrecord.Coerce, "arrested", []onrecord.ID{"Korin"}, []onrecord.ID{"Arlen"}},
		{"a conjunction taken for a preposition", `
1 Arlen Arlen PROPN NNP _ 2 nsubj
2 slept sleep VERB VBD _ 0 root
3 after after ADP IN _ 5 case
4 a a DET DT _ 5 det
5 fire fire NOUN NN _ 6 obl
6 killed kill VERB VBD _ 2 advcl
7 Mirelle Mirelle PROPN NNP _ 6 obj
`, onrecord.Assault, "killed", nil, []onrecord.ID{"Mirelle"}},
		{"passive with agent", `
1 Arlen Arlen PROPN NNP _ 3 nsubj:pass
2 was be AUX VBD _ 3 aux:pass
3 arrested arrest VERB VBN _ 0 root
4 by by ADP IN _ 5 case
5 Korin Korin PROPN NNP _ 3 obl:agent
`, onrecord.Coerce, "arrested", []onrecord.ID{"Korin"}, []onrecord.ID{"Arlen"}},
		{"two who are arrested", `
1 Arlen Arlen PROPN NNP _ 5 nsubj:pass
2 and and CCONJ CC _ 3 cc
3 Mirelle Mirelle PROPN NNP _ 1 conj
4 were be AUX VBD _ 5 aux:pass
5 arrested arrest VERB VBN _ 0 root
`, onrecord.Coerce, "arrested", nil, []onrecord.ID{"Arlen", "Mirelle"}},
		{"mutual", `
1 Arlen Arlen PROPN NNP _ 2 nsubj
2 met meet VERB VBD _ 0 root
3 with with ADP IN _ 4 case
4 Mirelle Mirelle PROPN NNP _ 2 obl
`, onrecord.Consult, "met with", []onrecord.ID{"Arlen", "Mirelle"}, nil},
		{"light verb", `
1 Arlen Arlen PROPN NNP _ 2 nsubj
2 launched launch VERB VBD _ 0 root
3 an a DET DT _ 4 det
4 invasion invasion NOUN NN _ 2 obj
5 of of ADP IN _ 6 case
6 Norland Norland PROPN NNP _ 4 nmod
`, onrecord.Assault, "invasion", []onrecord.ID{"Arlen"}, []onrecord.ID{"Norland"}},
		{"noun that is suffered", `
1 Arlen Arlen PROPN NNP _ 3 nmod:poss
2 's 's PART POS _ 1 case
3 arrest arrest NOUN NN _ 6 nsubj
4 by by ADP IN _ 5 case
5 Korin Korin PROPN NNP _ 3 nmod
6 shocked shock VERB VBD _ 0 root
7 many many ADJ JJ _ 6 obj
`, onrecord.Coerce, "arrest", []onrecord.ID{"Korin"}, []onrecord.ID{"Arlen"}},
		{"subject of a verb below", `
1 Arlen Arlen PROPN NNP _ 2 nsubj
2 managed manage VERB VBD _ 0 root
3 to to PART TO _ 4 mark
4 release release VERB VB _ 2 xcomp
5 Mirelle Mirelle PROPN NNP _ 4 obj
`, onrecord.Retreat, "release", []onrecord.ID{"Arlen"}, []onrecord.ID{"Mirelle"}},
		{"object of the verb above", `
1 Korin Korin PROPN NNP _ 2 nsubj
2 forced force VERB VBD _ 0 root
3 Arlen Arlen PROPN NNP _ 2 obj
4 to to PART TO _ 5 mark
5 resign resign VERB VB _ 2 xcomp
`, onrecord.Retreat, "resign", []onrecord.ID{"Arlen"}, nil},
		{"relative clause", `
1 Korin Korin PROPN NNP _ 5 nsubj
2 who who PRON WP _ 3 nsubj
3 criticised criticise VERB VBD _ 1 acl:relcl
4 Arlen Arlen PROPN NNP _ 3 obj
5 smiled smile VERB VBD _ 0 root
`, onrecord.Accuse, "criticised", []onrecord.ID{"Korin"}, []onrecord.ID{"Arlen"}},
		{"behind it", `
1 Korin Korin PROPN NNP _ 5 nsubj
2 was be AUX VBD _ 5 cop
3 behind behind ADP IN _ 5 case
4 the the DET DT _ 5 det
5 killing killing NOUN NN _ 0 root
6 of of ADP IN _ 7 case
7 Arlen Arlen PROPN NNP _ 5 nmod
`, onrecord.Assault, "killing", []onrecord.ID{"Korin"}, []onrecord.ID{"Arlen"}},
		{"whose deed it was", `
1 Korin Korin PROPN NNP _ 2 nsubj
2 condemned condemn VERB VBD _ 0 root
3 Arlen Arlen PROPN NNP _ 5 nmod:poss
4 's 's PART POS _ 3 case
5 decision decision NOUN NN _ 2 obj
`, onrecord.Accuse, "condemned", []onrecord.ID{"Korin"}, []onrecord.ID{"Arlen"}},
		{"phrase beats word", `
1 Arlen Arlen PROPN NNP _ 2 nsubj
2 stepped step VERB VBD _ 0 root
3 down down ADP RP _ 2 compound:prt
`, onrecord.Retreat, "stepped down", []onrecord.ID{"Arlen"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := treeOf(test.snippet)
			got := join(r.all(nil, nil, nil))
			if len(got) != 1 {
				t.Fatalf("%d events, want 1: %+v", len(got), got)
			}
			e := got[0]
			if e.Type != test.kind || e.Triggers[0].In(r.doc.Article.Text) != test.trigger {
				t.Errorf("%s %q, want %s %q", e.Type, e.Triggers[0].In(r.doc.Article.Text), test.kind, test.trigger)
			}
			if !slices.Equal(e.Actors, test.actors) || !slices.Equal(e.Recipients, test.recipients) {
				t.Errorf("actors %v, recipients %v, want %v, %v", e.Actors, e.Recipients, test.actors, test.recipients)
			}
		})
	}
}

func TestNoEvent(t *testing.T) {
	tests := map[string]string{
		"nobody named": `
1 Police police NOUN NNS _ 2 nsubj
2 arrested arrest VERB VBD _ 0 root
3 him he PRON PRP _ 2 obj
`,
		"attack on a thing": `
1 Arlen Arlen PROPN NNP _ 2 nsubj
2 attacked attack VERB VBD _ 0 root
3 inflation inflation NOUN NN _ 2 obj
`,
	}
	for name, snippet := range tests {
		t.Run(name, func(t *testing.T) {
			if got := join(treeOf(snippet).all(nil, nil, nil)); len(got) != 0 {
				t.Errorf("found %+v, want none", got)
			}
		})
	}
}

func TestCarriers(t *testing.T) {
	text := "Arlen denies it: Korin bombed the port, say rumours"
	content := []onrecord.Span{{Start: 17, End: 38}}
	trigger := onrecord.Span{Start: 23, End: 29}
	told := judgement{status: onrecord.Reported}
	tests := []struct {
		name       string
		statements []onrecord.Statement
		judgement  judgement
		tense      tense
		want       onrecord.Status
		by         onrecord.ID
	}{
		{"nobody says it", nil, told, past, onrecord.Reported, ""},
		{"claim", []onrecord.Statement{{ID: "s1", Act: onrecord.Says, Content: content}}, told, past, onrecord.Alleged, "s1"},
		{"denial", []onrecord.Statement{{ID: "s1", Act: onrecord.Denies, Content: content}}, told, past, onrecord.Denied, "s1"},
		{"claim denied by another", []onrecord.Statement{{ID: "s1", Act: onrecord.Says, Content: content}, {ID: "s2", Act: onrecord.Denies, Answers: "s1"}},
			told, past, onrecord.Denied, "s2"},
		{"demand", []onrecord.Statement{{ID: "s1", Act: onrecord.Demands, Content: content}}, told, open, onrecord.Hypothetical, "s1"},
		{"past event in a prediction", []onrecord.Statement{{ID: "s1", Act: onrecord.Predicts, Content: content}}, told, past, onrecord.Alleged, "s1"},
		{"rumour", []onrecord.Statement{{ID: "s1", Act: onrecord.Says, Content: content, Source: []onrecord.Span{{Start: 44, End: 51}}}},
			told, past, onrecord.Rumoured, "s1"},
		{"taken for given", []onrecord.Statement{{ID: "s1", Act: onrecord.Says, Content: content}}, told, given, onrecord.Reported, ""},
		{"a saying that was none", []onrecord.Statement{{ID: "s1", Act: onrecord.Says, Negated: true, Content: content}}, told, open, onrecord.Hypothetical, "s1"},
		{"a clause taken for given", []onrecord.Statement{{ID: "s1", Act: onrecord.Says, Content: content}},
			judgement{status: onrecord.Reported, given: true}, past, onrecord.Reported, ""},
		{"a cue that the tree has told of", []onrecord.Statement{{ID: "s1", Act: onrecord.Wants, Content: content, Cue: []onrecord.Span{{Start: 6, End: 12}}}},
			judgement{status: onrecord.Planned, passed: []onrecord.Span{{Start: 6, End: 12}}}, open, onrecord.Planned, "s1"},
		{"claims that are pushed back on", []onrecord.Statement{{ID: "s1", Act: onrecord.Denies, Content: content, Cue: []onrecord.Span{{Start: 6, End: 12}}}},
			judgement{status: onrecord.Alleged, passed: []onrecord.Span{{Start: 6, End: 12}}}, past, onrecord.Denied, "s1"},
		{"the act of stating", []onrecord.Statement{{ID: "s1", Act: onrecord.Accuses, Cue: []onrecord.Span{trigger}}}, told, past, onrecord.Reported, "s1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, by := newCarriers(text, test.statements).settle(trigger, test.judgement, test.tense)
			if got != test.want || by != test.by {
				t.Errorf("status %s by %q, want %s by %q", got, by, test.want, test.by)
			}
		})
	}
}

// A claim that somebody did harm is no fact because there is harm in the world, nor because "the attack" is spoken of.
func TestJoinOfClaims(t *testing.T) {
	mention := func(at int, status onrecord.Status, actors ...onrecord.ID) found {
		return found{lemma: "attack", Event: onrecord.Event{Type: onrecord.Assault, Triggers: []onrecord.Span{{Start: at, End: at + 6}}, Actors: actors, Status: status}}
	}
	claim, bare, definite := mention(0, onrecord.Alleged, "a1"), mention(9, onrecord.Reported), mention(18, onrecord.Reported)
	bare.general, definite.definite = true, true
	for _, test := range []struct {
		name     string
		second   found
		triggers int
		want     onrecord.Status
	}{
		{"a noun for any attack", bare, 1, onrecord.Alleged},
		{"the attack", definite, 2, onrecord.Alleged},
		{"told as fact", mention(27, onrecord.Reported, "a1"), 2, onrecord.Reported},
	} {
		if got := join([]found{claim, test.second}); len(got) != 1 || len(got[0].Triggers) != test.triggers || got[0].Status != test.want {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}

func TestJoin(t *testing.T) {
	mention := func(at int, lemma, date string, status onrecord.Status, recipients ...onrecord.ID) found {
		return found{lemma: lemma, Event: onrecord.Event{Type: onrecord.Coerce, Triggers: []onrecord.Span{{Start: at, End: at + 6}},
			Recipients: recipients, Date: date, Status: status}}
	}
	tests := []struct {
		name string
		in   []found
		want int
	}{
		{"told again", []found{mention(0, "arrest", "2023-05", onrecord.Reported, "a1"), mention(9, "arrest", "", onrecord.Reported, "a1")}, 1},
		{"the definite noun alone", []found{mention(0, "arrest", "2023-05", onrecord.Reported, "a1"), mention(9, "arrest", "", onrecord.Reported)}, 1},
		{"another person", []found{mention(0, "arrest", "", onrecord.Reported, "a1"), mention(9, "arrest", "", onrecord.Reported, "a2")}, 2},
		{"another date", []found{mention(0, "arrest", "2023-05", onrecord.Reported, "a1"), mention(9, "arrest", "2024", onrecord.Reported, "a1")}, 2},
		{"a coarser date", []found{mention(0, "arrest", "2023-05", onrecord.Reported, "a1"), mention(9, "arrest", "2023", onrecord.Reported, "a1")}, 1},
		{"done and feared", []found{mention(0, "arrest", "", onrecord.Reported, "a1"), mention(9, "arrest", "", onrecord.Hypothetical, "a1")}, 2},
		{"nobody at all", []found{mention(0, "arrest", "", onrecord.Reported)}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := join(test.in); len(got) != test.want {
				t.Errorf("%d events, want %d", len(got), test.want)
			}
		})
	}
}

// What is only claimed does not tell who did what is told as fact.
func TestJoinKeepsClaimsApart(t *testing.T) {
	mention := func(status onrecord.Status, actors ...onrecord.ID) found {
		return found{lemma: "oust", Event: onrecord.Event{Type: onrecord.Elect, Triggers: []onrecord.Span{{Start: 0, End: 6}}, Actors: actors,
			Recipients: []onrecord.ID{"a1"}, Status: status}}
	}
	for _, test := range []struct {
		second onrecord.Status
		actors int
	}{{onrecord.Alleged, 0}, {onrecord.Reported, 1}} {
		got := join([]found{mention(onrecord.Reported), mention(test.second, "a2")})
		if len(got) != 1 || len(got[0].Actors) != test.actors {
			t.Errorf("%s: %+v, want one event with %d actors", test.second, got, test.actors)
		}
	}
}

func TestLexicon(t *testing.T) {
	if _, err := readLexicon("ATTACK - v do: hit"); err == nil {
		t.Error("a type that PLOVER lacks was read without error")
	}
	l := loadLexicon()
	for _, class := range l {
		for lemma, entries := range class {
			for k := 1; k < len(entries); k++ {
				if len(entries[k].rest) > len(entries[k-1].rest) {
					t.Errorf("%s: a shorter phrase stands before a longer one", lemma)
				}
			}
		}
	}
}
