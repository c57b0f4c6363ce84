package links

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// Of how an archive uses a short form, or a name without a country.
const (
	usual    = 0.95 // share of the uses that are one thing's
	oftenFew = 2    // uses
)

// organisations links organisations called by initials with those that articles give the initials to, and those whose country an article
// does not tell with those of the country that nearly all others tell.
func (f *linker) organisations() {
	meant := map[string]map[string]int{} // short form -> what articles call in full so
	byKey := map[string][]*node{}
	for _, n := range f.sorted() {
		if n.kind != onrecord.Organisation {
			continue
		}
		key, _, _ := strings.Cut(strings.TrimPrefix(n.id, "organisation:"), ", ")
		byKey[key] = append(byKey[key], n)
		for _, m := range n.members {
			for _, also := range m.actor.Also {
				if short := organisationKey(also); short != key && isInitials(short, m.actor.Name) {
					if meant[short] == nil {
						meant[short] = map[string]int{}
					}
					meant[short][key]++
				}
			}
		}
	}
	f.groups(byKey)
	initials := initialsOf(byKey)
	for key, nodes := range byKey {
		f.sameCountry(nodes)
		counts := map[string]int{}
		maps.Copy(counts, meant[key])
		country := most(largestOf(nodes).country)
		for full, n := range initials[key+", "+country] {
			counts[full] += n
		}
		full, share, uses := usualOf(counts)
		few := oftenFew
		if slices.Contains(onrecord.NonStates, country) {
			few = 1 // there is one EU
		}
		if uses < few || share < possible {
			continue
		}
		reason := fmt.Sprintf("initials, which are this one's in %s of the articles that tell", percent(share))
		score := 0.97
		if share < usual {
			score = 0.8 * share
		}
		if a, b := largestOf(nodes), largestOf(byKey[full]); a != nil && b != nil {
			f.link(a, b, score, reason)
		}
	}
}

// groups links who is taken for a group with the organisation of the name: "ISIS", "the Taliban".
func (f *linker) groups(organisations map[string][]*node) {
	for _, n := range f.sorted() {
		key, isGroup := strings.CutPrefix(n.id, "group:")
		called := organisations[key]
		if !isGroup || len(called) == 0 || isGeneric(key) {
			continue
		}
		counts, byID := map[string]int{}, map[string]*node{}
		for _, o := range called {
			counts[o.id], byID[o.id] = len(o.members), o
		}
		if id, share, uses := usualOf(counts); share >= usual && uses >= oftenFew {
			f.link(n, byID[id], 0.96, fmt.Sprintf("the same name, which is this organisation's in %s of the articles that name one", percent(share)))
		}
	}
}

// initialsOf counts, for the first letters of organisations' names and their country, what they can stand for.
func initialsOf(byKey map[string][]*node) map[string]map[string]int {
	found := map[string]map[string]int{}
	for key, nodes := range byKey {
		for _, short := range initialsFor(key) {
			for _, n := range nodes {
				if country := most(n.country); country != "" {
					of := short + ", " + country
					if found[of] == nil {
						found[of] = map[string]int{}
					}
					found[of][key] += len(n.members)
				}
			}
		}
	}
	return found
}

// initialsFor returns what a name can be abbreviated to: of "justice department" "jd", and, as it is called in full, "dj" and "doj".
func initialsFor(key string) []string {
	short := ""
	words := strings.Fields(key)
	for _, w := range words {
		if !slices.Contains([]string{"of", "the", "and", "for", "on", "in", "to"}, w) {
			short += w[:1]
		}
	}
	if len(short) < 2 {
		return nil
	}
	if last := words[len(words)-1]; last == "department" || last == "ministry" {
		rest := short[:len(short)-1]
		return []string{short, last[:1] + rest, last[:1] + "o" + rest}
	}
	return []string{short}
}

// sameCountry links the node without a country with the one whose country nearly all articles tell.
func (f *linker) sameCountry(nodes []*node) {
	var unknown *node
	counts := map[string]int{}
	byID := map[string]*node{}
	for _, n := range nodes {
		if len(n.country) == 0 {
			unknown = n
		} else {
			counts[n.id] += len(n.members)
			byID[n.id] = n
		}
	}
	id, share, uses := usualOf(counts)
	if unknown == nil || id == "" {
		return
	}
	if share >= usual && uses >= oftenFew {
		f.link(unknown, byID[id], 0.96, fmt.Sprintf("the same name; %s of the articles that tell its country tell this one", percent(share)))
		return
	}
	f.link(unknown, byID[id], 0.6*share, "the same name; the country is not told")
}

// usualOf returns what is counted most, its share, and how much is counted.
func usualOf(counts map[string]int) (what string, share float64, all int) {
	for _, n := range counts {
		all += n
	}
	if all == 0 {
		return "", 0, 0
	}
	what = most(counts)
	return what, float64(counts[what]) / float64(all), all
}

func largestOf(nodes []*node) (best *node) {
	for _, n := range nodes {
		if best == nil || len(n.members) > len(best.members) {
			best = n
		}
	}
	return best
}

// isInitials reports whether a short form is made of the first letters of a name's words, in order; small words may be left out.
func isInitials(short, name string) bool {
	if len(short) < 2 || len(short) > 8 || strings.Contains(short, " ") {
		return false
	}
	k := 0
	for _, w := range fold(name) {
		if k < len(short) && w[0] == short[k] {
			k++
		}
	}
	return k == len(short)
}
