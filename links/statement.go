package links

import (
	"slices"

	"github.com/onrecord/onrecord"
)

// StatementCard is a statement that states a proposition, or denies one.
type StatementCard struct {
	ID      onrecord.ID
	Speaker onrecord.ID // an actor, or onrecord.Unnamed
	Act     onrecord.Act
	Negated bool
	Answers onrecord.ID // the statement or event that it denies or confirms
	Content [][2]int    // begin and end, bytes of the text

	says proposition // once the text has been read
}

// EventCard is an event in which somebody takes part who has a name.
type EventCard struct {
	ID         onrecord.ID
	Type       onrecord.EventType
	Mode       string
	Actors     []onrecord.ID
	Recipients []onrecord.ID
	Status     onrecord.Status
	By         onrecord.ID // the statement that carries it
	Date       string
	Place      string
	Trigger    [2]int // begin and end, bytes of the text

	stem   uint32      // of the trigger, once the text has been read
	around proposition // what is told around it, likewise
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
