package mentions_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax/parse"
)

const paragraph = "Mayor Ilva Torrenz of Sampletown, a former judge, told reporters that she would meet Examplian President Odo Brask " +
	"on Monday. He said his government and the Harbour Workers Union (HWU) had agreed on their next steps, but the union " +
	"said it was waiting for the ministry. Residents who had gathered outside the court said they did not believe him.\n\n"

// TestSpans reads the paragraph with bytes of it lost, doubled and put elsewhere: every span must lie in the text, and
// every actor must have a name and a mention.
func TestSpans(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		damaged := []rune(paragraph + "“Øre” – " + paragraph)
		for range random.IntN(60) {
			i, j := random.IntN(len(damaged)), random.IntN(len(damaged))
			switch random.IntN(3) {
			case 0:
				damaged[i] = damaged[j]
			case 1:
				damaged = append(damaged[:i], damaged[i+1:]...)
			default:
				damaged = append(damaged[:i], append([]rune{damaged[min(j, len(damaged)-1)], ' '}, damaged[i:]...)...)
			}
		}
		text := string(damaged)
		doc := parse.Article(&onrecord.Article{Text: text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}})
		for _, a := range mentions.Find(doc, nil).Actors {
			if a.Name == "" || len(a.Mentions) == 0 {
				t.Fatalf("actor %+v of %q", a, text)
			}
			for _, m := range a.Mentions {
				if !m.Fits(text) || m.Empty() {
					t.Fatalf("mention %v of %q", m, text)
				}
			}
			for _, r := range a.Roles {
				if r.Title == "" || len(r.Evidence) == 0 || !r.Evidence[0].Fits(text) {
					t.Fatalf("role %+v of %q", r, text)
				}
			}
		}
	}
}

// BenchmarkFind reads an invented article of about a thousand words, parsed beforehand.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(paragraph, 18)
	doc := parse.Article(&onrecord.Article{Text: text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}})
	b.ReportAllocs()
	for b.Loop() {
		mentions.Find(doc, nil)
	}
}
