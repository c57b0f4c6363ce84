package mentions

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
)

func TestHeadlineNames(t *testing.T) {
	const body = "Ilva/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person spoke/VERB/VBD/0/root"
	tests := []struct {
		about, headline string
		body            []string
		want            []string
	}{
		{"words around a name that the article knows", "Mom/PROPN/NNP/3/nsubj/B-Person Corners/PROPN/NNPS/1/flat/I-Person Torrenz/PROPN/NNP/1/flat/E-Person Again/ADV/RB/1/advmod",
			[]string{body}, []string{"Ilva Torrenz (person): Torrenz, Ilva Torrenz"}},
		{"two names that the article knows", "Torrenz/PROPN/NNP/0/root/B-Person Burns/PROPN/NNPS/1/flat/I-Person Odo/PROPN/NNP/1/flat/I-Person Brask/PROPN/NNP/1/flat/E-Person",
			[]string{body, "Brask/PROPN/NNP/2/nsubj/S-Person spoke/VERB/VBD/0/root"},
			[]string{"Ilva Torrenz (person): Torrenz, Ilva Torrenz", "Odo Brask (person): Odo Brask, Brask"}},
		{"another name of that surname", "David/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person Quits/PROPN/NNPS/1/flat Race/PROPN/NNP/1/flat",
			[]string{body}, []string{"David Torrenz (person): David Torrenz", "Ilva Torrenz (person): Ilva Torrenz"}},
		{"a word that the article writes small", "Harbour/PROPN/NNP/0/root Tells/PROPN/NNPS/1/flat Farmer/PROPN/NNP/1/flat/B-Person Brask/PROPN/NNP/1/flat/E-Person",
			[]string{"The/DET/DT/2/det farmer/NOUN/NN/3/nsubj left/VERB/VBD/0/root"}, []string{"The farmer (person): The farmer"}},
		{"what the article does not know", "Harbour/PROPN/NNP/0/root Fetes/PROPN/NNPS/1/flat Odo/PROPN/NNP/1/flat/B-Person Brask/PROPN/NNP/1/flat/E-Person",
			[]string{body}, []string{"Odo Brask (person): Odo Brask", "Ilva Torrenz (person): Ilva Torrenz"}},
	}
	for _, test := range tests {
		t.Run(test.about, func(t *testing.T) {
			doc := words(t, append([]string{test.headline, ""}, test.body...)...)
			doc.Article.Blocks[0].Kind = onrecord.Heading
			if got := actors(doc); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}
