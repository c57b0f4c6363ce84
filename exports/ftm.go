package exports

import (
	"bytes"
	"context"
	"crypto/sha1"
	"encoding/hex"
	"io"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
)

var followTheMoney = &Format{
	Name: "ftm", Doc: "articles, people, organisations and events as FollowTheMoney entities, one a line", Files: []string{"entities.ftm.json"},
	start: func(ctx context.Context, store ledger.Store, open Open) (writer, error) {
		return &ftmWriter{ctx: ctx, store: store, file: open("entities.ftm.json"), written: map[string]bool{}}, nil
	},
}

// ftmWriter writes an entity once, however many articles name it.
type ftmWriter struct {
	ctx     context.Context
	store   ledger.Store
	file    io.Writer
	linked  sync.Map // number of an entity -> *ftmEntity
	written map[string]bool
}

// ftmEntity is an entity of FollowTheMoney: all values are lists of strings.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func newFTM(id, schema string) *ftmEntity { return &ftmEntity{id, schema, map[string][]string{}} }

// set adds values to a property; empty ones are left out.
func (e *ftmEntity) set(property string, values ...string) {
	for _, v := range values {
		if v != "" {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

// ftmArticle draws the entities of one article.
type ftmArticle struct {
	*Article
	w       *ftmWriter
	tally   *Tally
	parties []*ftmEntity
	ids     map[onrecord.ID]string // of parties that have been drawn; "" for those that FollowTheMoney has no place for
	rest    []*ftmEntity
}

func (w *ftmWriter) draw(a *Article) (func(*Tally) error, error) {
	d := &ftmArticle{Article: a, w: w, tally: newTally(), ids: map[onrecord.ID]string{}}
	d.article()
	for i := range a.Record.Events {
		if err := d.event(&a.Record.Events[i]); err != nil {
			return nil, err
		}
	}
	for i := range a.Record.Statements {
		s := &a.Record.Statements[i]
		if err := d.documentation("statements", s.ID, s.Speaker, string(s.Act), a.words(s.Content)); err != nil {
			return nil, err
		}
	}
	for i := range a.Record.Forecasts {
		f := &a.Record.Forecasts[i]
		words := a.words(f.Outcome)
		if len(f.Condition) > 0 {
			words += " (" + a.words(f.Condition) + ")"
		}
		if err := d.documentation("forecasts", f.ID, f.Forecaster, "foretells: "+string(f.Direction), words); err != nil {
			return nil, err
		}
	}
	return func(t *Tally) error {
		t.add(d.tally)
		var out bytes.Buffer
		for _, e := range d.parties {
			if w.written[e.ID] {
				continue
			}
			w.written[e.ID] = true
			t.Written["actors"]++
			if err := jsonLine(&out, e); err != nil {
				return err
			}
		}
		for _, e := range d.rest {
			if err := jsonLine(&out, e); err != nil {
				return err
			}
		}
		_, err := w.file.Write(out.Bytes())
		return err
	}, nil
}

func (w *ftmWriter) close() error { return nil }

func (d *ftmArticle) id(of onrecord.ID) string { return digits(d.Row.ID) + "-" + string(of) }

func (d *ftmArticle) article() {
	e := newFTM(digits(d.Row.ID), "Article")
	e.set("title", d.Row.Title)
	e.set("author", d.Record.Article.Authors...)
	e.set("publishedAt", d.Row.Published)
	e.set("publisher", d.Row.Publisher)
	e.set("language", d.Record.Article.Language)
	sum := sha1.Sum(d.Content.Raw) // what FollowTheMoney knows documents by
	e.set("contentHash", hex.EncodeToString(sum[:]))
	if isWeb(d.Row.Source) {
		e.set("sourceUrl", d.Row.Source)
	} else {
		e.set("fileName", d.Row.Source)
	}
	d.rest = append(d.rest, e)
}

// party returns the id of an actor, "" for one that FollowTheMoney has no place for.
func (d *ftmArticle) party(id onrecord.ID) (string, error) {
	if known, ok := d.ids[id]; ok {
		return known, nil
	}
	actor := d.actor(id)
	schema := ftmSchema(actor.Type)
	if schema == "" {
		d.ids[id] = ""
		return "", nil
	}
	e, err := d.w.entity(d.Joins.Entities[actor.Name])
	if err != nil {
		return "", err
	}
	if e == nil {
		if schema == "Organization" && actor.Sector == onrecord.GOV {
			schema = "PublicBody"
		}
		e = newFTM(d.id(id), schema)
		e.set("name", actor.Name)
		e.set("country", ftmCountry(actor.Country))
		for _, r := range actor.Roles {
			e.set(ftmRole(schema), roleText(r))
		}
		e.set("proof", digits(d.Row.ID))
	}
	d.parties = append(d.parties, e)
	d.ids[id] = e.ID
	return e.ID, nil
}

// entity draws what is linked across articles; nil for what is not.
func (w *ftmWriter) entity(named ledger.EntityName) (*ftmEntity, error) {
	if named.Number == 0 {
		return nil, nil
	}
	if e, ok := w.linked.Load(named.Number); ok {
		return e.(*ftmEntity), nil
	}
	whole, err := w.store.Entity(w.ctx, named.Number)
	if err != nil {
		return nil, err
	}
	schema := ftmSchema(whole.Type) // of all articles, which differ in the sector
	sum := sha1.Sum([]byte(whole.ID))
	e := newFTM("entity-"+hex.EncodeToString(sum[:]), schema)
	e.set("name", whole.Name)
	for _, n := range whole.Names {
		if n.Usual && n.Text != whole.Name {
			e.set("alias", n.Text)
		}
	}
	e.set("country", ftmCountry(whole.Country))
	for _, r := range whole.Roles {
		e.set(ftmRole(schema), roleText(onrecord.Role{Title: r.Office, Of: r.Of}))
	}
	first, _ := w.linked.LoadOrStore(named.Number, e)
	return first.(*ftmEntity), nil
}

// ftmSchema returns the schema of a type of actors, "" for places.
func ftmSchema(t onrecord.ActorType) string {
	switch t {
	case onrecord.Person:
		return "Person"
	case onrecord.Country:
		return "PublicBody"
	case onrecord.Organisation:
		return "Organization"
	case onrecord.Group:
		return "LegalEntity"
	case onrecord.Place:
	}
	return ""
}

// ftmRole is the property that holds roles.
func ftmRole(schema string) string {
	if schema == "Person" {
		return "position"
	}
	return "summary"
}

// ftmCountry turns an ISO 3166-1 alpha-3 code into alpha-2; "" for what is no state.
func ftmCountry(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return ""
	}
	return strings.ToLower(region.String())
}

func (d *ftmArticle) event(e *onrecord.Event) error {
	out := newFTM(d.id(e.ID), "Event")
	for _, id := range append(append([]onrecord.ID{}, e.Actors...), e.Recipients...) {
		party, err := d.party(id)
		if err != nil {
			return err
		}
		if party == "" {
			d.tally.Left["places that take part in events"]++
		}
		out.set("involved", party)
	}
	out.set("name", sentence(d.called(e.Actors...), string(e.Type), d.called(e.Recipients...)))
	start, end, interval := strings.Cut(e.Date, "/")
	if interval {
		out.set("startDate", start)
		out.set("endDate", end)
	} else {
		out.set("date", start)
	}
	out.set("location", e.Place)
	out.set("keywords", string(e.Type), e.Mode, string(e.Status))
	out.set("summary", ledger.Around(d.Record.Article.Text, e.Triggers[0]))
	d.trace(out, e.ID)
	out.set("proof", digits(d.Row.ID))
	d.rest = append(d.rest, out)
	d.tally.Written["events"]++
	return nil
}

// trace tells which record an entity is drawn from.
func (d *ftmArticle) trace(e *ftmEntity, id onrecord.ID) {
	e.set("recordId", d.key(id))
	if isWeb(d.Row.Source) {
		e.set("sourceUrl", d.Row.Source)
	}
}

// documentation says that an article documents what somebody said.
func (d *ftmArticle) documentation(kind string, id, who onrecord.ID, role, words string) error {
	party, err := d.party(who)
	if err != nil {
		return err
	}
	if party == "" {
		d.tally.Left[kind+" of nobody who is named"]++
		return nil
	}
	out := newFTM(d.id(id), "Documentation")
	out.set("document", digits(d.Row.ID))
	out.set("entity", party)
	out.set("role", role)
	out.set("summary", words)
	out.set("date", d.Row.Published)
	d.trace(out, id)
	d.rest = append(d.rest, out)
	d.tally.Written[kind]++
	return nil
}
