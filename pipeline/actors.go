package pipeline

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/onrecord/onrecord"
)

// onlyInvolved returns the record without the actors that neither take part in a record nor hold a role. A person whom the
// article names stays: whoever is named in the news takes part in what it tells, be the record of it found or not. Those
// who stay are numbered anew, a1, a2 ..., in the order of their first mention, wherever they are named.
func onlyInvolved(record *onrecord.Record) *onrecord.Record {
	involved := involvedIn(record)
	out := *record
	out.Actors = make([]onrecord.Actor, 0, len(record.Actors))
	for _, actor := range record.Actors {
		if involved[actor.ID] || len(actor.Roles) > 0 || namedPerson(actor) {
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

// involvedIn returns the actors that take part in a statement, an event or a forecast.
func involvedIn(record *onrecord.Record) map[onrecord.ID]bool {
	involved := map[onrecord.ID]bool{}
	for _, s := range record.Statements {
		involved[s.Speaker], involved[s.To] = true, true
	}
	for _, e := range record.Events {
		for _, id := range e.Actors {
			involved[id] = true
		}
		for _, id := range e.Recipients {
			involved[id] = true
		}
	}
	for _, f := range record.Forecasts {
		involved[f.Forecaster] = true
	}
	return involved
}

func namedPerson(actor onrecord.Actor) bool {
	return actor.Type == onrecord.Person && slices.ContainsFunc(actor.Mentions, func(m onrecord.Mention) bool { return m.Form == onrecord.Name })
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
