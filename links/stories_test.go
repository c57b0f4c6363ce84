package links

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
)

const ferry = `The night ferry to Velde ran aground on the sandbank off Pier Seven early on Tuesday with 212 people on board, the harbour master said.
Nobody was hurt. Tugs pulled the ship free at high tide, and the passengers were taken to the old customs house, where they were given tea and blankets.
Ilse Brandt, who leads the port authority, said the buoys had been checked only last week and that an inquiry would begin at once.
The company that runs the ferry denied that the crew had been on duty for longer than the rules allow. It was the third such accident in the strait within a year.`

func card(id, publisher, published, text string) *Card {
	c := NewCard(&onrecord.Record{Article: &onrecord.Article{ID: id, Published: published, Text: text}}, publisher)
	NewReader().ForStories(c, text)
	return c
}

func TestStories(t *testing.T) {
	lines := strings.Split(ferry, "\n")
	cut := "FERRY AGROUND\n" + lines[0] + "\n" + lines[1]
	other := `A ferry ran aground off Velde on Tuesday. The harbour master said that 212 people were on board and that all were safe. Ms Brandt of the port
authority promised to find out why; the buoys, she said, had been in order. The strait has seen two accidents of the kind since last spring, and fishermen blame the sand.`
	cards := []*Card{
		card("c", "gazette.example", "2031-05-07", cut),
		card("a", "courier.example", "2031-05-06", ferry),
		card("b", "herald.example", "2031-05-06", "(Northwire) "+strings.ReplaceAll(ferry, "the", "our")),
		card("d", "tribune.example", "2031-05-06", other),
		card("e", "mirror.example", "2032-05-06", lines[0]+"\n"+other[:len(other)/2]),
	}
	for range 3 {
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(cards), func(i, j int) { cards[i], cards[j] = cards[j], cards[i] })
		stories := Stories(cards)
		if len(stories) != 1 || !slices.Equal(stories[0].Articles, []string{"a", "b", "c"}) {
			t.Fatalf("stories %+v", stories)
		}
		if link := stories[0].Links[len(stories[0].Links)-1]; link.Score < same || !strings.Contains(link.Reason, "shorter text") {
			t.Errorf("link %+v", link)
		}
	}
}

// What a publisher puts around each of its texts makes no story of them.
func TestFramesAreNoStory(t *testing.T) {
	frame := strings.Repeat("Read more of our best stories, sign up for the letter that we send each morning, and follow us wherever you like. ", 6)
	var cards []*Card
	for i := range 6 {
		text := frame + fmt.Sprintf("Pier %d was closed after a storm of force %d, and %d boats were lost.", i, i+3, i*7)
		cards = append(cards, card(fmt.Sprint(i), "courier.example", fmt.Sprintf("2031-%02d-06", i+1), text))
	}
	if stories := Stories(cards); len(stories) > 0 {
		t.Errorf("stories %+v", stories)
	}
}

func TestCredits(t *testing.T) {
	for text, want := range map[string]string{
		"VELDE (Reuters) - The ferry ran aground.":                                                         "Reuters",
		"By Ann Example, Associated Press\n\nThe ferry ran aground.":                                       "AP",
		"The ferry ran aground, and Reuters was told of it by the harbour master, who would not say more.": "",
		"The ferry ran aground.": "",
	} {
		if got := creditedTo(text); got != want {
			t.Errorf("%q is credited to %q, want %q", text, got, want)
		}
	}
}

// texts returns articles of the news archives, from one on.
func texts(t testing.TB, from, n int) (all []string) {
	t.Helper()
	shared := cmp.Or(os.Getenv("ONRECORD_SHARED"), filepath.Join("..", "..", "shared"))
	for text, err := range corpora.Archive(filepath.Join(shared, "corpora")) {
		if err != nil {
			t.Skipf("no archive: %v (set ONRECORD_SHARED)", err)
		}
		if from--; from < 0 && len(strings.Fields(text)) >= 150 {
			if all = append(all, text); len(all) == n {
				return all
			}
		}
	}
	t.Skip("the archive is too small (set ONRECORD_SHARED)")
	return nil
}

// edited changes a text as desks do: paragraphs cut, reordered or put in, words changed, a title and a credit.
func edited(text string, others []string, random *rand.Rand) string {
	paragraphs := slices.DeleteFunc(strings.Split(text, "\n"), func(p string) bool { return strings.TrimSpace(p) == "" })
	switch random.IntN(4) {
	case 0:
		paragraphs = paragraphs[:max(1, len(paragraphs)*(4+random.IntN(5))/10)]
	case 1:
		random.Shuffle(len(paragraphs), func(i, j int) { paragraphs[i], paragraphs[j] = paragraphs[j], paragraphs[i] })
	case 2:
		intro := strings.Fields(others[random.IntN(len(others))])
		paragraphs = slices.Insert(paragraphs, random.IntN(len(paragraphs)), strings.Join(intro[:min(60, len(intro))], " "))
	}
	words := strings.Fields(others[random.IntN(len(others))])
	share := random.Float64() * 0.08
	for i, p := range paragraphs {
		fields := strings.Fields(p)
		for k := range fields {
			if random.Float64() < share {
				fields[k] = words[random.IntN(len(words))]
			}
		}
		paragraphs[i] = strings.Join(fields, " ")
	}
	head := strings.Join(words[:6], " ")
	if random.IntN(2) == 0 {
		paragraphs[0] = "VELDE (AP) - " + paragraphs[0]
	}
	return head + "\n" + strings.Join(paragraphs, "\n")
}

// The bar: 500 edited articles among 2,000 others, F1 0.97 over pairs. The thresholds were chosen on other texts (from 0).
func TestNearCopiesInAnArchive(t *testing.T) {
	const originals, edits, others = 250, 2, 2000
	random := rand.New(rand.NewPCG(31, 5))
	all := texts(t, 12000, others)
	var cards []*Card
	story := map[string]int{}
	put := func(id string, i int, text string) {
		story[id] = i
		cards = append(cards, card(id, "", fmt.Sprintf("2031-%02d-%02d", i%12+1, i/12%25+1+random.IntN(3)), text))
	}
	for i, text := range all {
		put(fmt.Sprintf("%d", i), i, text)
		for e := range edits {
			if i < originals {
				put(fmt.Sprintf("%d-%d", i, e), i, edited(text, all, random))
			}
		}
	}
	right, wrong := 0, 0
	for _, s := range Stories(cards) {
		for i, a := range s.Articles {
			for _, b := range s.Articles[:i] {
				if story[a] == story[b] {
					right++
				} else {
					wrong++
				}
			}
		}
	}
	const pairs = originals * (edits + 1) * edits / 2
	f1 := 2 * float64(right) / float64(right+wrong+pairs)
	t.Logf("%d of %d pairs found, %d wrong: F1 %.3f", right, pairs, wrong, f1)
	if f1 < 0.97 {
		t.Errorf("F1 %.3f", f1)
	}
}

func BenchmarkStories(b *testing.B) {
	all := texts(b, 0, 16000)
	cards := make([]*Card, len(all))
	for i, text := range all {
		cards[i] = card(fmt.Sprint(i), "", "2031-05-06", text)
	}
	for _, n := range []int{1000, 4000, 16000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Stories(cards[:n])
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/article")
		})
	}
}
