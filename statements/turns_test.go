package statements

import (
	"slices"
	"testing"
)

// outermost returns who says what in a text, statements inside others left out.
func outermost(t *testing.T, text string) []string {
	t.Helper()
	text, found, set := read(t, text)
	var said []string
	for _, st := range found {
		who := string(st.Speaker)
		if actor := set.Actor(st.Speaker); actor != nil {
			who = actor.Name
		}
		if st.Inside == "" {
			said = append(said, who+": "+quote(text, st.Content))
		}
	}
	return said
}

func TestTranscript(t *testing.T) {
	text, found, _ := read(t, "COURIER: Why did you leave?\n\nDESSALIN: The letters went unanswered. Nothing came.")
	var turns []string
	for _, st := range found {
		if st.Inside == "" {
			turns = append(turns, quote(text, st.Source)+": "+quote(text, st.Content))
		}
	}
	want := []string{"COURIER: Why did you leave?", "DESSALIN: The letters went unanswered. Nothing came."}
	if !slices.Equal(turns, want) {
		t.Errorf("turns %q, want %q", turns, want)
	}
}

func TestDatelineIsNoSpeaker(t *testing.T) {
	text, found, _ := read(t, "London: The harbour was closed on Sunday after a storm.")
	for _, st := range found {
		if quote(text, st.Cue) == ":" {
			t.Errorf("%q says %q", quote(text, st.Source), quote(text, st.Content))
		}
	}
}

func TestTurns(t *testing.T) {
	for _, test := range []struct {
		about, text string
		want        []string
	}{
		{"paragraphs without a label", "Ilse Varga was on the radio on Sunday.\n\nVARGA: The dam broke.\n\nNobody had looked after it.\n\n(applause)\n\nCOURIER: Since when?\n\nVARGA: Since May.",
			[]string{"Ilse Varga: The dam broke. … Nobody had looked after it.", "unnamed: Since when?", "Ilse Varga: Since May."}},
		{"initials", "The engineer Ilse Varga was on the radio on Sunday.\n\nOC: Why did the dam break?\n\nIV: Nobody had looked after it.",
			[]string{"unnamed: Why did the dam break?", "Ilse Varga: Nobody had looked after it."}},
		{"initials beyond ASCII", "The engineer Émile Varga was on the radio on Sunday.\n\nOC: Why did the dam break?\n\nÉV: Nobody had looked after it.",
			[]string{"unnamed: Why did the dam break?", "Émile Varga: Nobody had looked after it."}},
		{"letters with a stop", "The engineer Ilse Varga was on the radio on Sunday.\n\nQ. Why did the dam break?\n\nA. Nobody had looked after it.",
			[]string{"unnamed: Why did the dam break?", "Ilse Varga: Nobody had looked after it."}},
		{"numbers", "The votes of the day:\n\nIlse Varga: 1,204.\n\nOdo Brask: 980.", nil},
		{"a rubric", "EXCLUSIVE: The dam will break, Ilse Varga says", []string{"Ilse Varga: The dam will break"}},
		{"headings", "THE DAM: It broke on Sunday.\n\nTHE TOWN: It was flooded.", nil},
		{"a dialogue", "“Where is it?” asked Ilse Varga.\n\n“In the boat,” Odo Brask replied.\n\n“I did not see it there.”",
			[]string{"Ilse Varga: “Where is it?”", "Odo Brask: “In the boat,”", "Ilse Varga: “I did not see it there.”"}},
		{"no dialogue", "“It is in the boat,” said Ilse Varga.\n\n“It is not,” said Odo Brask.\n\n“I looked there on Monday.”",
			[]string{"Ilse Varga: “It is in the boat,”", "Odo Brask: “It is not,”", "Odo Brask: “I looked there on Monday.”"}},
	} {
		if got := outermost(t, test.text); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.about, got, test.want)
		}
	}
}
