package pipeline

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// onlyInvolved returns the record without the actors that take no part in what it tells. The others are numbered anew, a1,
// a2 ..., in the order of their first mention, wherever they are named. Those stay who take part in a record or hold a role,
// and, since no finder finds all records, those who most likely take part in one that was missed: a person whom the article
// names, what else it names and has do or undergo something (but no places and no peoples), and the government and the opposition.
func onlyInvolved(record *onrecord.Record, active map[onrecord.ID]bool) *onrecord.Record {
	involved := involvedIn(record)
	out := *record
	out.Actors = make([]onrecord.Actor, 0, len(record.Actors))
	for _, actor := range record.Actors {
		if takesPart(actor, involved[actor.ID], active[actor.ID]) {
			out.Actors = append(out.Actors, actor)
		}
	}
	slices.SortStableFunc(out.Actors, func(a, b onrecord.Actor) int { return cmp.Compare(firstMention(a), firstMention(b)) })

	renamed := map[onrecord.ID]onrecord.ID{
		"": "", onrecord.Unnamed: onrecord.Unnamed, onrecord.TheArticle: onrecord.TheArticle,
	}
	for i := range out.Actors {
		id := onrecord.ID("a" + strconv.Itoa(i+1))
		renamed[out.Actors[i].ID] = id
		out.Actors[i].ID = id
	}
	rename := func(ids []onrecord.ID) []onrecord.ID {
		var staying []onrecord.ID
		for _, id := range ids {
			if id = renamed[id]; id != "" {
				staying = append(staying, id)
			}
		}
		return staying
	}
	out.Statements = slices.Clone(record.Statements)
	for i := range out.Statements {
		s := &out.Statements[i]
		s.Speaker, s.To = renamed[s.Speaker], renamed[s.To]
	}
	out.Events = slices.Clone(record.Events)
	for i := range out.Events {
		e := &out.Events[i]
		e.Actors, e.Recipients = rename(e.Actors), rename(e.Recipients)
	}
	out.Forecasts = slices.Clone(record.Forecasts)
	for i := range out.Forecasts {
		f := &out.Forecasts[i]
		f.Forecaster = renamed[f.Forecaster]
	}
	return &out
}

// involvement is how an actor takes part in what a record tells.
type involvement byte

const (
	absent   involvement = iota
	supposed             // only in what does not happen, or may or would
	real
)

// often is how many times somebody nameless is mentioned about whom an article tells more than what may happen to him.
const often = 3

// takesPart reports whether an actor stays, by how it takes part in the records and whether it is active in any sentence.
func takesPart(actor onrecord.Actor, part involvement, active bool) bool {
	switch {
	case part == real || len(actor.Roles) > 0 || governs(actor):
		return true
	case part == supposed:
		return named(actor) || actor.Type == onrecord.Organisation || len(actor.Mentions) >= often
	case actor.Type == onrecord.Person:
		return named(actor)
	}
	return active && actor.Type != onrecord.Place && (actor.Type != onrecord.Group || actor.Sector != "") && named(actor)
}

// involvedIn tells how actors take part in statements, events and forecasts. A place takes no part in what only happens there.
func involvedIn(record *onrecord.Record) map[onrecord.ID]involvement {
	involved := map[onrecord.ID]involvement{}
	for _, s := range record.Statements {
		involved[s.Speaker], involved[s.To] = real, real
	}
	for _, f := range record.Forecasts {
		involved[f.Forecaster] = real
	}
	places := map[onrecord.ID]bool{}
	for _, a := range record.Actors {
		places[a.ID] = a.Type == onrecord.Place
	}
	for _, e := range record.Events {
		part := real
		switch e.Status {
		case onrecord.Hypothetical, onrecord.Negated, onrecord.Planned:
			part = supposed
		case onrecord.Reported, onrecord.Alleged, onrecord.Denied, onrecord.Rumoured:
		}
		for _, id := range e.Actors {
			involved[id] = max(involved[id], part)
		}
		for _, id := range e.Recipients {
			if !places[id] || harmed(e.Type) {
				involved[id] = max(involved[id], part)
			}
		}
	}
	return involved
}

// harmed reports whether a town can undergo events of a type: it is bombed, occupied, closed off or fed, but not gone to.
func harmed(t onrecord.EventType) bool {
	switch t {
	case onrecord.Assault, onrecord.Mobilize, onrecord.Coerce, onrecord.Aid:
		return true
	}
	return false
}

func named(actor onrecord.Actor) bool {
	return slices.ContainsFunc(actor.Mentions, func(m onrecord.Mention) bool { return m.Form == onrecord.Name })
}

// governs reports whether an actor is called the government or the opposition, of whatever country.
func governs(actor onrecord.Actor) bool {
	words := strings.Fields(strings.ToLower(actor.Name))
	if len(words) == 0 || slices.Contains(words, "of") || slices.Contains(words, "next") {
		return false
	}
	last := words[len(words)-1]
	return last == "government" || last == "opposition" && words[0] == "the"
}

// activeIn returns the actors that are subjects or objects of verbs.
func activeIn(doc *syntax.Document, set *mentions.Set) map[onrecord.ID]bool {
	active := map[onrecord.ID]bool{}
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		if t.Is("nsubj", "obj", "iobj", "obl:agent") && t.Head != syntax.None && doc.Tokens[t.Head].UPOS == "VERB" {
			active[set.At(i)] = true
		}
	}
	delete(active, "")
	return active
}

func firstMention(actor onrecord.Actor) int {
	first := -1
	for _, m := range actor.Mentions {
		if first < 0 || m.Start < first {
			first = m.Start
		}
	}
	return first
}
