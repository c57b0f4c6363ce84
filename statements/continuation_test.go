package statements

import (
	"slices"
	"testing"
)

func TestContinued(t *testing.T) {
	for _, test := range []struct {
		about, text string
		want        []string
	}{
		{"a cue in a sentence of its own", "“The harbour is safe.” Ilse Varga told the court.", []string{"Ilse Varga: “The harbour is safe.”"}},
		{"a quotation signed with a dash", "Ilse Varga was there.\n\n“The harbour is safe.” — Ilse Varga", []string{"Ilse Varga: “The harbour is safe.”"}},
		{"signed on the next line", "“The harbour is safe. It always was.”\n\n― Ilse Varga, Stenby", []string{"Ilse Varga: “The harbour is safe. It always was.”"}},
		{"a crosshead", "Ilse Varga said the harbour was safe.\n\n‘We can all go swimming again’\n\nThe beach opened at noon.", []string{"Ilse Varga: the harbour was safe"}},
		{"a sentence behind what is not quoted", "Ilse Varga said the harbour was safe. The gates had held. “We can all go swimming again.”",
			[]string{"Ilse Varga: the harbour was safe", "Ilse Varga: “We can all go swimming again.”"}},
		{"words behind the cue", "“The harbour is safe,” said Ilse Varga, who had told everybody so.", []string{"Ilse Varga: “The harbour is safe,”"}},
		{"no blank before a quotation", "Ilse Varga said the harbour was safe.“The gates held well.”", []string{"Ilse Varga: the harbour was safe", "Ilse Varga: “The gates held well.”"}},
	} {
		if got := outermost(t, test.text); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.about, got, test.want)
		}
	}
}
