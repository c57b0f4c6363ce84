package corpora

import (
	"testing"

	"github.com/onrecord/onrecord"
)

func TestSurnames(t *testing.T) {
	cases, err := Surnames()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if len(c.People[0]) == 0 || len(c.People[1]) == 0 || c.About == "" {
			t.Errorf("%q has no two people", c.About)
		}
	}
	for _, wrong := range []string{"{3 Ann} left.", "{1 Ann left.", "{Ann} left."} {
		if err := new(SurnameCase).read(wrong); err == nil {
			t.Errorf("%q gives no error", wrong)
		}
	}
}

func TestConfusion(t *testing.T) {
	var c SurnameCase
	if err := c.read("{1 Ann Moll} met {2 Bo Moll}. {1 Moll} left."); err != nil {
		t.Fatal(err)
	}
	if c.Text != "Ann Moll met Bo Moll. Moll left.\n" {
		t.Fatalf("the text is %q", c.Text)
	}
	actor := func(name string, spans ...onrecord.Span) onrecord.Actor {
		a := onrecord.Actor{Name: name, Type: onrecord.Person}
		for _, s := range spans {
			a.Mentions = append(a.Mentions, onrecord.Mention{Span: s, Form: onrecord.Name})
		}
		return a
	}
	ann, bo, moll := c.People[0][0], c.People[1][0], c.People[0][1]
	for want, actors := range map[string][]onrecord.Actor{
		"":                                    {actor("Ann", ann, moll), actor("Bo", bo)},
		`"Moll" is taken for Bo, not for Ann`: {actor("Ann", ann), actor("Bo", bo, moll)},
		"both are Ann":                        {actor("Ann", ann, bo, moll)},
		`nobody is found in "Bo Moll"`:        {actor("Ann", ann, moll)},
	} {
		if got := c.Confusion(actors); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
