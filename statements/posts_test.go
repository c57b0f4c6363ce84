package statements

import (
	"slices"
	"testing"
)

func TestPosts(t *testing.T) {
	for _, test := range []struct {
		about, text string
		want        []string
	}{
		{"signed at the end", "The mayor was angry on Sunday.\n\nThe bridge is a ruin. Sad! https://x.example/b pic.twitter.com/Ab1c — Ilse Varga (@ilsevarga) June 3, 2031",
			[]string{"Ilse Varga: The bridge is a ruin. Sad!"}},
		{"signed below", "It was a hot day, and the ferry was full.\n\nThe toll is a scandal.\n\n— Jon Tarr (@jontarr) June 4, 2031\n\nIt was a holiday.", []string{"Jon Tarr: The toll is a scandal."}},
		{"a handle alone", "It was a hot day, and the ferry was full.\n\nThe toll is a scandal.\n\n@tarr_31.\n\nIt was a holiday.", []string{"@tarr_31: The toll is a scandal."}},
		{"an address is no signature", "It was a holiday, and @tarr_31 was at sea.", nil},
		{"nor is a name in a sentence", "The ferry – the crew of Jon Tarr (@jontarr) sailed it – was late.", nil},
	} {
		if got := outermost(t, test.text); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.about, got, test.want)
		}
	}
}

// What is said in a quotation is found as it is outside of one, and is not quoted itself.
func TestSaidInQuotation(t *testing.T) {
	text, found, _ := read(t, "“The minister keeps saying that the bridge is safe,” Ilse Varga said.")
	for _, st := range found {
		if st.Inside != "" && quote(text, st.Content) == "that the bridge is safe" && st.Form == "indirect" {
			return
		}
	}
	t.Error("not found as an indirect statement within the quotation")
	for _, st := range found {
		t.Logf("found %q %q %s", quote(text, st.Cue), quote(text, st.Content), st.Form)
	}
}
