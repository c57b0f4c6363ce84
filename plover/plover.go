// Package plover writes the events of a record in the JSON of the PLOVER project, one event a line, as its manual (draft 2.0)
// describes it. What PLOVER has no code for, or wants and the article does not tell, is left out.
package plover

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/onrecord/onrecord"
)

type event struct {
	ID       string   `json:"id"`
	HasEvent bool     `json:"has_event"`
	Date     string   `json:"date"`
	EndDate  string   `json:"enddate,omitempty"`
	Actor    []entity `json:"actor"`
	Recip    []entity `json:"recipient,omitempty"`
	Event    string   `json:"event"`
	Mode     string   `json:"mode,omitempty"`
	Location string   `json:"event_loc,omitempty"`
	Words    string   `json:"event_text"`
	Quad     string   `json:"quad_code"`
	Scale    float64  `json:"event_scale"`
	Text     string   `json:"text"`
	Info     info     `json:"text_info"`
	Cite     cite     `json:"cite_info"`
	Coder    string   `json:"coder"`
	Comment  string   `json:"comment,omitempty"`
	Link     string   `json:"link,omitempty"` // the key of the story

	paragraph onrecord.Span // that Info is of
}

type entity struct {
	Code   string `json:"code,omitempty"`
	Sector string `json:"sector,omitempty"`
	Text   string `json:"entity_text"`
}

// info says where the text stands in the story, in code points.
type info struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type cite struct {
	Citation string `json:"citation,omitempty"`
	Title    string `json:"title,omitempty"`
	URL      string `json:"url,omitempty"`
	Language string `json:"language,omitempty"`
	Comment  string `json:"comment"`
}

// Lines returns the record's events that PLOVER covers, a line of JSON each, and how many of its events are left out: those without
// a code, without an actor, or without a date of their own or of the article. The story, "" where it is not known, is the same for
// articles that tell the same.
func Lines(record *onrecord.Record, story string) (lines []byte, left int, err error) {
	actors := map[onrecord.ID]*onrecord.Actor{}
	for i := range record.Actors {
		actors[record.Actors[i].ID] = &record.Actors[i]
	}
	offsets := onrecord.NewOffsets(record.Article.Text)
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for i := range record.Events {
		e, ok := encode(record, &record.Events[i], actors)
		if !ok {
			left++
			continue
		}
		e.Link = story
		e.Info = info{offsets.CodePoints(e.paragraph.Start), offsets.CodePoints(e.paragraph.End)}
		if err := encoder.Encode(e); err != nil {
			return nil, 0, fmt.Errorf("plover: event %s of %q: %w", record.Events[i].ID, record.Article.Source, err)
		}
	}
	return out.Bytes(), left, nil
}

func encode(record *onrecord.Record, e *onrecord.Event, actors map[onrecord.ID]*onrecord.Actor) (event, bool) {
	coding, ok := e.Coding()
	article := record.Article
	date := e.Date
	if date == "" {
		date = article.Published
	}
	if !ok || date == "" || len(e.Actors) == 0 || len(e.Triggers) == 0 {
		return event{}, false
	}
	start, end, _ := strings.Cut(date, "/")
	paragraph := around(article, e.Triggers[0])
	out := event{
		ID: article.ID + "/" + string(e.ID), HasEvent: true, Date: start, EndDate: end, Actor: entities(e.Actors, actors), Recip: entities(e.Recipients, actors),
		Event: string(coding.Type), Mode: coding.Mode, Location: e.Place, Words: e.Triggers[0].In(article.Text), Quad: string(coding.Quad), Scale: coding.Intensity,
		Text: paragraph.In(article.Text), Coder: "onrecord",
		Cite: cite{Citation: article.Source, Title: article.Title, Language: article.Language, Comment: "offsets count Unicode code points"}, paragraph: paragraph,
	}
	if strings.HasPrefix(article.Source, "http") {
		out.Cite.URL, out.Cite.Citation = article.Source, ""
	}
	if e.Status != onrecord.Reported || coding.Type != e.Type {
		out.Comment = string(e.Status) + " " + string(e.Type)
	}
	return out, true
}

func entities(ids []onrecord.ID, actors map[onrecord.ID]*onrecord.Actor) []entity {
	var out []entity
	for _, id := range ids {
		if a := actors[id]; a != nil {
			out = append(out, entity{Code: a.Country, Sector: string(a.Sector), Text: a.Name})
		}
	}
	return out
}

// around returns the block of the article that holds the span, or the span.
func around(article *onrecord.Article, span onrecord.Span) onrecord.Span {
	for _, b := range article.Blocks {
		if b.Contains(span) {
			return b.Span
		}
	}
	return span
}
