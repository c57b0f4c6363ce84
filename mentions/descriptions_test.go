package mentions

import (
	"slices"
	"testing"
)

func TestDescriptionsMean(t *testing.T) {
	const (
		senator = "Senator/PROPN/NNP/2/nmod:desc Ilva/PROPN/NNP/4/nsubj/B-Person Torrenz/PROPN/NNP/2/flat/E-Person spoke/VERB/VBD/0/root"
		leader  = "Ilva/PROPN/NNP/9/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person ,/PUNCT/,/4/punct leader/NOUN/NN/1/appos of/ADP/IN/7/case Harbour/PROPN/NNP/7/compound/B-Organization Front/PROPN/NNP/4/nmod/E-Organization ,/PUNCT/,/4/punct spoke/VERB/VBD/0/root"
	)
	tests := []struct {
		about     string
		sentences []string
		want      []string
	}{
		{"the lawmaker, a senator", []string{senator, "", "The/DET/DT/2/det lawmaker/NOUN/NN/3/nsubj left/VERB/VBD/0/root"},
			[]string{"Ilva Torrenz (person): Senator Ilva Torrenz, The lawmaker"}},
		{"the only senator, of whom the party goes without saying", []string{senator, "The/DET/DT/3/det Republican/ADJ/JJ/3/amod senator/NOUN/NN/4/nsubj left/VERB/VBD/0/root"},
			[]string{"Ilva Torrenz (person): Senator Ilva Torrenz, The Republican senator"}},
		{"not the deputy's office", []string{"Deputy/PROPN/NNP/2/compound Mayor/PROPN/NNP/3/nmod:desc Ilva/PROPN/NNP/5/nsubj/B-Person Torrenz/PROPN/NNP/3/flat/E-Person spoke/VERB/VBD/0/root",
			"", "Protests/NOUN/NNS/2/nsubj followed/VERB/VBD/0/root against/ADP/IN/5/case the/DET/DT/5/det mayor/NOUN/NN/2/obl"},
			[]string{"Ilva Torrenz (person): Deputy Mayor Ilva Torrenz", "the mayor (person): the mayor"}},
		{"who is announced before he is named", []string{"A/DET/DT/2/det judge/NOUN/NN/3/nsubj ruled/VERB/VBD/0/root", "",
			"Justice/PROPN/NNP/2/nmod:desc Odo/PROPN/NNP/4/nsubj/B-Person Brask/PROPN/NNP/2/flat/E-Person spoke/VERB/VBD/0/root"},
			[]string{"Odo Brask (person): A judge, Justice Odo Brask"}},
		{"a wife who has been named", []string{"Odo/PROPN/NNP/3/nsubj/B-Person Brask/PROPN/NNP/1/flat/E-Person left/VERB/VBD/0/root his/PRON/PRP$/5/nmod:poss wife/NOUN/NN/6/nmod:desc Ilva/PROPN/NNP/3/obj/S-Person",
			"", "His/PRON/PRP$/4/nmod:poss ex/NOUN/NN/4/compound -/PUNCT/HYPH/4/punct wife/NOUN/NN/5/nsubj spoke/VERB/VBD/0/root"},
			[]string{"Odo Brask (person): Odo Brask, his, His", "Ilva (person): Ilva, His ex - wife"}},
		{"the front of its leader", []string{leader, "", "Her/PRON/PRP$/2/nmod:poss movement/NOUN/NN/3/nsubj won/VERB/VBD/0/root"},
			[]string{"Ilva Torrenz (person): Ilva Torrenz, leader of Harbour Front, Her", "Harbour Front (organisation): Harbour Front, Her movement"}},
		{"the campaigns of two", []string{"Torrenz/PROPN/NNP/3/nmod:poss/S-Person 's/PART/POS/1/case campaign/NOUN/NN/4/nsubj won/VERB/VBD/0/root", "", "Brask/PROPN/NNP/3/nmod:poss/S-Person 's/PART/POS/1/case campaign/NOUN/NN/4/nsubj lost/VERB/VBD/0/root"},
			[]string{"Torrenz (person): Torrenz", "Torrenz 's campaign (organisation): Torrenz 's campaign", "Brask (person): Brask", "Brask 's campaign (organisation): Brask 's campaign"}},
		{"a campaign that is no people", []string{"An/DET/DT/3/det awareness/NOUN/NN/3/compound campaign/NOUN/NN/4/nsubj began/VERB/VBD/0/root"}, nil},
		{"nominees of two parties", []string{
			"Ilva/PROPN/NNP/3/nsubj/B-Person Torrenz/PROPN/NNP/1/flat/E-Person met/VERB/VBD/0/root Odo/PROPN/NNP/3/obj/B-Person Brask/PROPN/NNP/4/flat/E-Person ,/PUNCT/,/9/punct the/DET/DT/9/det Republican/ADJ/JJ/9/amod nominee/NOUN/NN/4/appos",
			"", "Brask/PROPN/NNP/2/nsubj/S-Person spoke/VERB/VBD/0/root", "The/DET/DT/3/det Democratic/ADJ/JJ/3/amod nominee/NOUN/NN/4/nsubj left/VERB/VBD/0/root", "The/DET/DT/3/det GOP/PROPN/NNP/3/compound candidate/NOUN/NN/4/nsubj stayed/VERB/VBD/0/root"},
			[]string{"Ilva Torrenz (person): Ilva Torrenz, The Democratic nominee", "Odo Brask (person): Odo Brask, the Republican nominee, Brask, The GOP candidate"}},
		{"whom a group counts", []string{"Thousands/NOUN/NNS/4/nsubj of/ADP/IN/3/case protesters/NOUN/NNS/1/nmod marched/VERB/VBD/0/root", "", "Demonstrators/NOUN/NNS/2/nsubj sang/VERB/VBD/0/root"},
			[]string{"Demonstrators (group): Thousands of protesters, Demonstrators"}},
		{"a name behind the complement of an office", []string{
			"The/DET/DT/2/det secretary/NOUN/NN/12/nsubj for/ADP/IN/5/case the/DET/DT/5/det port/NOUN/NN/2/nmod ,/PUNCT/,/7/punct Odo/PROPN/NNP/12/dep/B-Person Brask/PROPN/NNP/7/flat/E-Person ,/PUNCT/,/7/punct has/AUX/VBZ/12/aux now/ADV/RB/12/advmod spoken/VERB/VBN/0/root"},
			[]string{"Odo Brask (person): The secretary for the port, Odo Brask"}},
	}
	for _, test := range tests {
		t.Run(test.about, func(t *testing.T) {
			if got := actors(words(t, test.sentences...)); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestHomonym(t *testing.T) {
	const voted = "Georgia/PROPN/NNP/2/nsubj/S-Location voted/VERB/VBD/0/root"
	tests := []struct {
		about, other, want string
	}{
		{"the state beside another", "Florida/PROPN/NNP/2/nsubj/S-Location voted/VERB/VBD/0/root", "Georgia (place): Georgia"},
		{"the country in other words", "Tbilisi/PROPN/NNP/2/nsubj/S-Location agreed/VERB/VBD/0/root", "Georgia (country GEO): Georgia, Tbilisi"},
	}
	for _, test := range tests {
		t.Run(test.about, func(t *testing.T) {
			if got := actors(words(t, voted, test.other)); len(got) == 0 || got[0] != test.want {
				t.Errorf("got %q, want %q first", got, test.want)
			}
		})
	}
}
