package exports

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/resolutions"
)

var claimReviews = &Format{
	Name: "claimreview", Doc: "claims as schema.org Claim, and what people decided of forecasts as ClaimReview, one a line", Files: []string{"claims.jsonld"},
	start: func(ctx context.Context, store ledger.Store, open Open) (writer, error) {
		entries, err := ledger.Docket{Store: store}.Entries(ctx)
		if err != nil {
			return nil, err
		}
		decided := rulings(entries)
		return startLines("claims.jsonld", func(a *Article, t *Tally) ([]byte, error) { return a.claims(decided[a.Row.ID], t) })(ctx, store, open)
	},
}

// rulings returns the decisions in force by article.
func rulings(entries []resolutions.Entry) map[string][]*resolutions.Entry {
	of, seen := map[string][]*resolutions.Entry{}, map[string]bool{}
	for i := range entries {
		if matter := entries[i].Matter; matter != "" && !seen[matter] {
			seen[matter] = true
			if e := resolutions.Standing(entries, matter); e != nil && e.Kind == resolutions.Decided && e.Article != "" {
				of[e.Article] = append(of[e.Article], e)
			}
		}
	}
	return of
}

type (
	claim struct {
		Context    string `json:"@context,omitempty"`
		Type       string `json:"@type"`
		ID         string `json:"@id,omitempty"`
		Text       string `json:"text"`
		Author     *agent `json:"author,omitempty"`
		Appearance *work  `json:"appearance,omitempty"`
		SameAs     string `json:"sameAs,omitempty"`
		Keywords   string `json:"keywords,omitempty"`
	}
	agent struct {
		Type string `json:"@type"`
		Name string `json:"name"`
	}
	work struct {
		Type      string `json:"@type"`
		ID        string `json:"@id"`
		URL       string `json:"url,omitempty"`
		Headline  string `json:"headline,omitempty"`
		Published string `json:"datePublished,omitempty"`
		Publisher *agent `json:"publisher,omitempty"`
	}
	review struct {
		Context   string `json:"@context"`
		Type      string `json:"@type"`
		Reviewed  string `json:"claimReviewed"`
		Item      claim  `json:"itemReviewed"`
		Rating    rating `json:"reviewRating"`
		Author    *agent `json:"author,omitempty"`
		Published string `json:"datePublished"`
		Body      string `json:"reviewBody,omitempty"`
	}
	rating struct {
		Type      string `json:"@type"`
		Value     int    `json:"ratingValue,omitempty"`
		Best      int    `json:"bestRating,omitempty"`
		Worst     int    `json:"worstRating,omitempty"`
		Alternate string `json:"alternateName"`
	}
)

const schemaOrg = "https://schema.org"

// claiming are the acts by which a speaker claims that something is so.
var claiming = []onrecord.Act{onrecord.Says, onrecord.Accuses, onrecord.Predicts, onrecord.Believes, onrecord.Knows}

// claims writes the claims of an article, and the reviews of its forecasts.
func (a *Article) claims(decided []*resolutions.Entry, t *Tally) ([]byte, error) {
	var out bytes.Buffer
	for i := range a.Record.Statements {
		s := &a.Record.Statements[i]
		switch {
		case s.Act == onrecord.Denies:
			t.Left["denials"]++
			continue
		case !slices.Contains(claiming, s.Act) || s.Negated:
			t.Left["statements that claim nothing"]++
			continue
		}
		t.Written["claims"]++
		c := a.claim(a.words(s.Content), a.agent(s.Speaker))
		c.Context, c.ID, c.Keywords = schemaOrg, a.urn()+":"+string(s.ID), string(s.Act)
		if first := a.Joins.Claims[s.ID].ID; first != "" && first != a.key(s.ID) {
			c.SameAs = urn + strings.Replace(digits(first), "/", ":", 1)
		}
		if err := jsonLine(&out, c); err != nil {
			return nil, err
		}
	}
	for _, e := range decided {
		t.Written["reviews"]++
		if err := jsonLine(&out, a.review(e)); err != nil {
			return nil, err
		}
	}
	t.Left["events"] += len(a.Record.Events)
	return out.Bytes(), nil
}

func (a *Article) claim(text string, author *agent) *claim {
	appearance := &work{Type: "NewsArticle", ID: a.urn(), Headline: a.Row.Title, Published: a.Row.Published}
	if isWeb(a.Row.Source) {
		appearance.URL = a.Row.Source
	}
	if a.Row.Publisher != "" {
		appearance.Publisher = &agent{"Organization", a.Row.Publisher}
	}
	return &claim{Type: "Claim", Text: text, Author: author, Appearance: appearance}
}

// agent returns an actor; nil for nobody who is named.
func (a *Article) agent(id onrecord.ID) *agent {
	switch actor := a.actor(id); {
	case actor.Name == "":
		return nil
	case actor.Type == onrecord.Person:
		return &agent{"Person", actor.Name}
	default:
		return &agent{"Organization", actor.Name}
	}
}

// review writes what somebody decided. The rating is a number only where it was decided that the forecast was right, wrong or partly right.
func (a *Article) review(e *resolutions.Entry) *review {
	const worst, best = 1, 5
	values := map[resolutions.State]int{resolutions.CameTrue: best, resolutions.Partly: (worst + best) / 2, resolutions.DidNot: worst}
	out := &review{
		Context: schemaOrg, Type: "ClaimReview", Reviewed: e.Words, Item: *a.claim(e.Words, nil), Rating: rating{Type: "Rating", Alternate: string(e.State)},
		Published: e.At.UTC().Format(time.DateOnly), Body: e.Why,
	}
	if value := values[e.State]; value > 0 {
		out.Rating.Value, out.Rating.Best, out.Rating.Worst = value, best, worst
	}
	if e.By != "" {
		out.Author = &agent{"Person", e.By}
	}
	return out
}
