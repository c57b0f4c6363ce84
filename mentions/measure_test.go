package mentions_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax/parse"
)

// shared returns a folder beside the repository, or skips the test where there is none.
func shared(t *testing.T, path ...string) string {
	root := cmp.Or(os.Getenv("ONRECORD_SHARED"), filepath.Join("..", "..", "shared"))
	dir := filepath.Join(append([]string{root}, path...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no corpora: %v", err)
	}
	return dir
}

func read(t *testing.T, source, text string) (*onrecord.Article, *mentions.Set) {
	article, err := articles.Read(source, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return article, mentions.Find(parse.Article(article), nil)
}

// tally counts what precision and recall are made of.
type tally struct{ right, found, gold int }

func (c tally) f1() float64 { return 2 * float64(c.right) / float64(max(c.found+c.gold, 1)) }

// TestGold logs how actors and roles fare on the articles annotated for onrecord. An actor is right when it is of a
// gold actor's mentions; a role, when its holder is right and the titles end in the same word.
func TestGold(t *testing.T) {
	records, err := corpora.Gold(shared(t, "gold", "dev"))
	if err != nil {
		t.Fatal(err)
	}
	var joined, roles tally
	for _, gold := range records {
		_, set := read(t, "gold.txt", gold.Article.Text)
		for _, g := range gold.Actors {
			joined.gold++
			best := mostShared(set, g)
			if best == nil {
				continue
			}
			joined.found++
			if back := sharedWith(best, g); 2*back > len(g.Mentions) {
				joined.right++
			}
			roles.gold += len(g.Roles)
			roles.found += len(best.Roles)
			roles.right += sameRoles(best.Roles, g.Roles)
		}
	}
	t.Logf("gold: %d of %d actors have most of their mentions together; roles F1 %.3f (%+v)", joined.right, joined.gold, roles.f1(), roles)
	if roles.f1() < 0.4 {
		t.Errorf("roles F1 %.3f", roles.f1())
	}
}

func sameRoles(found, gold []onrecord.Role) (n int) {
	used := make([]bool, len(gold))
	for _, r := range found {
		for i, g := range gold {
			if !used[i] && lastWord(r.Title) == lastWord(g.Title) {
				used[i] = true
				n++
				break
			}
		}
	}
	return n
}

func lastWord(s string) string {
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 {
		return ""
	}
	return strings.Trim(words[len(words)-1], ".")
}

// mostShared returns the actor that shares most mentions with a gold actor.
func mostShared(set *mentions.Set, gold onrecord.Actor) *onrecord.Actor {
	var best *onrecord.Actor
	most := 0
	for i := range set.Actors {
		if n := sharedWith(&set.Actors[i], gold); n > most {
			best, most = &set.Actors[i], n
		}
	}
	return best
}

func sharedWith(a *onrecord.Actor, gold onrecord.Actor) (n int) {
	for _, g := range gold.Mentions {
		if slices.ContainsFunc(a.Mentions, func(m onrecord.Mention) bool { return g.Contains(m.Span) || m.Contains(g.Span) && m.End == g.End }) {
			n++
		}
	}
	return n
}

// TestGAP measures who "he" and "she" are in GAP development, as its scorer does: each candidate is a yes or a no.
func TestGAP(t *testing.T) {
	examples, err := corpora.GAP(shared(t, "corpora", "gap", "gap-development.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var all, feminine, masculine tally
	for _, e := range examples {
		article, set := read(t, e.ID+".txt", e.Text)
		one := &masculine
		if p := strings.ToLower(e.Pronoun.In(e.Text)); p == "she" || p == "her" || p == "hers" {
			one = &feminine
		}
		shift := strings.Index(article.Text, e.Text)
		if shift < 0 {
			t.Fatalf("%s: the article is not the text", e.ID)
		}
		actor := actorAt(set, e.Pronoun, shift)
		for _, c := range e.Candidates {
			one.count(actor != nil && mentioned(actor, c.Span, shift), c.Refers)
		}
	}
	all = tally{feminine.right + masculine.right, feminine.found + masculine.found, feminine.gold + masculine.gold}
	t.Logf("GAP development: F1 %.3f, feminine %.3f, masculine %.3f (%+v)", all.f1(), feminine.f1(), masculine.f1(), all)
	if all.f1() < 0.5 {
		t.Errorf("F1 %.3f", all.f1())
	}
}

func (c *tally) count(found, gold bool) {
	if found {
		c.found++
	}
	if gold {
		c.gold++
	}
	if found && gold {
		c.right++
	}
}

func actorAt(set *mentions.Set, s onrecord.Span, shift int) *onrecord.Actor {
	for i := range set.Actors {
		for _, m := range set.Actors[i].Mentions {
			if m.Form == onrecord.Pronoun && m.Start == s.Start+shift {
				return &set.Actors[i]
			}
		}
	}
	return nil
}

func mentioned(a *onrecord.Actor, s onrecord.Span, shift int) bool {
	return slices.ContainsFunc(a.Mentions, func(m onrecord.Mention) bool {
		return m.Overlaps(onrecord.Span{Start: s.Start + shift, End: s.End + shift})
	})
}
