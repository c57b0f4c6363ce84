package statements

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// Persons returns the set with the first and second persons of quotations and posts added: "I" and "we" mention who speaks, "you" who
// is spoken to, as far as that is known.
func Persons(d *syntax.Document, set *mentions.Set, said []onrecord.Statement) *mentions.Set {
	extra := make(map[int]onrecord.ID)
	spoken := findQuotations(d)
	for _, p := range findPosts(d) {
		spoken = append(spoken, p.content)
	}
	for _, q := range spoken {
		for i := q.First; i < q.Stop; i++ {
			if d.Tokens[i].UPOS != "PRON" {
				continue
			}
			who := onrecord.ID("")
			switch word := strings.ToLower(d.Text(i)); {
			case firstPerson(word):
				if st := innermost(said, d.Tokens[i].Span); st != nil {
					who = st.Speaker
				}
			case secondPerson(word):
				if st := innermost(said, d.Tokens[i].Span); st != nil {
					who = st.To
				}
			}
			if who != "" && who != onrecord.Unnamed {
				extra[i] = who
			}
		}
	}
	return set.With(d, extra)
}

// innermost returns the statement of least content that holds a word, or nil.
func innermost(said []onrecord.Statement, word onrecord.Span) *onrecord.Statement {
	var best *onrecord.Statement
	for i := range said {
		for _, c := range said[i].Content {
			if c.Contains(word) && (best == nil || length(said[i].Content) < length(best.Content)) {
				best = &said[i]
			}
		}
	}
	return best
}

func firstPerson(word string) bool {
	switch word {
	case "i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves":
		return true
	}
	return false
}

func secondPerson(word string) bool {
	switch word {
	case "you", "your", "yours", "yourself", "yourselves":
		return true
	}
	return false
}
