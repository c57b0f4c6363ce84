package mentions

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// agentWords are the words of a title or phrase, as the codebook spells them.
type agentWords struct {
	words []string
	idle  []bool // those that do not tell whose somebody is: "senior", "Examplian"
	head  int    // the noun
}

// longestAgent is how many words a phrase of the codebook has at most, of those that are worth a try.
const longestAgent = 5

// titleWords are those of a role's title, or of a body's name.
func (c *coder) titleWords(title string) agentWords {
	words := strings.Fields(plainKey(title))
	p := agentWords{words: words, idle: make([]bool, len(words))}
	for i, w := range words {
		p.idle[i] = c.idleWord(w)
	}
	if len(words) > 0 {
		p.head = headWord(words)
	}
	return p
}

// phraseWords are those of a noun phrase, its noun in the singular.
func (c *coder) phraseWords(r syntax.Range, head int) agentWords {
	p := agentWords{words: make([]string, 0, r.Stop-r.First), idle: make([]bool, 0, r.Stop-r.First)}
	for i := r.First; i < r.Stop; i++ {
		t := &c.doc.Tokens[i]
		if t.UPOS == "PUNCT" {
			continue
		}
		word := lower(c.doc, i)
		if _, known := c.agents[word]; !known && (i == head || t.UPOS == "NOUN") {
			word = lemma(c.doc, i)
		}
		telling := t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "VERB"
		for w, rest, more := "", plainKey(word), true; more; {
			w, rest, more = strings.Cut(rest, " ")
			p.words = append(p.words, w)
			p.idle = append(p.idle, !telling || c.idleWord(w))
		}
		if i == head {
			p.head = len(p.words) - 1 // the last part of a compound
		}
	}
	p.head = max(0, min(p.head, len(p.words)-1))
	return p
}

func (c *coder) idleWord(w string) bool {
	return c.lists.is("grade", w) || c.lists.is("former", w) || c.lists.is("idle", w) || c.lists.countryOf(w) != nil || c.places[w] != "" || strings.HasPrefix(w, "'")
}

// sectorOf is the sector of somebody who is called so and belongs to an owner.
func (c *coder) sectorOf(p agentWords, o owner) onrecord.Sector {
	if len(p.words) == 0 {
		return ""
	}
	if p.head > 0 && c.lists.is("rank", p.words[p.head]) { // "Supreme Leader Ayatollah"
		before := agentWords{words: p.words[:p.head], idle: p.idle[:p.head], head: p.head - 1}
		if s := c.sectorOf(before, o); s != "" {
			return s
		}
	}
	a, first := c.longest(p)
	if a.borrows == never {
		return a.sector
	}
	strangers := false // words that nothing is known of
	for i := first - 1; i >= 0; i-- {
		if m, known := c.endingAt(p.words, i); known && m.sector != "" {
			return m.sector
		}
		strangers = strangers || !p.idle[i]
	}
	if i := p.head + 2; i < len(p.words) { // "director of research"
		rest := agentWords{words: p.words[i:], idle: p.idle[i:], head: headWord(p.words[i:])}
		if s := c.sectorOf(rest, owner{}); s != "" {
			return s
		}
		strangers = strangers || o.is == unowned && !c.lists.is("elsewhere", p.words[p.head+1])
	}
	switch {
	case o.sector != "" && (o.sector != onrecord.GOV || a.sector == ""):
		return o.sector
	case a.borrows == alone && (strangers || o.is == aBody && o.sector == "" && !nonState(o.country)):
		return ""
	case a.sector == "" && isState(o.country) && o.is != aBody && c.lists.is("speaks", p.words[p.head]):
		return onrecord.GOV // "Examplian leaders"
	}
	return a.sector
}

// isState reports whether a code is that of a country.
func isState(code string) bool { return code != "" && !nonState(code) }

// longest returns what the codebook has for the longest phrase around the noun, and where that begins.
func (c *coder) longest(p agentWords) (agent, int) {
	for n := min(longestAgent, len(p.words)); n > 0; n-- {
		for first := max(0, p.head-n+1); first <= p.head && first+n <= len(p.words); first++ {
			if a, ok := c.agent(p.words[first : first+n]); ok {
				return a, first
			}
		}
	}
	return agent{}, 0
}

// endingAt returns what the codebook has for the longest phrase that ends with a word, but not for a word like "general"
// that mostly is an adjective there.
func (c *coder) endingAt(words []string, last int) (agent, bool) {
	for first := max(0, last-2); first <= last; first++ {
		if first == last && c.lists.is("grade", words[last]) {
			break
		}
		if a, ok := c.agent(words[first : last+1]); ok {
			return a, true
		}
	}
	return agent{}, false
}

// agent looks a phrase up.
func (c *coder) agent(words []string) (agent, bool) {
	c.key = c.key[:0]
	for i, w := range words {
		if i > 0 {
			c.key = append(c.key, ' ')
		}
		c.key = append(c.key, w...)
	}
	a, known := c.agents[string(c.key)]
	return a, known
}
