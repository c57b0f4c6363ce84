package mentions_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax/parse"
)

// find finds the actors of a text of 6 May 2031.
func find(text string) *mentions.Set {
	article := &onrecord.Article{Text: text, Published: "2031-05-06", Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}}
	doc := parse.Article(article)
	return mentions.Find(doc, dates.Find(doc))
}

// roles lists the roles of a text as "holder: title of body, from-to, former".
func roles(text string) []string {
	var out []string
	for _, a := range find(text).Actors {
		for _, r := range a.Roles {
			s := a.Name + ": " + r.Title
			if r.Of != "" {
				s += " of " + r.Of
			}
			if r.From != "" || r.To != "" {
				s += fmt.Sprintf(", %s-%s", r.From, r.To)
			}
			if r.Former {
				s += ", former"
			}
			out = append(out, s)
		}
	}
	return out
}

// TestOffices groups titles that mean the same.
func TestOffices(t *testing.T) {
	tests := []struct{ text, want string }{
		{"PM Anna Torrenz spoke.", "prime minister"},
		{"Then-Prime Minister Anna Torrenz spoke.", "prime minister"},
		{"Anna Torrenz, ex-prime minister of Norway, spoke.", "prime minister"},
		{"Sen. Anna Torrenz spoke.", "senator"},
		{"Rep. Anna Torrenz spoke.", "representative"},
		{"Gen Peter Brask spoke.", "general"},
		{"Lt. Gen. Peter Brask spoke.", "lieutenant general"},
		{"Harbour Group CEO Anna Torrenz spoke.", "chief executive officer"},
		{"Harbour Group chief executive Anna Torrenz spoke.", "chief executive officer"},
		{"Anna Torrenz, the Minister of Foreign Affairs, spoke.", "foreign minister"},
		{"Norwegian Foreign Minister Anna Torrenz spoke.", "foreign minister"},
		{"Deputy Minister for Justice Anna Torrenz spoke.", "deputy justice minister"},
		{"Secretary of State Anna Torrenz spoke.", "secretary of state"},
		{"Republican presidential nominee Peter Brask spoke.", "presidential nominee"},
		{"Republican Peter Brask spoke.", "republican"},
		{"Longtime spokeswoman Anna Torrenz spoke.", "spokesperson"},
		{"Anna Torrenz, a Norwegian defence analyst, spoke.", "defense analyst"},
		{"Anna Torrenz, an Oslo-based analyst, spoke.", "analyst"},
		{"Senators Anna Torrenz and Peter Brask spoke.", "senator"},
		{"Anna Torrenz, Vice-Chairman of the Harbour Group, spoke.", "vice chair"},
		{"Anna Torrenz heads the Harbour Union.", "head"},
	}
	for _, test := range tests {
		var got []string
		for _, a := range find(test.text).Actors {
			for _, r := range a.Roles {
				got = append(got, r.Office)
			}
		}
		if len(got) == 0 || got[0] != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

// TestRoles reads plain sentences, one construction each.
func TestRoles(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		// Before the name.
		{"Mayor Anna Torrenz spoke.", []string{"Anna Torrenz: Mayor"}},
		{"Norwegian Foreign Minister Anna Torrenz spoke.", []string{"Anna Torrenz: Foreign Minister of Norway"}},
		{"Then prime minister Anna Torrenz spoke to ex-minister Peter Brask.", []string{"Anna Torrenz: prime minister, former", "Peter Brask: minister, former"}},
		{"Former president and prime minister Anna Torrenz spoke.", []string{"Anna Torrenz: president, former", "Anna Torrenz: prime minister, former"}},
		{"Former police officer and Harbour Union leader Anna Torrenz spoke.", []string{"Anna Torrenz: police officer, former", "Anna Torrenz: leader of Harbour Union"}},
		{"Senators Anna Torrenz and Peter Brask spoke.", []string{"Anna Torrenz: Senators", "Peter Brask: Senators"}},
		{"Secretary of State Anna Torrenz spoke.", []string{"Anna Torrenz: Secretary of State"}},
		{"Leader of the Opposition Anna Torrenz spoke.", []string{"Anna Torrenz: Leader of the Opposition"}},
		{"A relative of President Peter Brask spoke.", []string{"Peter Brask: President"}},
		{"He thanked Harbour Party National Chairman Peter Brask.", []string{"Peter Brask: National Chairman of Harbour Party"}},
		{"Brask campaign spokesman Anna Torrenz spoke.", []string{"Anna Torrenz: spokesman of Brask campaign"}},
		{"Deputy prime minister Gen. Peter Brask spoke.", []string{"Peter Brask: Deputy prime minister", "Peter Brask: Gen."}},
		{"Sub-district Health Officer (SHO) Peter Brask spoke.", []string{"Peter Brask: Sub-district Health Officer (SHO)"}},
		{"Private First Class Peter Brask spoke.", []string{"Peter Brask: Private First Class"}},
		{"The mayor, the harbour minister, Anna Torrenz, and we spoke.", nil},
		{"Peter Brask wanted Anna Torrenz to remain mayor.", nil},
		{"Last Thursday Mayor Anna Torrenz spoke.", []string{"Anna Torrenz: Mayor"}},
		{"He praised Norwegian officials and President Peter Brask.", []string{"Peter Brask: President"}},
		{"Minister of Justice Anna Torrenz spoke.", []string{"Anna Torrenz: Minister of Justice"}},
		{"Editor-in-Chief Anna Torrenz spoke.", []string{"Anna Torrenz: Editor-in-Chief"}},
		// After it.
		{"Anna Torrenz, 67, a Sampletown-based political and military analyst, spoke.", []string{"Anna Torrenz: Sampletown-based political and military analyst"}},
		{"Anna Torrenz, Vice-President and Prime Minister of Norway and Ruler of Sampletown, spoke.", []string{"Anna Torrenz: Vice-President", "Anna Torrenz: Prime Minister of Norway", "Anna Torrenz: Ruler of Sampletown"}},
		{"Anna Torrenz, founder and director of the Centre for Harbour Studies, spoke.", []string{"Anna Torrenz: founder and director of the Centre for Harbour Studies"}},
		{"Anna Torrenz, secretary-general of the Harbour Union, spoke.", []string{"Anna Torrenz: secretary-general of the Harbour Union"}},
		{"Anna Torrenz, the attorney general, spoke.", []string{"Anna Torrenz: attorney general"}},
		{"Anna Torrenz, mayor of Sampletown from 2011 to 2014, spoke.", []string{"Anna Torrenz: mayor of Sampletown, 2011-2014, former"}},
		{"Anna Torrenz, governor since March 2021, spoke.", []string{"Anna Torrenz: governor, 2021-03-"}},
		{"Anna Torrenz, soon to be Norway’s first female president, spoke.", []string{"Anna Torrenz: first female president of Norway"}},
		{"The former secretary of the Harbour Union, Anna Torrenz, spoke.", []string{"Anna Torrenz: secretary of the Harbour Union, former"}},
		// Clauses.
		{"Anna Torrenz is the head of the Harbour Union.", []string{"Anna Torrenz: head of the Harbour Union"}},
		{"Anna Torrenz is not a politician.", nil},
		{"Anna Torrenz has the character to be president.", nil},
		{"Peter Brask asked whether Anna Torrenz is the nominee.", nil},
		{"Anna Torrenz, who served as prime minister until 2019, spoke.", []string{"Anna Torrenz: prime minister, -2019, former"}},
		{"Anna Torrenz was ousted as president in 2022.", []string{"Anna Torrenz: president, -2022, former"}},
		{"Anna Torrenz became prime minister in May 2019.", []string{"Anna Torrenz: prime minister, 2019-05-"}},
		{"The council chose Anna Torrenz as its chair in 2019.", []string{"Anna Torrenz: chair, 2019-"}},
		{"Anna Torrenz was appointed the finance minister in October 2018.", []string{"Anna Torrenz: finance minister, 2018-10-"}},
		{"Anna Torrenz succeeded Peter Brask as mayor in 2020.", []string{"Anna Torrenz: mayor, 2020-"}},
		{"Peter Brask, as mayor of Sampletown, spoke.", []string{"Peter Brask: mayor of Sampletown"}},
		{"Anna Torrenz was mayor from 2015-2021.", []string{"Anna Torrenz: mayor, 2015-2021, former"}},
		{"Anna Torrenz will be mayor until 2035.", []string{"Anna Torrenz: mayor, -2035"}},
		{"Anna Torrenz was forced to step down as the party’s chair in 2030.", []string{"Anna Torrenz: chair of the party, -2030, former"}},
		{"Anna Torrenz took over as chair in 2019.", []string{"Anna Torrenz: chair, 2019-"}},
		{"Anna Torrenz resigned as mayor of Sampletown last year.", []string{"Anna Torrenz: mayor of Sampletown, -2030, former"}},
		{"Chief Justice Anna Torrenz spoke.", []string{"Anna Torrenz: Chief Justice"}},
		{"He was one of the officials Anna Torrenz met.", nil},
		{"If Anna Torrenz gets to be president, he will leave.", nil},
		{"Anna Torrenz (ABC), managing director of the Harbour Group, spoke.", []string{"Anna Torrenz: managing director of the Harbour Group"}},
		{"Anna Torrenz spoke. She was a member of the Harbour Council.", []string{"Anna Torrenz: member of the Harbour Council"}},
		{"Before her appointment as justice minister, Anna Torrenz was a prominent prosecutor.", []string{"Anna Torrenz: prosecutor", "Anna Torrenz: justice minister"}},
		{"Anna Torrenz heads the Harbour Union.", []string{"Anna Torrenz: heads of the Harbour Union"}},
		{"Anna Torrenz was the first leader to resign.", nil},
		{"Anna Torrenz is a resident of Sampletown.", nil},
	}
	for _, test := range tests {
		if got := roles(test.text); !slices.Equal(got, test.want) {
			t.Errorf("%q:\ngot  %q\nwant %q", test.text, got, test.want)
		}
	}
}
