package ledger

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
	"github.com/onrecord/onrecord/links"
)

// Telling is an answer as it is shown: who did or said what to whom, in which words, where.
type Telling struct {
	ID        string   `json:"id"` // of the record: "sha256:.../s3"
	Date      string   `json:"date,omitempty"`
	Who       []string `json:"who,omitempty"`
	What      string   `json:"what"`          // the act of a statement, the type of an event, the direction of a forecast
	Cue       string   `json:"cue,omitempty"` // the words by which an article tells of a statement: "called on"
	Mode      string   `json:"mode,omitempty"`
	Status    string   `json:"status,omitempty"` // of an event
	Whom      []string `json:"whom,omitempty"`
	Words     string   `json:"words"` // the content of a statement, what is said around an event, the outcome of a forecast
	If        string   `json:"if,omitempty"`
	Claim     string   `json:"claim,omitempty"` // in a list of claims: the id of the statement that words it
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Source    string   `json:"source"`
	Standing  Status   `json:"standing"` // of the article
	Stories   int      `json:"stories"`  // independent stories that tell it
	Articles  int      `json:"articles"` // that tell it, copies included

	// Of an event that several articles tell, where they do not agree.
	Statuses []links.StatusCount `json:"statuses,omitempty"`    // how many stories give it which status
	Others   []string            `json:"other_dates,omitempty"` // that contradict the date
}

// NewTelling returns how an answer is shown.
func NewTelling(a *Answer) *Telling {
	r := a.Content.Record
	t := telling(a.Row, a.ID(), a.Day)
	t.Stories, t.Articles = a.Stories, a.Articles
	if h := a.Happening; h != nil {
		t.Others = h.Others
		if len(h.Statuses) > 1 {
			t.Statuses = h.Statuses
		}
	}
	text := r.Article.Text
	if s := a.Statement(); s != nil {
		t.Who, t.What, t.Cue, t.Whom, t.Words = names(r, s.Speaker), string(s.Act), Quote(text, s.Cue), names(r, s.To), Quote(text, s.Content)
	}
	if e := a.Event(); e != nil {
		t.Who, t.What, t.Mode, t.Status, t.Whom = names(r, e.Actors...), string(e.Type), e.Mode, string(e.Status), names(r, e.Recipients...)
		t.Words = Around(text, e.Triggers[0])
	}
	if f := a.Forecast(); f != nil {
		t.Who, t.What, t.Words, t.If = names(r, f.Forecaster), string(f.Direction), Quote(text, f.Outcome), Quote(text, f.Condition)
	}
	return t
}

// telling begins a telling with where it stands.
func telling(row *Row, id onrecord.ID, day int) *Telling {
	return &Telling{
		ID: row.ID + "/" + string(id), Date: ISO(day), Title: row.Title, Published: row.Published, Publisher: row.Publisher,
		Source: row.Source, Standing: row.Status, Stories: 1, Articles: 1,
	}
}

// names returns the names of actors.
func names(r *onrecord.Record, ids ...onrecord.ID) (all []string) {
	for _, id := range ids {
		if id == onrecord.Unnamed || id == onrecord.TheArticle {
			all = append(all, string(id))
		} else if actor := record(r.Actors, func(b *onrecord.Actor) bool { return b.ID == id }); actor != nil {
			all = append(all, actor.Name)
		}
	}
	return all
}

// Quote returns the words of spans on one line, … between them.
func Quote(text string, spans []onrecord.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.In(text)
	}
	return strings.Join(strings.Fields(strings.Join(parts, " … ")), " ")
}

// Around returns the words around a span, within its line.
func Around(text string, at onrecord.Span) string {
	const most = 100 // bytes on each side
	text, at = lineOf(text, at)
	start, end := 0, len(text)
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

// lineOf returns the line in which a span lies, without the boxes of links in it, and where the span lies in what is left.
func lineOf(text string, at onrecord.Span) (string, onrecord.Span) {
	whole := onrecord.Span{Start: strings.LastIndexByte(text[:at.Start], '\n') + 1, End: len(text)}
	if i := strings.IndexByte(text[at.End:], '\n'); i >= 0 {
		whole.End = at.End + i
	}
	var left strings.Builder
	from, back := whole.Start, whole.Start // what comes next, and how far the span moves to the front
	for _, box := range articles.Insertions(text, whole) {
		if box.Overlaps(at) {
			continue
		}
		left.WriteString(text[from:box.Start])
		from = box.End
		if box.End <= at.Start {
			back += box.Len()
		}
	}
	left.WriteString(text[from:whole.End])
	return left.String(), onrecord.Span{Start: at.Start - back, End: at.End - back}
}
