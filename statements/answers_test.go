package statements

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
)

func TestRetortAnswersTheClaim(t *testing.T) {
	text, found, set := read(t, "Ilse Varga claimed that Orsenna had mined the harbour, a charge the Orsennan government has repeatedly denied.")
	if len(found) != 2 {
		t.Fatalf("%d statements, want 2", len(found))
	}
	claim, denial := found[0], found[1]
	if got := quote(text, claim.Content); got != "that Orsenna had mined the harbour" {
		t.Errorf("claim %q", got)
	}
	if denial.Act != onrecord.Denies || denial.Answers != claim.ID || quote(text, denial.Content) != "a charge" {
		t.Errorf("denial %s %q answers %q", denial.Act, quote(text, denial.Content), denial.Answers)
	}
	if actor := set.Actor(denial.Speaker); actor == nil || !strings.Contains(actor.Name, "government") {
		t.Errorf("the denial's speaker is %q", denial.Speaker)
	}
}

// TestAnswers looks for the last statement's target: the words of the statement that it denies, confirms or answers.
func TestAnswers(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Jonas Okafor alleged that the mayor had taken bribes. Nobody was arrested. Mayor Ilse Varga denied the allegation.", "that the mayor had taken bribes"},
		{"Jonas Okafor argued that the bridge was safe. Mayor Ilse Varga rejected that argument.", "that the bridge was safe"},
		{"Jonas Okafor said that the bridge had cracked. Mayor Ilse Varga denied it.", "that the bridge had cracked"},
		{"Jonas Okafor said that the bridge had cracked. Mayor Ilse Varga confirmed the report.", "that the bridge had cracked"},
		{"Jonas Okafor said that the bridge had cracked. Mayor Ilse Varga refused to confirm the report.", "that the bridge had cracked"},
		{"Jonas Okafor said that the bridge had cracked. Mayor Ilse Varga denied that the bridge had cracked.", "that the bridge had cracked"},
		{"Jonas Okafor said that the ferry was late. Mayor Ilse Varga denied that the bridge had cracked.", ""},
		{"Mayor Ilse Varga said that the bridge was safe. Varga denied that the bridge was safe.", ""},                    // nobody denies himself
		{"Jonas Okafor claimed that the ferry was late. Mayor Ilse Varga denied rumours that she will buy the bank.", ""}, // which say what they are
		{"Jonas Okafor said that the bridge had cracked. Mayor Ilse Varga declined to comment on the report.", ""},
		{"Asked whether the bridge was safe, Mayor Ilse Varga said that she had crossed it.", "whether the bridge was safe"},
		{"COURIER: Why did you leave?\n\nDESSALIN: The letters went unanswered. Nothing came.", "Why did you leave?"},
	}
	for _, test := range tests {
		text, found, _ := read(t, test.text)
		if len(found) < 2 {
			t.Errorf("%q: %d statements, want at least two", test.text, len(found))
			continue
		}
		got := ""
		for _, st := range found {
			if st.ID == found[len(found)-1].Answers {
				got = quote(text, st.Content)
			}
		}
		if got != test.want {
			t.Errorf("%q: %q answers %q, want %q", test.text, quote(text, found[len(found)-1].Content), got, test.want)
		}
	}
}
