package events

import (
	"testing"

	"github.com/onrecord/onrecord"
)

// TestStatusInSentences reads one event of each sentence.
func TestStatusInSentences(t *testing.T) {
	tests := []struct {
		text, lemma string
		want        onrecord.Status
	}{
		{"None of the ministers visited Velonia.", "visit", onrecord.Negated},
		{"Velonia should not have attacked Norland.", "attack", onrecord.Reported},
		{"Velonia should have arrested Ostrov.", "arrest", onrecord.Negated},
		{"Velonia could not arrest Ostrov.", "arrest", onrecord.Negated},
		{"Velonia said that it would release Ostrov.", "release", onrecord.Planned},
		{"Velonia would release Ostrov if Norland paid.", "release", onrecord.Hypothetical},
		{"Velonia did not fail to arrest Ostrov.", "arrest", onrecord.Reported},
		{"Velonia dropped Ostrov from the talks with Norland.", "talk", onrecord.Reported},
		{"Velonia almost arrested Ostrov.", "arrest", onrecord.Negated},
		{"Velonia has yet to release Ostrov.", "release", onrecord.Negated},
		{"Velonia has not arrested or expelled Ostrov.", "expel", onrecord.Negated},
		{"Norland is not only criticising Velonia.", "criticise", onrecord.Reported},
		{"Velonia wants talks with Norland.", "talk", onrecord.Hypothetical},
		{"Velonia planned an attack on Norland.", "attack", onrecord.Planned},
		{"Norland will receive the sailors whom Velonia arrested.", "arrest", onrecord.Reported},

		// What somebody is said to have done is a claim, whatever the tree makes of the clause.
		{"The panel heard testimony from Norland that Velonia had attacked Ostrov.", "attack", onrecord.Alleged},
		{"Norland wants to share with the panel its allegations that Velonia attacked Ostrov.", "attack", onrecord.Alleged},
		{"The anger is fed by the allegation, now being investigated by the police, that Velonia attacked Ostrov.", "attack", onrecord.Alleged},
		{"Norland, which testified before the panel on Thursday that Velonia attacked Ostrov, left.", "attack", onrecord.Alleged},
		{"Norland is certain that Velonia attacked Ostrov.", "attack", onrecord.Alleged},
		{"None of that means that Velonia attacked Ostrov.", "attack", onrecord.Hypothetical},
		{"There is no evidence that Velonia attacked Ostrov.", "attack", onrecord.Hypothetical},
		{"Norland's claim that Velonia attacked Ostrov was dismissed.", "attack", onrecord.Alleged},
		{"The theory that Velonia attacked Ostrov spread.", "attack", onrecord.Alleged},
		{"It is not true that Velonia attacked Ostrov.", "attack", onrecord.Negated},
		{"Many people doubt that Velonia attacked Ostrov.", "attack", onrecord.Hypothetical},
		{"An attack on Ostrov by Velonia would be a mistake.", "attack", onrecord.Hypothetical},
		{"An attack on Ostrov by Velonia was a mistake.", "attack", onrecord.Reported},
		{"Did Velonia attack Ostrov on Friday?", "attack", onrecord.Hypothetical},
		{"Why did Velonia attack Ostrov?", "attack", onrecord.Reported},
		{"Ostrov is on trial for killing two men.", "kill", onrecord.Alleged},
		{"Ostrov was arrested on suspicion of killing two men.", "kill", onrecord.Alleged},
		{"Ostrov was acquitted of killing two men.", "kill", onrecord.Alleged},
		{"Ostrov was convicted of killing two men.", "kill", onrecord.Reported},
		{"Ostrov pleaded guilty to killing two men.", "kill", onrecord.Alleged},
		{"Velonia arrested ten men in an attack on Norland.", "attack", onrecord.Reported},
		{"Ostrov pleaded not guilty to killing two men.", "kill", onrecord.Denied},
	}
	for _, test := range tests {
		if got := statusIn(test.text, test.lemma); got != test.want {
			t.Errorf("%q: status %q, want %q", test.text, got, test.want)
		}
	}
}

// TestFigurative reads sentences whose words are meant otherwise.
func TestFigurative(t *testing.T) {
	for _, text := range []string{
		"Velonia launched an attack on inflation.",
		"The confirmation battle of Ostrov began.",
		"Ostrov fired back at Norland.",
		"In the second half the striker shot wide of the goal of Norland, and Velonia won the match.",
		"Ostrov kicked off the season of Norland.",
		"Ostrov shot himself in Velonia.",
	} {
		if got := readText(text).all(nil, nil, nil); len(got) != 0 {
			t.Errorf("%q: %s %q, want none", text, got[0].Type, got[0].lemma)
		}
	}
	if got := readText("Ostrov launched a scathing attack on Norland.").all(nil, nil, nil); len(got) != 1 || got[0].Type != onrecord.Accuse {
		t.Errorf("a scathing attack became %+v", got)
	}
	r := readText("Velonia invaded Norland.")
	if !r.history("1432") || r.history("1994") {
		t.Error("history is not told from the news")
	}
}

func TestDemands(t *testing.T) {
	got := readText("Velonia said that Norland must release Ostrov.").all(nil, nil, nil)
	if len(got) != 2 || got[0].Type != onrecord.Request || got[0].Actors[0] != "Velonia" || got[0].Recipients[0] != "Norland" {
		t.Errorf("a demand became %+v", got)
	}
	for _, f := range readText("Velonia said that Norland should have released Ostrov.").all(nil, nil, nil) {
		if f.Type == onrecord.Request {
			t.Errorf("a reproach became %+v", f)
		}
	}
}

func TestModes(t *testing.T) {
	for text, want := range map[string]string{
		"Velonia threatened to bomb Norland.":      "violence",
		"Velonia threatened to arrest Ostrov.":     "arrest",
		"Velonia refused to meet Ostrov.":          "meet",
		"Velonia urged Norland to release Ostrov.": "yield",
		"Velonia, Norland and Tarvia met.":         "multilateral",
	} {
		if got := readText(text).all(nil, nil, nil); len(got) == 0 || got[0].Mode != want {
			t.Errorf("%q: %+v, want mode %s", text, got, want)
		}
	}
}

// TestWhoFurtherBelow reads who undergoes an act that its own phrases do not name.
func TestWhoFurtherBelow(t *testing.T) {
	tests := []struct {
		text              string
		kind              onrecord.EventType
		actor, undergoing onrecord.ID
	}{
		{"Velonia rejected a request from Norland.", onrecord.Reject, "Velonia", "Norland"},
		{"Velonia opened an investigation into the finances of Ostrov.", onrecord.Accuse, "Velonia", "Ostrov"},
		{"Warships of Velonia shelled Norland.", onrecord.Assault, "Velonia", "Norland"},
		{"Velonia is willing to help Norland.", onrecord.Agree, "Velonia", "Norland"},
	}
	for _, test := range tests {
		got := readText(test.text).all(nil, nil, nil)
		if len(got) == 0 || got[0].Type != test.kind || len(got[0].Actors) == 0 || got[0].Actors[0] != test.actor ||
			len(got[0].Recipients) == 0 || got[0].Recipients[0] != test.undergoing {
			t.Errorf("%q: %+v", test.text, got)
		}
	}
}
