package events

import (
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// readText parses a text of one paragraph and takes every word tagged as a proper noun that heads its phrase for an actor.
func readText(text string) *reader {
	article := &onrecord.Article{Text: text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}}
	doc := parse.Article(article)
	return &reader{doc: doc, at: func(i int) onrecord.ID {
		if doc.Tokens[i].UPOS != "PROPN" {
			return ""
		}
		return onrecord.ID(doc.Text(i))
	}}
}

// TestStatusOfPatterns puts ten acts into patterns of polarity and modality. A parser reads them, so a few may go wrong.
func TestStatusOfPatterns(t *testing.T) {
	type act struct{ base, past, ing, object string }
	acts := []act{
		{"invade", "invaded", "invading", "Norland"},
		{"attack", "attacked", "attacking", "Norland"},
		{"arrest", "arrested", "arresting", "Ostrov"},
		{"bomb", "bombed", "bombing", "Norland"},
		{"visit", "visited", "visiting", "Norland"},
		{"kidnap", "kidnapped", "kidnapping", "Ostrov"},
		{"sanction", "sanctioned", "sanctioning", "Norland"},
		{"criticise", "criticised", "criticising", "Ostrov"},
		{"expel", "expelled", "expelling", "Ostrov"},
		{"release", "released", "releasing", "Ostrov"},
	}
	patterns := []struct {
		text string // B base form, P past, G gerund, O object
		want onrecord.Status
	}{
		{"Velonia P O on Monday.", onrecord.Reported},
		{"Velonia never P O.", onrecord.Negated},
		{"Velonia did not B O.", onrecord.Negated},
		{"Velonia has denied G O.", onrecord.Denied},
		{"Velonia will B O next year.", onrecord.Planned},
		{"Velonia will not B O.", onrecord.Negated},
		{"Velonia threatened to B O.", onrecord.Planned},
		{"If Velonia B+s O, the talks will end.", onrecord.Hypothetical},
		{"Velonia may B O.", onrecord.Hypothetical},
		{"Velonia planned to B O.", onrecord.Planned},
		{"Velonia reportedly P O.", onrecord.Alleged},
		{"Velonia was accused of G O.", onrecord.Alleged},
		{"Velonia failed to B O.", onrecord.Negated},
		{"Velonia refused to B O.", onrecord.Negated},
		{"Critics called on Velonia to B O.", onrecord.Hypothetical},
		{"Velonia allegedly P O.", onrecord.Alleged},
		{"Velonia wants to B O.", onrecord.Hypothetical},
		{"Velonia managed to B O.", onrecord.Reported},
	}
	right, all := 0, 0
	for _, pattern := range patterns {
		for _, a := range acts {
			text := strings.NewReplacer("B+s", third(a.base), "B", a.base, "P", a.past, "G", a.ing, "O", a.object).Replace(strings.ReplaceAll(pattern.text, "Velonia", "V#"))
			text = strings.ReplaceAll(text, "V#", "Velonia")
			all++
			if got := statusIn(text, a.base); got == pattern.want {
				right++
			} else {
				t.Logf("%q: status %q, want %q", text, got, pattern.want)
			}
		}
	}
	if share := float64(right) / float64(all); share < 0.95 {
		t.Errorf("%d of %d statuses right (%.2f), want 0.95", right, all, share)
	}
}

func third(base string) string {
	if strings.HasSuffix(base, "ss") || strings.HasSuffix(base, "sh") {
		return base + "es"
	}
	return base + "s"
}

// statusIn returns the status of the event whose verb has the lemma, or why there is none.
func statusIn(text, lemma string) onrecord.Status {
	r := readText(text)
	for _, f := range r.all(nil, nil, nil) {
		if f.lemma == lemma {
			return f.Status
		}
	}
	var tree []string
	for i := range r.doc.Tokens {
		t := &r.doc.Tokens[i]
		tree = append(tree, fmt.Sprintf("%s/%s/%s/%d", r.doc.Text(i), t.XPOS, t.Rel, t.Head))
	}
	return onrecord.Status("none: " + strings.Join(tree, " "))
}

// TestStatusWalk reads statuses off trees built by hand.
func TestStatusWalk(t *testing.T) {
	tests := []struct {
		name, snippet string
		trigger       int
		want          onrecord.Status
	}{
		{"condition", `
1 If if SCONJ IN _ 3 mark
2 Arlen Arlen PROPN NNP _ 3 nsubj
3 resigns resign VERB VBZ _ 6 advcl
4 markets market NOUN NNS _ 6 nsubj
5 will will AUX MD _ 6 aux
6 fall fall VERB VB _ 0 root
`, 2, onrecord.Hypothetical},
		{"negated verb above", `
1 She she PRON PRP _ 4 nsubj
2 did do AUX VBD _ 4 aux
3 not not PART RB _ 4 advmod
4 manage manage VERB VB _ 0 root
5 to to PART TO _ 6 mark
6 escape escape VERB VB _ 4 xcomp
`, 5, onrecord.Negated},
		{"denial of a denial", `
1 He he PRON PRP _ 4 nsubj
2 did do AUX VBD _ 4 aux
3 not not PART RB _ 4 advmod
4 deny deny VERB VB _ 0 root
5 attacking attack VERB VBG _ 4 xcomp
6 Korin Korin PROPN NNP _ 5 obj
`, 4, onrecord.Alleged},
		{"noun after without", `
1 They they PRON PRP _ 2 nsubj
2 left leave VERB VBD _ 0 root
3 without without ADP IN _ 5 case
4 a a DET DT _ 5 det
5 meeting meeting NOUN NN _ 2 obl
`, 4, onrecord.Negated},
		{"light verb with modal", `
1 Both both DET DT _ 2 det
2 sides side NOUN NNS _ 4 nsubj
3 may may AUX MD _ 4 aux
4 hold hold VERB VB _ 0 root
5 talks talk NOUN NNS _ 4 obj
`, 4, onrecord.Hypothetical},
		{"relative clause vouches for itself", `
1 Korin Korin PROPN NNP _ 3 nsubj
2 will will AUX MD _ 3 aux
3 praise praise VERB VB _ 0 root
4 officers officer NOUN NNS _ 3 obj
5 who who PRON WP _ 6 nsubj
6 arrested arrest VERB VBD _ 4 acl:relcl
7 Arlen Arlen PROPN NNP _ 6 obj
`, 5, onrecord.Reported},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := &reader{doc: syntax.ParseCoNLLU(test.snippet), at: func(int) onrecord.ID { return "" }}
			if got := r.judge(test.trigger).status; got != test.want {
				t.Errorf("status %q, want %q", got, test.want)
			}
		})
	}
}
