package ledger

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
)

func TestAround(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 60))
	for _, test := range []struct{ text, want string }{
		{"First line.\nAnn Example met Bo Sample.\nLast line.", "Ann Example met Bo Sample."},
		{long + " met " + long, "… " + strings.Repeat("word ", 19) + "met" + strings.Repeat(" word", 19) + " …"},
		{"Sen. Ann Example Ann Marie ExampleBridge vote delayed MORE met Bo Sample Bo R. SamplePoll: ferry popular MORE in Velde.", "Sen. Ann Example met Bo Sample in Velde."},
	} {
		start := strings.Index(test.text, "met")
		if got := Around(test.text, onrecord.Span{Start: start, End: start + len("met")}); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
