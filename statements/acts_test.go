package statements

import (
	"maps"
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// TestActsAreKnown holds every line of acts.txt to a class that is asked for; a misspelt act would make a class that nobody asks for.
func TestActsAreKnown(t *testing.T) {
	asked := []string{"befalls", "blame", "claims", "common", "confirms", "doings", "duties", "foreseen", "grants", "harms", "hedges", "holds", "inquits", "lays", "light", "made", "menaces", "names", "opens", "personal", "printed", "prospects", "remarks",
		"replies", "rubrics", "seating", "seats", "settles", "states", "studies", "titled", "untrue", "withholds", "works", "wrongs"}
	if got := slices.Sorted(maps.Keys(classes)); !slices.Equal(got, asked) {
		t.Errorf("acts.txt: classes %q, want %q", got, asked)
	}
	if len(cueActs) < 200 || len(classes["blame"]) < 20 {
		t.Errorf("acts.txt: %d cues, %d words of blame: the file was not read", len(cueActs), len(classes["blame"]))
	}
}

// TestCues looks at cues as PolNeAR has them: the whole verb group.
func TestCues(t *testing.T) {
	tests := []struct {
		sentence        string
		cue             syntax.Range
		content         syntax.Range
		act             onrecord.Act
		negated, hedged bool
	}{
		{`
1 Varga _ PROPN NNP _ 4 nsubj
2 did do AUX VBD _ 4 aux
3 not not PART RB _ 4 advmod
4 rule rule VERB VB _ 0 root
5 out out ADP RP _ 4 compound:prt
6 talks talk NOUN NNS _ 4 obj
`, syntax.Range{First: 1, Stop: 5}, syntax.Range{First: 5, Stop: 6}, onrecord.Denies, true, false},
		{`
1 Varga _ PROPN NNP _ 2 nsubj
2 refused refuse VERB VBD _ 0 root
3 to to PART TO _ 4 mark
4 deny deny VERB VB _ 2 xcomp
5 it it PRON PRP _ 4 obj
`, syntax.Range{First: 3, Stop: 4}, syntax.Range{First: 4, Stop: 5}, onrecord.Denies, true, false},
		{`
1 Varga _ PROPN NNP _ 4 nsubj
2 did do AUX VBD _ 4 aux
3 not not PART RB _ 4 advmod
4 confirm confirm VERB VB _ 0 root
5 or or CCONJ CC _ 6 cc
6 deny deny VERB VB _ 4 conj
7 it it PRON PRP _ 6 obj
`, syntax.Range{First: 5, Stop: 6}, syntax.Range{First: 6, Stop: 7}, onrecord.Denies, true, false},
		{`
1 Varga _ PROPN NNP _ 4 nsubj
2 has have AUX VBZ _ 4 aux
3 repeatedly repeatedly ADV RB _ 4 advmod
4 denied deny VERB VBN _ 0 root
5 it it PRON PRP _ 4 obj
`, syntax.Range{First: 1, Stop: 4}, syntax.Range{First: 4, Stop: 5}, onrecord.Denies, false, false},
		{`
1 Varga _ PROPN NNP _ 2 nsubj
2 seemed seem VERB VBD _ 0 root
3 to to PART TO _ 4 mark
4 promise promise VERB VB _ 2 xcomp
5 it it PRON PRP _ 4 obj
`, syntax.Range{First: 1, Stop: 4}, syntax.Range{First: 4, Stop: 5}, onrecord.Promises, false, true},
	}
	for _, test := range tests {
		v := newView(syntax.ParseCoNLLU(test.sentence))
		a := attribution{cue: test.cue, head: 0, content: []syntax.Range{test.content}}
		if act, negated, hedged := v.actOfCue(&a), v.negated(a.cue), v.hedged(a.cue); act != test.act || negated != test.negated || hedged != test.hedged {
			t.Errorf("%s%s, negated %v, hedged %v", test.sentence, act, negated, hedged)
		}
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
		{"The Supreme Court held that the bridge was unsafe.", onrecord.Says, false, false},
		{"Ilse Varga agreed that the bridge was old.", onrecord.Says, false, false},
		{"Ilse Varga expressed disappointment over the delay.", onrecord.Accuses, false, false},
		{"Ilse Varga rejected the letter.", onrecord.Denies, false, false},
		{"Ilse Varga dismissed reports that she had met the dockers.", onrecord.Denies, false, false},
		{"Ilse Varga brushed aside claims that the bridge was old.", onrecord.Denies, false, false},
		{"Ilse Varga shot down suggestions that she will resign.", onrecord.Denies, false, false},
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
		{"Ilse Varga said she would punish the dockers.", onrecord.Threatens, false, false},
		{"“We do not want a strike,” said Ilse Varga.", onrecord.Wants, false, false},
		{"“Jonas, tell your story,” said Ilse Varga.", onrecord.Demands, false, false},
		{"Ilse Varga mentioned the risk that the bridge will fall.", onrecord.Predicts, false, false},
		{"Ilse Varga said she would win the election.", onrecord.Predicts, false, false},
		{"“We are going to hold the Senate,” said Ilse Varga.", onrecord.Predicts, false, false},
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
		{"“You cannot betray the dockers,” said Ilse Varga.", onrecord.Says, false, false},
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
