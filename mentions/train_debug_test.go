package mentions

import (
	"crypto/sha1"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/corpora"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

type cached struct {
	Article   *onrecord.Article
	Tokens    []syntax.Token
	Sentences []syntax.Sentence
	Names     []syntax.Name
}

func TestDebugTrain(t *testing.T) {
	os.MkdirAll("/var/tmp/cache", 0o755)
	read = func(a *onrecord.Article) *syntax.Document {
		p := fmt.Sprintf("/var/tmp/cache/%x", sha1.Sum([]byte(fmt.Sprint(a.Text, a.Blocks))))
		if f, err := os.Open(p); err == nil {
			defer f.Close()
			var c cached
			if gob.NewDecoder(f).Decode(&c) == nil {
				return syntax.NewDocument(c.Article, c.Tokens, c.Sentences, c.Names)
			}
		}
		d := parse.Article(a)
		f, _ := os.Create(p)
		gob.NewEncoder(f).Encode(cached{a, d.Tokens, d.Sentences, d.Names})
		f.Close()
		return d
	}
	dir := "/work/shared/corpora"
	all, err := collectLessons(dir, os.Stdout)
	if err != nil {
		t.Fatal(err)
	}
	snippets, _ := corpora.GAP("/work/shared/corpora/gap/gap-development.tsv")
	var gap []example
	for _, s := range snippets {
		gap = append(gap, fromGAP(s))
	}
	dev, _ := syntax.ReadCoNLLUFile(dir + "/ud/en_gum-ud-dev.conllu")
	trainDocs, _ := syntax.ReadCoNLLUFile(dir + "/ud/en_gum-ud-train.conllu")
	var gum, rest []example
	for _, d := range dev {
		gum = append(gum, fromTreebank(d))
	}
	for _, d := range trainDocs {
		switch d.Genre {
		case "essay", "fiction", "letter", "podcast", "whow", "reddit":
			rest = append(rest, fromTreebank(d))
		}
	}
	fmt.Println(len(gap), len(gum), len(rest))
	for _, arm := range arms() {
		droppedNow, fastestNow, epochsNow, hiddenNow = arm.dropped, arm.fastest, arm.epochs, float32(arm.words)
		tr := newTrainer()
		tr.run(all, io.Discard)
		r := tr.finish()
		os.WriteFile("coreference.model", r.write(), 0o644)
		fmt.Printf("%+v: GAP %.4f  dev he %.4f it %.4f  nc he %.4f it %.4f\n", arm, gapRight(gap, r), pronounRight(gum, r, true), pronounRight(gum, r, false), pronounRight(rest, r, true), pronounRight(rest, r, false))
	}
}

type arm struct {
	dropped, fastest float64
	epochs           int
	parts            string
	words            float64
}

func arms() []arm {
	var out []arm
	data, _ := os.ReadFile("/var/tmp/arms.txt")
	for _, l := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		var a arm
		fmt.Sscan(l, &a.dropped, &a.fastest, &a.epochs, &a.words, &a.parts)
		out = append(out, a)
	}
	return out
}

func gapRight(all []example, rk *ranker) float64 {
	right, n, found := 0, 0, 0
	for _, e := range all {
		f := newFinder(e.doc)
		f.collect()
		f.corefer(rk.choose)
		pronoun := f.doc.TokensIn(e.gap.Pronoun).First
		at, ok := f.at[pronoun]
		for _, c := range e.gap.Candidates {
			taken := false
			if ok && f.mentions[at].actor != none {
				for i := range f.mentions {
					if f.mentions[i].actor == f.mentions[at].actor && f.doc.SpanOf(f.mentions[i].Range).Overlaps(c.Span) {
						taken = true
					}
				}
			}
			if c.Refers {
				n++
			}
			if taken {
				found++
			}
			if taken && c.Refers {
				right++
			}
		}
	}
	return 2 * float64(right) / float64(n+found)
}

func pronounRight(all []example, rk *ranker, person bool) float64 {
	right, n := 0, 0
	for _, e := range all {
		f := newFinder(e.doc)
		f.collect()
		f.corefer(rk.choose)
		met := map[string]bool{}
		for i := range f.mentions {
			m := &f.mentions[i]
			c := classOf(e.doc, m.head)
			if m.form != onrecord.Pronoun {
				c = noPronoun
			}
			g := e.groups[m.head]
			third := c == personal || c == neuter || c == several
			if !third {
				met[g] = true
				continue
			}
			if g == "" || !met[g] || (c == personal) != person {
				continue
			}
			n++
			ante := none
			for j := 0; j < i; j++ {
				o := &f.mentions[j]
				if o.actor == m.actor && m.actor != none && !(o.form == onrecord.Pronoun && (classOf(e.doc, o.head) == personal || classOf(e.doc, o.head) == neuter || classOf(e.doc, o.head) == several)) {
					ante = j
				}
			}
			if ante != none && e.groups[f.mentions[ante].head] == g {
				right++
			}
		}
	}
	return float64(right) / float64(n)
}
