package corpora

import (
	"testing"

	"github.com/onrecord/onrecord"
)

func TestQuotations(t *testing.T) {
	cases, err := Quotations()
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) != 30 {
		t.Errorf("there are %d cases, want 30", len(cases))
	}
	for _, c := range cases {
		for i, s := range c.Said {
			if len(s.Content) == 0 || s.Form != onrecord.Direct && s.Form != onrecord.Indirect && s.Form != onrecord.Mixed {
				t.Errorf("%s: statement %d has no content or form", c.About, i+1)
			}
		}
	}
	for _, wrong := range []string{"a\n{2 “Yes,”} said Ann.\n> 1 direct Ann", "a\n{1 “Yes,” said Ann.\n> 1 direct Ann", "a\n“Yes.”\n> direct Ann", "a\n“Yes.”\n> 2 direct Ann"} {
		if err := new(QuotationCase).read(wrong); err == nil {
			t.Errorf("%q gives no error", wrong)
		}
	}
}

func TestFault(t *testing.T) {
	var c QuotationCase
	if err := c.read("a\n{1 “Yes,”} said Ann Moll. {1 “I do.”} The “fair” began.\n> 1 direct Ann Moll"); err != nil {
		t.Fatal(err)
	}
	if want := "“Yes,” said Ann Moll. “I do.” The “fair” began.\n"; c.Text != want {
		t.Fatalf("the text is %q", c.Text)
	}
	actors := []onrecord.Actor{{ID: "a1", Name: "Ann Moll"}, {ID: "a2", Name: "Bo Moll"}}
	content := c.Said[0].Content
	said := func(speaker onrecord.ID, form onrecord.Form, content ...onrecord.Span) onrecord.Statement {
		return onrecord.Statement{Speaker: speaker, Form: form, Content: content}
	}
	fair := onrecord.Span{Start: content[1].End + 5, End: content[1].End + 15}
	right := said("a1", onrecord.Direct, content...)
	for want, found := range map[string][]onrecord.Statement{
		"": {right, said("a2", onrecord.Indirect, fair)},
		`["“Yes,”" "“I do.”"] is not found`:                     {said("a1", onrecord.Direct, content[0])},
		`["“Yes,”" "“I do.”"] is mixed, not direct`:             {said("a1", onrecord.Mixed, content...)},
		`["“Yes,”" "“I do.”"] is said by "a2", not by Ann Moll`: {said("a2", onrecord.Direct, content...)},
		`["“fair”"] is no statement`:                            {right, said("a1", onrecord.Mixed, fair)},
	} {
		if got := c.Fault(actors, found); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
