package articles

import (
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
)

var kindNames = map[onrecord.BlockKind]string{onrecord.Paragraph: "paragraph", onrecord.Heading: "heading",
	onrecord.Item: "item", onrecord.Caption: "caption", onrecord.Meta: "meta", onrecord.Duplicate: "duplicate"}

// Each line of these texts begins with the kind that the rest of it should get.
func TestLayoutKinds(t *testing.T) {
	for _, text := range []string{
		`meta|https://news.example/2021/04/09/quarry
meta|HOME | NEWS | REGION
meta|date 2021-04-09

heading|Quarry at Stenby to close by winter

meta|By Tove Aalund and Per Rask
meta|Published: 9 April 2021, 10:30

caption|Photo: The quarry seen from the church tower
paragraph|The quarry at Stenby will close before winter, its owner told the town council.
item|• 140 people lose their work
item|- The lorries stop in October
item|2. The pit becomes a lake
heading|WHAT THE MAYOR SAYS
paragraph|“We have known this for years,” said the mayor.
paragraph|No.
meta|Also read: Ten lakes that were pits once
paragraph|The owner has promised to plant ten thousand trees around the pit.
duplicate|The owner has promised to plant ten thousand trees around the pit.
paragraph|No.
caption|Workers at the gate on Friday (Photo: Ida Lund)
meta|Share this article
meta|Story Continued Below
meta|6 years ago
meta|Get the news of the quarry and all that the council of Stenby does about it delivered every morning to your inbox.
meta|(Additional reporting by Per Rask in Anholm; editing by Ida Lund)
meta|Per Rask contributed reporting from Anholm.
meta|(This article was written by Per Rask and Ida Lund.)
paragraph|The lorries contributed to this noise, a neighbour said.
meta|© 2021 Stenby Post. All rights reserved.`,

		`heading|Council votes to keep the night ferry.

paragraph|The council of Anholm voted on Tuesday to keep the night ferry for another year.`,

		`paragraph|Two ferries collided off Anholm on Tuesday.

paragraph|Nobody was hurt, the coast guard said.`,

		`heading|By Any Name, a Costly Bridge

paragraph|The bridge has cost four times what the ministry said it would.
heading|Time runs out for 30 miners
paragraph|Rescuers said that the air would last until the morning.
paragraph|Related parties will be heard in May, the judge added.`,

		`paragraph|STENBY, Norland.- A fire burned down the old mill at the harbour

paragraph|Nobody slept there, a neighbour said.`,
	} {
		var plain []string
		var want []string
		for l := range strings.SplitSeq(text, "\n") {
			kind, rest, ok := strings.Cut(l, "|")
			if ok {
				want = append(want, kind)
			}
			plain = append(plain, rest)
		}
		joined := strings.Join(plain, "\n")
		blocks := Layout(joined)
		if len(blocks) != len(want) {
			t.Fatalf("%d blocks, want %d", len(blocks), len(want))
		}
		for i, b := range blocks {
			if got := kindNames[b.Kind]; got != want[i] {
				t.Errorf("%q is a %s, want %s", b.In(joined), got, want[i])
			}
		}
	}
}

// Where a page offers to share a photo is no part of the words under it.
func TestLayoutPartsShareBars(t *testing.T) {
	text := "Facebook Twitter Pinterest Ilse Brandt opens the bridge at Stenby.\nFacebook keeps the photos.\nFacebook Twitter"
	want := []string{"Facebook Twitter Pinterest", "Ilse Brandt opens the bridge at Stenby.", "Facebook keeps the photos.", "Facebook Twitter"}
	var got []string
	blocks := Layout(text)
	for _, b := range blocks {
		got = append(got, b.In(text))
	}
	if !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	if blocks[0].Kind != onrecord.Meta || blocks[1].Kind != onrecord.Caption {
		t.Errorf("the bar is %v and the words are %v", blocks[0].Kind, blocks[1].Kind)
	}
}

func TestLayoutJoinsWrappedParagraphs(t *testing.T) {
	text := `FERRY TO ANHOLM STOPS

The ferry to Anholm will stop running in November because the company
that owns it cannot find a crew, the harbour master said in a letter to
the island's council.
The council has called a meeting for Thursday night, and its chairwoman
expects that half of the island will come.

- Monday's sailing is the last with room for cars, so those who want to
  leave with one should book now
- The post boat is not affected
`
	want := []string{"FERRY TO ANHOLM STOPS", "The ferry to Anholm will", "The council has called", "- Monday's sailing", "- The post boat"}
	blocks := Layout(text)
	if len(blocks) != len(want) {
		t.Fatalf("%d blocks, want %d", len(blocks), len(want))
	}
	for i, b := range blocks {
		if s := b.In(text); !strings.HasPrefix(s, want[i]) {
			t.Errorf("block %d is %q, want it to begin with %q", i, s, want[i])
		}
	}
}

func TestLayoutKeepsLinesThatAreParagraphs(t *testing.T) {
	text := "The ferry stops in November, the harbour master said.\nThe council meets on Thursday.\n" +
		"“Half of the island will come,” said its chairwoman, who runs the only shop there.\nThe post boat sails on.\n"
	if blocks := Layout(text); len(blocks) != 4 {
		t.Errorf("%d blocks, want 4", len(blocks))
	}
}
