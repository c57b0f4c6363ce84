package links

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// ActorCard is an actor of an article that has a name.
type ActorCard struct {
	ID      onrecord.ID
	Name    string
	Also    []string // other names by which the article calls it
	Type    onrecord.ActorType
	Country string
	Offices []Office
}

// Office is a role without the words that state it.
type Office struct {
	Name string // in its normal form
	Of   string
}

// actorCards draws the actors that a record names.
func actorCards(record *onrecord.Record) (cards []ActorCard) {
	for _, a := range record.Actors {
		card := ActorCard{ID: a.ID, Name: a.Name, Type: a.Type, Country: a.Country}
		named := false
		for _, m := range a.Mentions {
			if m.Form != onrecord.Name {
				continue
			}
			named = true
			if name := m.In(record.Article.Text); name != a.Name && !slices.Contains(card.Also, name) && isShort(name, a.Type) {
				card.Also = append(card.Also, name)
			}
		}
		if !named {
			continue
		}
		for _, r := range a.Roles {
			if o := (Office{r.Office, r.Of}); r.Office != "" && !slices.Contains(card.Offices, o) {
				card.Offices = append(card.Offices, o)
			}
		}
		cards = append(cards, card)
	}
	return cards
}

// isShort reports whether a name is an organisation's initials or short form, which other articles may use alone; the short forms of
// people's names are parts of the full one.
func isShort(name string, of onrecord.ActorType) bool {
	const longest = 24 // bytes
	return of == onrecord.Organisation && len(name) <= longest
}
