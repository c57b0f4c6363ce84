package statements

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/syntax"
)

// What somebody does to somebody is nothing said, but for a clause, a quotation, or a verb that says something.
func TestOnlyDone(t *testing.T) {
	const men = `
1 Police police NOUN NNS _ 2 nsubj
2 VERB VERB VERB VBD _ 0 root
3 the the DET DT _ 4 det
4 men man NOUN NNS _ 2 obj
`
	with := func(verb string) *view {
		return newView(syntax.ParseCoNLLU(strings.ReplaceAll(men, "VERB VERB", verb+" "+verb)))
	}
	a := attribution{cue: syntax.Range{First: 1, Stop: 2}, content: []syntax.Range{{First: 2, Stop: 4}}}
	for verb, want := range map[string]bool{"arrest": true, "announce": false, "deny": false, "unheardof": false} {
		if got := with(verb).onlyDone(a); got != want {
			t.Errorf("%s: %v", verb, got)
		}
	}
	v := with("arrest")
	if v.Tokens[3].UPOS = "VERB"; v.onlyDone(a) {
		t.Error("a clause is only done")
	}
	v = with("arrest")
	if v.quotation[3] = 0; v.onlyDone(a) {
		t.Error("a quotation is only done")
	}
}
