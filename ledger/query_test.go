package ledger

import (
	"strings"
	"testing"
)

// write shows a query as a tree.
func write(n *Node) string {
	if n == nil {
		return "everything"
	}
	if n.Op == Phrase {
		text := strings.Join(n.Words, "_")
		if n.Field != Anywhere {
			text = string(n.Field) + ":" + text
		}
		if n.Prefix {
			text += "*"
		}
		return text
	}
	parts := make([]string, len(n.Parts))
	for i, part := range n.Parts {
		parts[i] = write(part)
	}
	return [...]string{All: "all", Any: "any", But: "but"}[n.Op] + "(" + strings.Join(parts, " ") + ")"
}

func TestParseQuery(t *testing.T) {
	for text, want := range map[string]string{
		`ferry`:                          `ferry`,
		`night ferry`:                    `all(night ferry)`,
		`"night ferry" ann`:              `all(night_ferry ann)`,
		`state-owned`:                    `state_owned`,
		`ann's`:                          `ann_s`,
		`fer*`:                           `fer*`,
		`a OR b c`:                       `any(a all(b c))`,
		`a (b OR c)`:                     `all(a any(b c))`,
		`a -b -"c d"`:                    `but(a b c_d)`,
		`a -(b OR c)`:                    `but(a any(b c))`,
		`speaker:"Ann Example" act:Says`: `all(speaker:Ann_Example act:says)`,
		`a -type:assault`:                `but(a type:ASSAULT)`,
		`published:2031`:                 `everything`,
		`published:2031 a`:               `a`,
		`http://courier.example/x`:       `http_courier_example_x`,
		`a "OR" b`:                       `all(a OR b)`,
		`"title: a"`:                     `title_a`,
		`title:"a b" -title:"c d"`:       `but(title:a_b title:c_d)`,
		`actor:ann target:bo`:            `all(actor:ann target:bo)`,
		`story:1f0c22 status:denied`:     `everything`,
		`date:2031 due:/2032 a`:          `a`,
	} {
		q, err := ParseQuery(text)
		if err != nil {
			t.Errorf("%v", err)
		} else if got := write(q.Match); got != want {
			t.Errorf("%s is read as %s, want %s", text, got, want)
		}
	}
}

func TestParseQueryFails(t *testing.T) {
	for text, want := range map[string]string{
		``:                              "nothing to look for",
		`-a`:                            "beside it",
		`"a b`:                          "not closed",
		`(a`:                            "not closed",
		`a)`:                            "no partner",
		`()`:                            "nothing stands",
		`a OR`:                          "both sides",
		`OR a`:                          "both sides",
		`...`:                           "no words",
		`act:shouts`:                    "acts are says, denies",
		`type:WAR`:                      "types are AGREE",
		`published:May`:                 "dates are",
		`published:/`:                   "needs a date",
		`a OR published:2031`:           "neither beside OR",
		`published:2031 OR a`:           "neither beside OR",
		`(published:2031 a)`:            "neither beside OR",
		`-published:2031`:               "cannot be negated",
		`said:yes`:                      "no filter is called",
		strings.Repeat("(", 1000) + "a": "more than 30",
		`status:true`:                   "statuses are reported",
		`a OR due:2031`:                 "neither beside OR",
		`story:x`:                       "no id of an article",
	} {
		if q, err := ParseQuery(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s gives %+v, error %v, want %q", text, q, err, want)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	f.Add(`speaker:"Ann Example" (a OR -b*) published:2031/2032`)
	f.Fuzz(func(t *testing.T, text string) {
		if q, err := ParseQuery(text); err == nil && q.Match == nil && q.Published.IsOpen() && q.Dated.IsOpen() && q.Due.IsOpen() && len(q.Statuses) == 0 && q.Story == "" {
			t.Errorf("%q asks for nothing", text)
		}
	})
}

func TestPassage(t *testing.T) {
	text := "The Courier\n" + strings.Repeat("Nobody came. ", 20) + "Žofie Malá said the night ferry was late. " + strings.Repeat("Nobody left. ", 20) + "\nEnd."
	for _, test := range []struct{ query, want string }{
		{`"zofie mala"`, "Žofie Malá said"},
		{"absent OR ferry", "night ferry was late"},
		{"courier", "The Courier"},
		{"title:courier", ""},
		{"fer*", "ferry"},
	} {
		q, err := ParseQuery(test.query)
		if err != nil {
			t.Fatal(err)
		}
		got := passage(text, q.Match)
		if !got.Fits(text) || !strings.Contains(got.In(text), test.want) || got.Len() > 2*around+40 || (test.want == "") != got.Empty() {
			t.Errorf("%s: %q", test.query, got.In(text))
		}
	}
	if q, _ := ParseQuery("courier"); passage(text, q.Match).In(text) != "The Courier" {
		t.Error("a passage goes past the end of its line")
	}
}
