package statements

import (
	"maps"
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
)

// TestActsAreKnown holds every line of acts.txt to a class that is asked for; a misspelt act would make a class that nobody asks for.
func TestActsAreKnown(t *testing.T) {
	asked := []string{"befalls", "blame", "claims", "common", "confirms", "duties", "foreseen", "grants", "hedges", "holds", "lays", "light", "names", "opens", "remarks",
		"replies", "states", "untrue", "withholds", "wrongs"}
	if got := slices.Sorted(maps.Keys(classes)); !slices.Equal(got, asked) {
		t.Errorf("acts.txt: classes %q, want %q", got, asked)
	}
	if len(cueActs) < 200 || len(classes["blame"]) < 20 {
		t.Errorf("acts.txt: %d cues, %d words of blame: the file was not read", len(cueActs), len(classes["blame"]))
	}
}

// TestActs reads one sentence each and looks at its first statement.
func TestActs(t *testing.T) {
	tests := []struct {
		text            string
		act             onrecord.Act
		negated, hedged bool
	}{
		// The cue in its frame.
		{"Ilse Varga called for new talks.", onrecord.Demands, false, false},
		{"Ilse Varga told the dockers to leave the harbour.", onrecord.Demands, false, false},
		{"Ilse Varga agreed to repair the bridge.", onrecord.Promises, false, false},
		{"Ilse Varga agreed that the bridge was old.", onrecord.Says, false, false},
		{"Ilse Varga expressed disappointment over the delay.", onrecord.Accuses, false, false},
		{"Ilse Varga rejected the letter.", onrecord.Denies, false, false},
		// Polarity and hedging.
		{"Ilse Varga did not rule out a strike.", onrecord.Says, true, false},
		{"Ilse Varga refused to confirm the report.", onrecord.Says, true, false},
		{"Ilse Varga neither confirmed nor denied the report.", onrecord.Says, true, false},
		{"Ilse Varga has not said whether she will resign.", onrecord.Says, true, false},
		{"Ilse Varga is not convinced that the bridge is safe.", onrecord.Believes, true, false},
		{"Ilse Varga never wanted to close the bridge.", onrecord.Wants, true, false},
		{"Ilse Varga may have said that the bridge was safe.", onrecord.Says, false, true},
		// What plain saying does, by its content.
		{"Ilse Varga said she would repair the bridge.", onrecord.Promises, false, false},
		{"Ilse Varga said the bridge would collapse.", onrecord.Predicts, false, false},
		{"Ilse Varga said that many dockers are likely to lose their jobs.", onrecord.Predicts, false, false},
		{"Ilse Varga said that the port authority must reopen the bridge.", onrecord.Demands, false, false},
		{"Ilse Varga said she would win the election.", onrecord.Predicts, false, false},
		{"“I would say the bridge is old,” said Ilse Varga.", onrecord.Says, false, false},
		{"“Close the bridge now,” said Ilse Varga.", onrecord.Demands, false, false},
		{"“Who closed the bridge?” said Ilse Varga.", onrecord.Asks, false, false},
		{"“We condemn the closure of the bridge,” said Ilse Varga.", onrecord.Accuses, false, false},
		{"Ilse Varga said the mayor had lied about the bridge.", onrecord.Accuses, false, false},
		{"Ilse Varga said that the government had ignored the dockers.", onrecord.Accuses, false, false},
		{"Ilse Varga said that the government never listened to the dockers.", onrecord.Accuses, false, false},
		{"Ilse Varga said that the talks had failed.", onrecord.Says, false, false},
		{"Ilse Varga said that the vote was rigged.", onrecord.Accuses, false, false},
		{"Ilse Varga said that the vote was not rigged.", onrecord.Denies, false, false},
		{"Ilse Varga said that the story was untrue.", onrecord.Denies, false, false},
		{"Ilse Varga claimed that the mayor had taken the money.", onrecord.Accuses, false, false},
		{"Ilse Varga claimed that the bridge was safe.", onrecord.Says, false, false},
		{"Ilse Varga admitted she had misled the council.", onrecord.Says, false, false},
		{"The harbour law says that owners could pay a fine.", onrecord.Says, false, false},
	}
	for _, test := range tests {
		_, found, _ := read(t, test.text)
		if len(found) == 0 {
			t.Errorf("%q: nothing found", test.text)
			continue
		}
		if st := found[0]; st.Act != test.act || st.Negated != test.negated || st.Hedged != test.hedged {
			t.Errorf("%q: %s, negated %v, hedged %v", test.text, st.Act, st.Negated, st.Hedged)
		}
	}
}
