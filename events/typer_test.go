package events

import (
	"bytes"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// pairIn reads a sentence in which <one> does something to [another].
func pairIn(marked string) Pair {
	var spans [2][]onrecord.Span
	var text strings.Builder
	var start int
	for _, r := range marked {
		switch r {
		case '<', '[':
			start = text.Len()
		case '>':
			spans[0] = append(spans[0], onrecord.Span{Start: start, End: text.Len()})
		case ']':
			spans[1] = append(spans[1], onrecord.Span{Start: start, End: text.Len()})
		default:
			text.WriteRune(r)
		}
	}
	return PairOf(readText(text.String()).doc, spans[0], spans[1])
}

// taught returns a typer that has learned from a few sentences.
func taught() *Typer {
	var pairs []Pair
	var types []string
	for _, who := range []string{"Velonia", "Norland", "Tarvia", "Korvia"} {
		for _, whom := range []string{"Oru", "Besk", "Arvik", "Stenby"} {
			pairs = append(pairs, pairIn("<"+who+"> praised the leaders of ["+whom+"] on Friday."), pairIn("<"+who+"> shelled the villages of ["+whom+"] on Friday."))
			types = append(types, "SUPPORT", "ASSAULT")
		}
	}
	return LearnTypes(pairs, types)
}

func TestTyperLearns(t *testing.T) {
	typer := taught()
	for marked, want := range map[string]string{
		"Last week <Moldania> praised [Hesk] again.":      "SUPPORT",
		"Last week <Moldania> shelled [Hesk] once again.": "ASSAULT",
	} {
		if got, p := typer.Type(pairIn(marked)); got != want || p < 0.5 || p > 1 {
			t.Errorf("%s: %s with %.2f, want %s", marked, got, p, want)
		}
	}
}

func TestTyperRepeats(t *testing.T) {
	first, second := taught().write(), taught().write()
	if !bytes.Equal(first, second) {
		t.Error("two trainings on the same pairs differ")
	}
	again, err := readTyper(first)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.write(), first) {
		t.Error("the model differs after reading")
	}
	if _, err := readTyper(first[:len(first)-1]); err == nil {
		t.Error("a truncated model was read without error")
	}
}

func TestPairWithoutEnds(t *testing.T) {
	doc := readText("Velonia shelled Oru.").doc
	for _, p := range []Pair{{Doc: doc}, {Doc: doc, Source: []syntax.Range{{First: 0, Stop: 1}}}, {Doc: doc, Target: []syntax.Range{{First: 2, Stop: 3}}}} {
		if len(observe(p)) == 0 {
			t.Errorf("nothing is seen of %+v", p)
		}
	}
}

func TestRetype(t *testing.T) {
	typer := taught()
	told := func(text string) []found { return readText(text).all(nil, nil, typer) }
	// the lexicon says CONSULT, the typer knows better
	met := readText("Moldania visited Hesk and shelled its villages on Friday.")
	mentioned := []found{{token: 1, Event: onrecord.Event{Type: onrecord.Consult, Mode: "visit", Status: onrecord.Reported,
		Actors: []onrecord.ID{"Moldania"}, Recipients: []onrecord.ID{"Hesk"}, Triggers: []onrecord.Span{met.doc.Tokens[1].Span}}}}
	two := append(append([]found{}, mentioned...), mentioned...)
	met.retype(mentioned, typer)
	if mentioned[0].Type == onrecord.Consult {
		if name, p := typer.Type(Pair{met.doc, []syntax.Range{{First: 0, Stop: 1}}, []syntax.Range{{First: 2, Stop: 3}}}); p >= sure {
			t.Errorf("the event stays %s though the typer says %s with %.3f", mentioned[0].Type, name, p)
		}
	}
	met.retype(two, typer)
	if two[0].Type != onrecord.Consult || two[1].Type != onrecord.Consult {
		t.Errorf("two events of one pair became %s and %s", two[0].Type, two[1].Type)
	}
	if got := told("Moldania will visit Hesk on Friday."); len(got) != 1 || got[0].Type != onrecord.Consult {
		t.Errorf("a planned visit became %+v", got)
	}
}
