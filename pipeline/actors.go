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
// names, what else it names and has do or undergo something (but no places), and the government and the opposition.
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
		ids = slices.Clone(ids)
		for i, id := range ids {
			ids[i] = renamed[id]
		}
		return ids
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

// takesPart reports whether an actor stays, by whether it is in a record and whether it is active in any sentence.
func takesPart(actor onrecord.Actor, involved, active bool) bool {
	switch {
	case involved || len(actor.Roles) > 0 || governs(actor):
		return true
	case actor.Type == onrecord.Person:
		return named(actor)
	}
	return active && actor.Type != onrecord.Place && named(actor)
}

// involvedIn returns the actors that take part in a statement, an event or a forecast.
func involvedIn(record *onrecord.Record) map[onrecord.ID]bool {
	involved := map[onrecord.ID]bool{}
	for _, s := range record.Statements {
		involved[s.Speaker], involved[s.To] = true, true
	}
	for _, f := range record.Forecasts {
		involved[f.Forecaster] = true
	}
	for _, e := range record.Events {
		for _, id := range e.Actors {
			involved[id] = true
		}
		for _, id := range e.Recipients {
			involved[id] = true
		}
	}
	return involved
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
