package ledger

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

// Telling is an answer as it is shown: who did or said what to whom, in which words, where.
type Telling struct {
	ID        string   `json:"id"` // of the record: "sha256:.../s3"
	Date      string   `json:"date,omitempty"`
	Who       []string `json:"who,omitempty"`
	What      string   `json:"what"` // the act of a statement, the type of an event, the direction of a forecast
	Mode      string   `json:"mode,omitempty"`
	Status    string   `json:"status,omitempty"` // of an event
	Whom      []string `json:"whom,omitempty"`
	Words     string   `json:"words"` // the content of a statement, what is said around an event, the outcome of a forecast
	If        string   `json:"if,omitempty"`
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Source    string   `json:"source"`
	Standing  Status   `json:"standing"` // of the article
	Stories   int      `json:"stories"`  // independent stories that tell it
	Articles  int      `json:"articles"` // that tell it, copies included
}

// NewTelling returns how an answer is shown.
func NewTelling(a *Answer) *Telling {
	r := a.Content.Record
	t := &Telling{
		ID: a.Row.ID + "/" + string(a.ID()), Date: ISO(a.Day), Title: a.Row.Title, Published: a.Row.Published, Publisher: a.Row.Publisher,
		Source: a.Row.Source, Standing: a.Row.Status, Stories: 1, Articles: 1,
	}
	names := func(ids ...onrecord.ID) (all []string) {
		for _, id := range ids {
			if id == onrecord.Unnamed || id == onrecord.TheArticle {
				all = append(all, string(id))
			} else if actor := record(r.Actors, func(b *onrecord.Actor) bool { return b.ID == id }); actor != nil {
				all = append(all, actor.Name)
			}
		}
		return all
	}
	text := r.Article.Text
	if s := a.Statement(); s != nil {
		t.Who, t.What, t.Whom, t.Words = names(s.Speaker), string(s.Act), names(s.To), words(text, s.Content)
	}
	if e := a.Event(); e != nil {
		t.Who, t.What, t.Mode, t.Status, t.Whom = names(e.Actors...), string(e.Type), e.Mode, string(e.Status), names(e.Recipients...)
		t.Words = near(text, e.Triggers[0])
	}
	if f := a.Forecast(); f != nil {
		t.Who, t.What, t.Words, t.If = names(f.Forecaster), string(f.Direction), words(text, f.Outcome), words(text, f.Condition)
	}
	return t
}

// words returns the words of spans, as they are read.
func words(text string, spans []onrecord.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.In(text)
	}
	return strings.Join(strings.Fields(strings.Join(parts, " … ")), " ")
}

// near returns the words around a span, within its line.
func near(text string, at onrecord.Span) string {
	const most = 100 // bytes on each side
	start, end := strings.LastIndexByte(text[:at.Start], '\n')+1, len(text)
	if i := strings.IndexByte(text[at.End:], '\n'); i >= 0 {
		end = at.End + i
	}
	before, after := "", ""
	if at.Start-start > most {
		start, before = at.Start-most, "… "
		for !utf8.RuneStart(text[start]) {
			start++
		}
		if i := strings.IndexByte(text[start:at.Start], ' '); i >= 0 {
			start += i + 1
		}
	}
	if end-at.End > most {
		end, after = at.End+most, " …"
		for !utf8.RuneStart(text[end]) {
			end--
		}
		if i := strings.LastIndexByte(text[at.End:end], ' '); i >= 0 {
			end = at.End + i
		}
	}
	return before + strings.Join(strings.Fields(text[start:end]), " ") + after
}
