package mentions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// owner is what an office or a member belongs to: a country, a city, a body, a profession.
type owner struct {
	coding
	is ownership
}

// ownership is what kind of owner it is.
type ownership byte

const (
	unowned ownership = iota
	aState            // or a part of one
	aBody
)

// ownerOf reads an owner's name.
func (c *coder) ownerOf(name string) owner {
	if name == "" {
		return owner{}
	}
	if n := c.lists.countryOf(name); n != nil {
		return owner{c.ofState(n).with(""), aState}
	}
	key := plainKey(name)
	found := c.ofFigure(key)
	if n := c.lists.seats[key]; n != nil {
		return owner{coding{n.code, found.sector}, aState}
	}
	if country := c.places[key]; c.told[country] {
		return owner{coding{country: country}, aState}
	}
	if who, known := c.others["organisation or place "+strings.ToLower(name)]; known && who != none && c.actors[who].kind == onrecord.Place {
		return owner{found, aState} // a place that no dictionary knows
	}
	p := c.titleWords(name)
	if nonState(found.country) || len(p.words) == 0 {
		return owner{found, aBody}
	}
	return owner{coding{c.countryWithin(p.words), c.sectorOf(p, owner{})}.or(found), aBody}
}

// countryWithin is the country that the words of a name tell, up to a preposition that leads elsewhere; "" for several.
func (c *coder) countryWithin(words []string) string {
	found := ""
	for i, w := range words {
		if i > 0 && c.lists.is("elsewhere", w) {
			break
		}
		for n := min(3, len(words)-i); n > 0; n-- {
			name := strings.Join(words[i:i+n], " ")
			country := c.places[name]
			if k := c.lists.countryOf(name); k != nil {
				country = k.code
			}
			if country == "" || !c.told[country] {
				continue
			}
			if found != "" && country != found {
				return ""
			}
			found = country
			break
		}
	}
	return found
}

// ownerIn is what stands with a noun as that to which it belongs: a name before it, or a complement.
func (c *coder) ownerIn(r syntax.Range, head int) (o owner) {
	d := c.doc
	if c.lists.is("about", lemma(d, head)) {
		return owner{}
	}
	mine := d.NameOf(head)
	for i := r.First; i < head; i++ {
		k := d.NameOf(i)
		if k == syntax.None || k == mine || d.Names[k].Stop > head || d.Names[k].Label == syntax.NorpName {
			continue
		}
		if name := text(d, d.Names[k].Range); c.lists.countryOf(name) == nil {
			o = c.ownerOf(name)
		}
		i = d.Names[k].Stop
	}
	for _, k := range d.Children(head) {
		of := d.Child(int(k), "case")
		if int(k) < head || o.is != unowned || !d.Tokens[k].Is("nmod") || of == syntax.None || !c.lists.is("of", lower(d, of)) {
			continue
		}
		o = c.ownerOf(text(d, phrase(d, int(k))))
		if preposition := lower(d, of); c.lists.is("elsewhere", preposition) && !(preposition == "in" && c.lists.is("local", lemma(d, head))) {
			o.country = ""
			if o.sector == "" {
				o = owner{} // "soldiers on the ground"
			}
		}
	}
	return o
}

// dealsWith reports whether what a role is of is where it is held, or what it is about, rather than what it belongs to:
// "ambassador to Exampleland", "Exampleland expert".
func (c *coder) dealsWith(r *onrecord.Role, noun string) bool {
	if c.lists.is("adjectival", strings.ToLower(r.Of)) {
		return false
	}
	for _, e := range r.Evidence {
		before, after, found := strings.Cut(e.In(c.doc.Article.Text), r.Of)
		if next, _ := utf8.DecodeRuneInString(after); !found || unicode.IsLetter(next) || strings.HasPrefix(after, "'s") || strings.HasPrefix(after, "’s") {
			continue // an adjective or a possessor
		}
		words := strings.Fields(strings.ToLower(before))
		if n := len(words); n > 0 && words[n-1] == "the" {
			words = words[:n-1]
		}
		if n := len(words); n > 0 && c.lists.is("elsewhere", words[n-1]) || c.lists.is("about", noun) {
			return true
		}
	}
	return false
}
