package statements

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

// The speaker is found in all the words of the source; of the statements of a text, the last one's is compared.
func TestSpeakers(t *testing.T) {
	for _, test := range []struct{ about, text, want string }{
		{"a title before the name", "House Speaker Ilse Varga said that the harbour was safe.", "Ilse Varga"},
		{"a rank that nobody knows", "Additional DIG Peter Varga of the harbour police said that the ship had sunk.", "Peter Varga"},
		{"a clause behind the name", "Gen Varga, who is also a minister, said that the harbour was safe.", "Varga"},
		{"a possessor", "Ilse Varga's report said that the harbour was safe.", "Ilse Varga"},
		{"a name in a compound", "A Harbourwatch report said that the bridge was unsafe.", "Harbourwatch"},
		{"a maker", "A study by Harbourwatch found that the bridge was unsafe.", "Harbourwatch"},
		{"a report of nobody's", "The figures show that the bridge is unsafe.", "unnamed"},
		{"many of a group", "Many of her supporters believe that the bridge is unsafe.", "Many of her supporters"},
		{"experts", "Experts say that the bridge is unsafe.", "unnamed"},
		{"experts whom somebody reached", "The bridge is unsafe, according to bridge experts reached by Harbourwatch.", "unnamed"},
		{"a group with a name", "Norwegians believe that the bridge is unsafe.", "Norwegians"},
		{"the first person", "Ilse Varga said: “I think that the bridge is unsafe.”", "Ilse Varga"},
		{"whoever writes is not who spoke last", "Ilse Varga said that the harbour was safe.\n\nI believe that the bridge is unsafe.", "unnamed"},
		{"he is the subject of his sentence", "Jon Varga said that nobody won. Peter Tarr met the president on Sunday to pitch a plan he says will work.", "Peter Tarr"},
		{"he is not whom he was asked about", "Jon Varga said that nobody won. Asked why Peter Tarr left the town, he said that nobody knew.", "Jon Varga"},
		{"a statement of who spoke last", "Ilse Varga said that the harbour was safe. The statement said that the bridge was lost.", "Ilse Varga"},
	} {
		_, found, set := read(t, test.text)
		if len(found) == 0 {
			t.Errorf("%s: nothing found", test.about)
			continue
		}
		got := string(found[len(found)-1].Speaker)
		if actor := set.Actor(onrecord.ID(got)); actor != nil {
			got = actor.Name
		}
		if got != test.want {
			t.Errorf("%s: %q speaks, want %q", test.about, got, test.want)
		}
	}
}

func TestPersons(t *testing.T) {
	article, err := articles.Read("test", []byte("Ilse Varga told Odo Brask: “I will not sell you my harbour.” I was there."))
	if err != nil {
		t.Fatal(err)
	}
	d := parse.Article(article)
	set := mentions.Find(d, nil)
	before := len(set.Actors[0].Mentions)
	with := Persons(d, set, Find(d, set))
	var got []string
	for _, a := range with.Actors {
		for _, m := range a.Mentions {
			if m.Form == onrecord.Pronoun {
				got = append(got, a.Name+": "+m.In(article.Text))
			}
		}
	}
	if want := []string{"Ilse Varga: I", "Ilse Varga: my", "Odo Brask: you"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if country, _ := with.Codes(syntax.Range{First: 0, Stop: 2}, 0); country != "" { // not lost with the copy
		t.Errorf("%s is of %q", article.Text[:10], country)
	}
	if len(set.Actors[0].Mentions) != before {
		t.Error("the set was edited")
	}
}
