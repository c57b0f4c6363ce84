package deeds

import (
	"cmp"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
)

// Finder identifies this stage.
var Finder = onrecord.Finder{Name: "deeds", Doc: "what clauses are about, to be held against other articles: deeds of forecasts and facts", Version: 5}

// Page is what one article gives to be held against others. It stands by itself: the text is needed only to quote a fact.
type Page struct {
	Article   string // id
	Source    string // path or URL
	Published string // ISO 8601, as coarse as known
	Outlet    string // who published it
	Forecasts []Forecast
	Facts     []Fact
	Names     []string // the last words of the actors' proper names, sorted: what the article is about
}

// Forecast is a forecast with the names and deeds that its spans stand for.
type Forecast struct {
	ID          onrecord.ID // in the record
	Words       string      // of the outcome
	Start, End  int         // of the outcome, in code points
	Condition   string      // its words; "" for none
	Likelihood  []string    // the words that grade it
	Probability *onrecord.Probability
	Direction   onrecord.Direction
	Horizon     string // ISO 8601; "" for none
	Forecaster  string // the actor's name; "" for one unnamed
	Own         bool   // the article itself is the forecaster
	Outcome     Deed   // never Not: whether it is expected is the Direction's to say
	Given       Deed   // the condition; the zero Deed where there is none or its words name no deed
}

// Fact is a deed that the article tells as having happened, or as not having happened.
type Fact struct {
	Deed
	onrecord.Span        // the clause
	By            string // who says so, where the article does not vouch for it itself
	Date          string // ISO 8601; "" where the text does not tell
}

// Read draws the page from an article and its record. The set and times are those of the article.
func Read(doc *syntax.Document, set *mentions.Set, record *onrecord.Record) *Page {
	r := &reader{doc: doc, set: set, events: record.Events, times: record.Dates}
	a := record.Article
	page := &Page{Article: a.ID, Source: a.Source, Published: a.Published, Outlet: outlet(a), Facts: r.facts(record)}
	for _, f := range record.Forecasts {
		page.Forecasts = append(page.Forecasts, r.forecast(f))
	}
	r.pointBack(page.Forecasts)
	for _, a := range set.Actors {
		if slices.ContainsFunc(a.Mentions, func(m onrecord.Mention) bool { return m.Form == onrecord.Name }) {
			page.Names = append(page.Names, LastWord(a.Name))
		}
	}
	if a.Dateline != "" {
		page.Names = append(page.Names, LastWord(a.Dateline))
	}
	slices.Sort(page.Names)
	page.Names = slices.Compact(page.Names)
	return page
}

// About returns the page without its forecasts and facts.
func (p *Page) About() *Page {
	return &Page{Article: p.Article, Source: p.Source, Published: p.Published, Outlet: p.Outlet, Names: p.Names}
}

// Common reports whether the two articles name somebody or some place in common.
func (p *Page) Common(q *Page) bool {
	return slices.ContainsFunc(p.Names, func(name string) bool {
		_, found := slices.BinarySearch(q.Names, name)
		return found
	})
}

var address = regexp.MustCompile(`https?://[^\s"<>]+`)

// outlet names who published an article: the host of its address, which may stand at the head of its text, or else the folder
// that it lies in.
func outlet(a *onrecord.Article) string {
	places := []string{a.Source}
	for _, block := range a.Blocks {
		if block.Kind == onrecord.Meta {
			places = append(places, address.FindString(block.In(a.Text)))
		}
	}
	for _, place := range places {
		if u, err := url.Parse(place); err == nil && u.Host != "" {
			return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		}
	}
	return cmp.Or(filepath.Base(filepath.Dir(a.Source)), "unknown")
}

// Ask reads a question ("Will the harbour reopen?") or a condition ("the council votes for it"): the deed of its main clause.
func Ask(doc *syntax.Document, set *mentions.Set, record *onrecord.Record) Deed {
	r := &reader{doc: doc, set: set, events: record.Events, times: record.Dates}
	for i := range doc.Tokens {
		if doc.Tokens[i].Head == syntax.None && doc.Tokens[i].UPOS != "PUNCT" {
			verb, not := r.main(i)
			d := r.deed(verb)
			d.Not = not != (r.negated(i) || verb != i && r.negated(verb))
			return d
		}
	}
	return Deed{}
}

func (r *reader) forecast(f onrecord.Forecast) Forecast {
	text := r.doc.Article.Text
	out := Forecast{ID: f.ID, Words: quote(text, f.Outcome), Condition: quote(text, f.Condition), Probability: f.Probability,
		Direction: f.Direction, Horizon: f.Horizon, Own: f.Forecaster == onrecord.TheArticle,
		Start: utf8.RuneCountInString(text[:f.Outcome[0].Start]), End: utf8.RuneCountInString(text[:f.Outcome[len(f.Outcome)-1].End])}
	for _, span := range f.Likelihood {
		out.Likelihood = append(out.Likelihood, quote(text, []onrecord.Span{span}))
	}
	if a := r.set.Actor(f.Forecaster); a != nil {
		out.Forecaster = a.Name
	}
	if head := r.headOf(f.Outcome); head != syntax.None {
		verb, not := r.main(head)
		out.Outcome = r.deed(verb)
		out.Outcome.Not = not
	}
	if head := r.headOf(f.Condition); head != syntax.None {
		out.Given = r.deed(head)
		out.Given.Not = r.negated(head) != strings.HasPrefix(strings.ToLower(out.Condition), "unless")
	}
	if len(out.Outcome.Who)+len(out.Outcome.Whom) == 0 && out.Given.Known() {
		out.Outcome.Who = append(out.Given.Who, out.Given.Whom...) // "Arlen's victory could close the port": the subject is the condition
	}
	return out
}

// quote returns the words of spans, each in one line.
func quote(text string, spans []onrecord.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, strings.Join(strings.Fields(s.In(text)), " "))
	}
	return strings.Join(parts, " … ")
}

// headOf returns the word that governs the spans; None for no spans.
func (r *reader) headOf(spans []onrecord.Span) int {
	if len(spans) == 0 {
		return syntax.None
	}
	whole := syntax.Range{First: r.doc.TokensIn(spans[0]).First, Stop: r.doc.TokensIn(spans[len(spans)-1]).Stop}
	head := r.doc.Head(whole)
	if head >= len(r.doc.Tokens) {
		return syntax.None
	}
	for i := whole.First; i < whole.Stop; i++ { // the verb that the others hang on, even where a fragment stands before it
		if t := &r.doc.Tokens[i]; t.UPOS == "VERB" && r.outside(i, whole) {
			return i
		}
	}
	return head
}

// outside reports whether the head of token i lies outside the range.
func (r *reader) outside(i int, whole syntax.Range) bool {
	h := r.doc.Tokens[i].Head
	return h == syntax.None || h < whole.First || h >= whole.Stop
}

// pointBack gives conditions such as "in that case" the deed that they point to: the condition of the forecast before, or the
// one that it foretells where it has none.
func (r *reader) pointBack(forecasts []Forecast) {
	for i := 1; i < len(forecasts); i++ {
		f, before := &forecasts[i], &forecasts[i-1]
		if f.Condition == "" || f.Given.Known() {
			continue
		}
		words := strings.Fields(strings.ToLower(f.Condition))
		if len(words) < 2 || words[0] != "in" || !is("pointing", words[1]) {
			continue
		}
		if f.Given = before.Given; before.Condition == "" {
			f.Given = before.Outcome
		}
	}
}

// facts returns the deeds of clauses that are told as having happened or not, in text order.
func (r *reader) facts(record *onrecord.Record) (list []Fact) {
	for i := range r.doc.Tokens {
		sentence := r.doc.Sentences[r.doc.SentenceOf(i)]
		block := r.doc.Article.Blocks[sentence.Block].Kind
		if !block.Prose() {
			continue
		}
		by, told := r.told(i, block == onrecord.Heading)
		if !told {
			continue
		}
		if r.doc.Child(i, "xcomp", "ccomp") != syntax.None && r.doc.Child(i, "obj") == syntax.None {
			continue // the verb that counts is below: "failed to reopen", "said that it reopened"
		}
		d := r.deed(i)
		d.Not = r.negated(i) != r.refused(i)
		if len(d.Keys()) == 0 {
			continue // it can bear on nothing
		}
		f := Fact{Deed: d, Span: r.doc.SpanOf(r.clause(i)), By: by}
		if t, ok := dates.Near(r.doc, record.Dates, i); ok {
			f.Date, _ = dates.ISO(t.Value)
		}
		list = append(list, f)
	}
	return list
}

// clause returns the words of the clause of token i, cut short where it is very long.
func (r *reader) clause(i int) syntax.Range {
	const window = 40
	whole := r.doc.Subtree(i)
	whole.First, whole.Stop = max(whole.First, i-window), min(whole.Stop, i+window)
	if first := r.afterDateline(i); first <= i {
		whole.First = max(whole.First, first)
	}
	for whole.Stop > i+1 && r.doc.Tokens[whole.Stop-1].UPOS == "PUNCT" {
		whole.Stop--
	}
	for whole.First < i && r.doc.Tokens[whole.First].UPOS == "PUNCT" {
		whole.First++
	}
	return whole
}

// phrase returns the words for who says something, without what is told of them beside; of a pronoun the name.
func (r *reader) phrase(i int) string {
	if is("pronoun", r.lemma(i)) {
		return r.party(i).String()
	}
	whole := r.doc.Subtree(i)
	for _, k := range r.doc.Children(i) {
		if int(k) > i && r.doc.Tokens[k].Is("punct", "appos", "acl", "acl:relcl") {
			whole.Stop = min(whole.Stop, r.doc.Subtree(int(k)).First)
		}
	}
	return r.doc.SpanOf(whole).In(r.doc.Article.Text)
}

// told reports whether the clause of token i is told as a fact, and who says so where it is somebody's words.
func (r *reader) told(i int, heading bool) (by string, ok bool) {
	t := &r.doc.Tokens[i]
	if e := r.eventAt(i); e != nil {
		switch e.Status {
		case onrecord.Denied, onrecord.Planned, onrecord.Hypothetical, onrecord.Rumoured:
			return "", false
		case onrecord.Reported, onrecord.Alleged, onrecord.Negated:
		}
		if t.UPOS == "NOUN" && !r.presumed(i) {
			return "", false
		}
	} else if t.UPOS != "VERB" {
		return "", false
	}
	if t.UPOS == "VERB" && !r.past(i, heading) {
		return "", false
	}
	return r.vouched(i)
}

// presumed reports whether what a noun names is told as having happened: "after the release", "welcomed the release", "the release on Monday".
// Mostly a noun tells nothing of the kind: "the talks on a release", "his release could help".
func (r *reader) presumed(i int) bool {
	if _, known := nominals()[r.lemma(i)]; !known {
		return false
	}
	t := &r.doc.Tokens[i]
	if mark := r.doc.Child(i, "case"); mark != syntax.None && is("occasion", r.lemma(mark)) {
		return true
	}
	if t.Head != syntax.None && t.Is("nsubj", "nsubj:pass", "obj") && is("presuming", r.lemma(t.Head)) && r.past(t.Head, false) {
		return true
	}
	whole := r.doc.SpanOf(r.doc.Subtree(i))
	return slices.ContainsFunc(r.times, func(x onrecord.Timex) bool { return x.Start >= t.End && whole.Contains(x.Span) })
}

// past reports whether verb i tells of what has happened: past tense or perfect; in headings also the present.
func (r *reader) past(i int, heading bool) bool {
	t := &r.doc.Tokens[i]
	if t.Is("xcomp") && t.Head != syntax.None {
		switch above := r.lemma(t.Head); {
		case r.refused(i) || is("achieving", above):
			return r.past(t.Head, heading)
		case is("raising", above):
			return false
		}
	}
	perfect := false
	for _, k := range r.doc.Children(i) {
		c := &r.doc.Tokens[k]
		if !c.Is("aux", "aux:pass") {
			continue
		}
		switch lemma := r.lemma(int(k)); {
		case is("perfect", lemma):
			perfect = true
		case lemma == "be":
			perfect = perfect || c.XPOS == "VBD" || heading
		default:
			return false // a modal verb
		}
	}
	switch t.XPOS {
	case "VBD":
		return true
	case "VBN", "VB":
		return perfect || heading && t.XPOS == "VBN"
	case "VBZ", "VBP":
		return heading
	}
	return false
}

// refused reports whether verb i is what somebody failed or refused to do.
func (r *reader) refused(i int) bool {
	t := &r.doc.Tokens[i]
	return t.Is("xcomp") && t.Head != syntax.None && is("refusal", r.lemma(t.Head))
}

// vouched goes up the tree from token i: what is a condition, a question or only hoped for is no fact; what somebody says is
// that somebody's.
func (r *reader) vouched(i int) (by string, ok bool) {
	if s := r.doc.Sentences[r.doc.SentenceOf(i)]; strings.HasPrefix(r.doc.Text(s.Stop-1), "?") {
		return "", false
	}
	for _, k := range r.doc.Children(i) {
		if r.doc.Tokens[k].Is("advcl") && r.supposed(int(k), "condition") {
			return "", false // "if the wall holds, she wins"
		}
	}
	for range 12 {
		if r.supposed(i, "condition", "open") {
			return "", false
		}
		t := &r.doc.Tokens[i]
		if t.Head == syntax.None {
			return by, true
		}
		if t.Is("ccomp") {
			switch {
			case is("unreal", r.lemma(t.Head)) || r.negated(t.Head):
				return "", false
			case by == "" && is("saying", r.lemma(t.Head)):
				if subject := r.ownSubject(t.Head); subject != syntax.None {
					by = r.phrase(subject)
				}
			}
		}
		i = t.Head
	}
	return by, true
}

// supposed reports whether clause i stands behind a conjunction of one of the classes, and so is only supposed: "if it rains".
func (r *reader) supposed(i int, classes ...string) bool {
	mark := r.doc.Child(i, "mark")
	return mark != syntax.None && slices.ContainsFunc(classes, func(class string) bool { return is(class, r.lemma(mark)) })
}
