package score

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// headName returns the last word of a name, in lower case, without what follows the name proper: "harris" of "Kamala Harris",
// "ministry" of "the Ministry of Works", "front" of "the Harbour Front (HF)".
func headName(name string) string {
	head := ""
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		if head != "" && (strings.HasPrefix(word, "(") || slices.Contains([]string{"of", "for", "in", "at", "on", "to", "from", "with", "who", "and"}, word)) {
			break
		}
		ends := strings.HasSuffix(word, ",")
		bare := strings.Trim(word, `.,;:"'()“”‘’`)
		bare = strings.TrimSuffix(strings.TrimSuffix(bare, "'s"), "’s")
		if bare == "" || head != "" && slices.Contains([]string{"jr", "sr", "ii", "iii"}, bare) {
			continue
		}
		head = bare
		if ends {
			break
		}
	}
	return head
}

// sameName reports whether two actors' names share a head name.
func sameName(a, b string) bool {
	head := headName(a)
	return head != "" && head == headName(b)
}

// sameActor reports whether a reference in the gold record and one in the found record name the same actor: actors whose
// names share a head name, or on both sides nobody who is named (unnamed or absent), or on both the article.
func sameActor(gold, found *onrecord.Record, g, f onrecord.ID) bool {
	if nobody(g) || nobody(f) {
		return nobody(g) && nobody(f)
	}
	if g == onrecord.TheArticle || f == onrecord.TheArticle {
		return g == f
	}
	a, b := actorOf(gold, g), actorOf(found, f)
	return a != nil && b != nil && sameName(a.Name, b.Name)
}

func nobody(id onrecord.ID) bool { return id == "" || id == onrecord.Unnamed }

// sameActors matches two lists of references.
func sameActors(gold, found *onrecord.Record, g, f []onrecord.ID) tally {
	foundOf := most(len(g), len(f), func(i, j int) bool { return sameActor(gold, found, g[i], f[j]) })
	return tally{gold: float64(len(g)), found: float64(len(f)), right: float64(matched(foundOf))}
}

// nameOf returns the name of a reference, for people.
func nameOf(record *onrecord.Record, id onrecord.ID) string {
	if actor := actorOf(record, id); actor != nil {
		return actor.Name
	}
	return string(id)
}

// office is a role and who holds it.
type office struct{ title, holder string }

// offices returns the roles of all actors, each once.
func offices(record *onrecord.Record) []office {
	var all []office
	for _, a := range record.Actors {
		for _, role := range a.Roles {
			if o := (office{plainTitle(role.Title), a.Name}); !slices.Contains(all, o) {
				all = append(all, o)
			}
		}
	}
	return all
}

// plainTitle is the title in lower case without article and superfluous space.
func plainTitle(title string) string {
	words := strings.Fields(strings.ToLower(title))
	if len(words) > 1 && slices.Contains([]string{"the", "a", "an"}, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// scoreActors matches actors by name and roles by title and person, one to one.
func (r *result) scoreActors(gold, found *onrecord.Record) (actors, roles tally) {
	where := gold.Article.Source
	foundOf := most(len(gold.Actors), len(found.Actors), func(g, f int) bool {
		return sameName(gold.Actors[g].Name, found.Actors[f].Name)
	})
	actors = tally{float64(len(gold.Actors)), float64(len(found.Actors)), float64(matched(foundOf))}
	for g, f := range foundOf {
		if f == none {
			r.miss("missed actor", where, gold.Actors[g].Name, "")
		}
	}
	for _, f := range unmatched(foundOf, len(found.Actors)) {
		r.miss("spurious actor", where, "", found.Actors[f].Name)
	}
	want, got := offices(gold), offices(found)
	foundOf = most(len(want), len(got), func(g, f int) bool {
		return want[g].title == got[f].title && sameName(want[g].holder, got[f].holder)
	})
	roles = tally{float64(len(want)), float64(len(got)), float64(matched(foundOf))}
	for g, f := range foundOf {
		if f == none {
			r.miss("missed role", where, want[g].holder+": "+want[g].title, "")
		}
	}
	for _, f := range unmatched(foundOf, len(got)) {
		r.miss("spurious role", where, "", got[f].holder+": "+got[f].title)
	}
	return actors, roles
}
