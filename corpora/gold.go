package corpora

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/onrecord/onrecord"
)

// Gold reads the articles annotated for onrecord in the folder dir (gold/dev), sorted by name, as the records that a
// perfect reader would draw. An article's Published is the annotators' knowledge, not part of its text. The form of
// mentions is not annotated.
func Gold(dir string) ([]onrecord.Record, error) {
	paths, err := files(dir, "*.json")
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	var records []onrecord.Record
	for _, path := range paths {
		annotation, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("gold: %w", err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(path, ".json"))
		if err != nil {
			return nil, fmt.Errorf("gold: %w", err)
		}
		record, err := parseGold(annotation, string(text))
		if err != nil {
			return nil, fmt.Errorf("gold: %s: %w", path, err)
		}
		records = append(records, record)
	}
	return records, nil
}

// goldSpans are [start, end) pairs in code points.
type goldSpans [][2]int

// goldFile is an annotation file; gold/GUIDELINES.md defines its fields.
type goldFile struct {
	Article, Date string
	Actors        []struct {
		ID       onrecord.ID
		Name     string
		Type     onrecord.ActorType
		Mentions goldSpans
		Roles    []struct {
			Title, Of, From, To string
			Former              bool
			Evidence            goldSpans
		}
	}
	Statements []struct {
		ID                   onrecord.ID
		Source, Cue, Content goldSpans
		Speaker, To          onrecord.ID
		Form                 onrecord.Form
		Act                  onrecord.Act
	}
	Events []struct {
		ID                 onrecord.ID
		Triggers           goldSpans
		Type               onrecord.EventType
		Actors, Recipients []onrecord.ID
		Status             onrecord.Status
		By                 onrecord.ID
		Date, Place        string
		DateText           goldSpans `json:"date_text"`
	}
	Forecasts []struct {
		ID                             onrecord.ID
		Outcome, Condition, Likelihood goldSpans
		Forecaster, Statement          onrecord.ID
		Direction                      onrecord.Direction
		Horizon                        string
		HorizonText                    goldSpans `json:"horizon_text"`
	}
}

func parseGold(annotation []byte, text string) (onrecord.Record, error) {
	var g goldFile
	if err := json.Unmarshal(annotation, &g); err != nil {
		return onrecord.Record{}, err
	}
	r := onrecord.Record{Article: &onrecord.Article{
		ID: onrecord.ArticleID([]byte(text)), Source: g.Article, Published: g.Date, Text: text,
	}}
	var outside error
	offsets := Offsets(text)
	spans := func(pairs goldSpans) []onrecord.Span {
		var all []onrecord.Span
		for _, pair := range pairs {
			s, err := bytesOf(offsets, pair[0], pair[1])
			if err != nil {
				outside = err
			}
			all = append(all, s)
		}
		return all
	}
	for _, a := range g.Actors {
		actor := onrecord.Actor{ID: a.ID, Name: a.Name, Type: a.Type}
		for _, s := range spans(a.Mentions) {
			actor.Mentions = append(actor.Mentions, onrecord.Mention{Span: s})
		}
		for _, role := range a.Roles {
			actor.Roles = append(actor.Roles, onrecord.Role{Title: role.Title, Of: role.Of, From: role.From, To: role.To,
				Former: role.Former, Evidence: spans(role.Evidence)})
		}
		r.Actors = append(r.Actors, actor)
	}
	for _, s := range g.Statements {
		r.Statements = append(r.Statements, onrecord.Statement{ID: s.ID, Source: spans(s.Source), Speaker: s.Speaker,
			Cue: spans(s.Cue), Content: spans(s.Content), Form: s.Form, Act: s.Act, To: s.To})
	}
	for _, e := range g.Events {
		r.Events = append(r.Events, onrecord.Event{ID: e.ID, Triggers: spans(e.Triggers), Type: e.Type, Actors: e.Actors,
			Recipients: e.Recipients, Status: e.Status, By: e.By, Date: e.Date, DateText: spans(e.DateText), Place: e.Place})
	}
	for _, f := range g.Forecasts {
		r.Forecasts = append(r.Forecasts, onrecord.Forecast{ID: f.ID, Outcome: spans(f.Outcome), Forecaster: f.Forecaster,
			Condition: spans(f.Condition), Likelihood: spans(f.Likelihood), Direction: f.Direction, Horizon: f.Horizon,
			HorizonText: spans(f.HorizonText), Statement: f.Statement})
	}
	return r, outside
}
