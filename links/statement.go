package links

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// StatementCard is a statement that states a proposition, or denies one.
type StatementCard struct {
	ID      onrecord.ID  `json:"i"`
	Speaker onrecord.ID  `json:"s,omitempty"` // an actor, or onrecord.Unnamed
	Act     onrecord.Act `json:"a"`
	Negated bool         `json:"n,omitempty"`
	Answers onrecord.ID  `json:"r,omitempty"` // the statement or event that it denies or confirms
	Content [][2]int     `json:"c"`           // begin and end, bytes of the text
}

// EventCard is an event in which somebody takes part who has a name.
type EventCard struct {
	ID         onrecord.ID        `json:"i"`
	Type       onrecord.EventType `json:"t"`
	Mode       string             `json:"m,omitempty"`
	Actors     []onrecord.ID      `json:"a,omitempty"`
	Recipients []onrecord.ID      `json:"r,omitempty"`
	Status     onrecord.Status    `json:"s"`
	By         onrecord.ID        `json:"b,omitempty"` // the statement that carries it
	Date       string             `json:"d,omitempty"`
	Place      string             `json:"p,omitempty"`
	Trigger    [2]int             `json:"w"` // begin and end, bytes of the text
}

// stating are the acts by which somebody commits to a proposition or against it. A question, a demand or a wish does not.
var stating = []onrecord.Act{onrecord.Says, onrecord.Denies, onrecord.Accuses, onrecord.Promises, onrecord.Predicts, onrecord.Believes, onrecord.Knows}

func statementCards(record *onrecord.Record) (cards []StatementCard) {
	for _, s := range record.Statements {
		if !slices.Contains(stating, s.Act) {
			continue
		}
		card := StatementCard{ID: s.ID, Speaker: s.Speaker, Act: s.Act, Negated: s.Negated}
		if s.Act == onrecord.Denies || s.Negated {
			card.Answers = s.Answers
		}
		for _, span := range s.Content {
			card.Content = append(card.Content, [2]int{span.Start, span.End})
		}
		cards = append(cards, card)
	}
	return cards
}

func eventCards(record *onrecord.Record, named []ActorCard) (cards []EventCard) {
	hasName := func(id onrecord.ID) bool {
		return slices.ContainsFunc(named, func(a ActorCard) bool { return a.ID == id })
	}
	for _, e := range record.Events {
		if !slices.ContainsFunc(e.Actors, hasName) && !slices.ContainsFunc(e.Recipients, hasName) {
			continue
		}
		cards = append(cards, EventCard{
			ID: e.ID, Type: e.Type, Mode: e.Mode, Actors: e.Actors, Recipients: e.Recipients, Status: e.Status, By: e.By, Date: e.Date, Place: e.Place,
			Trigger: [2]int{e.Triggers[0].Start, e.Triggers[0].End},
		})
	}
	return cards
}
