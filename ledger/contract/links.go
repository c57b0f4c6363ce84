package contract

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/links"
)

// linking keeps links that are made by hand and looks at what becomes of facts and articles.
func linking(t *testing.T, store ledger.Store) {
	ctx := t.Context()
	a := Row("https://one.example/a", "2031-05-05", "Ann Example", "says", "the ferry is late", onrecord.Consult)
	b := Row("https://two.example/b", "2031-05-06", "A. Example", "denies", "the ferry is late")
	c := Row("https://three.example/c", "2031-05-07", "Bo Sample", "says", "the ferry is very late", onrecord.Consult)
	for _, row := range []*ledger.Row{a, b, c} {
		put(t, store, row)
	}
	if n, err := store.Unlinked(ctx); err != nil || n != 3 {
		t.Errorf("%d articles are not linked, %v; want 3", n, err)
	}
	ref := func(row *ledger.Row, id onrecord.ID) links.Ref { return links.Ref{Article: row.ID, ID: id} }
	l := &ledger.Links{
		Entities: []ledger.LinkedEntity{
			{Profile: links.Profile{ID: ann, Name: "Ann Example"}, Articles: 2, Aliases: []string{"A. Example", "Ann Example"}, Only: []ledger.NameIn{{Name: "Bo Sample", Article: c.ID}}},
			{Profile: links.Profile{ID: "person:bo sample", Name: "Bo Sample"}, Articles: 1, Aliases: []string{"Bo Sample"}},
		},
		Stories: []links.Story{{Articles: []string{a.ID, c.ID}, Links: []links.StoryLink{{A: a.ID, B: c.ID, Score: 1, Reason: "by hand"}}}},
		Claims: []ledger.LinkedClaim{{Claim: &links.Claim{Stories: 2, Positions: []links.Position{
			{Ref: ref(a, "s1"), Entity: ann, Affirms: true, Date: a.Published}, {Ref: ref(b, "s1"), Entity: ann, Date: b.Published},
		}}, Last: 20310506, Words: "the ferry is late"}},
		Happenings: []*links.Happening{{ID: a.ID + "/e1", Type: onrecord.Consult, Tellings: []links.Ref{ref(a, "e1"), ref(c, "e1")}, Stories: 1}},
		Proposals:  []links.Proposal{{A: ann, B: "person:bo sample", Score: 0.7, Reason: "by hand"}},
	}
	for range 2 { // the second time in the place of the first
		if err := store.SaveLinks(ctx, l); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := store.Unlinked(ctx); err != nil || n != 0 {
		t.Errorf("%d articles are not linked, %v", n, err)
	}
	if p, err := store.Proposals(ctx); err != nil || !slices.Equal(p, l.Proposals) {
		t.Errorf("proposals %+v, %v", p, err)
	}
	askedOfFacts(t, store, a, b, c)
	askedOfLinks(t, store, a, b, c)
	decided(t, store, b)
}

// ann is who says it all.
const ann = "person:ann example"

// number returns the number of a row that was put.
func number(t *testing.T, store ledger.Store, row *ledger.Row) int64 {
	t.Helper()
	kept, err := store.Row(t.Context(), row.ID)
	if err != nil {
		t.Fatal(err)
	}
	return kept.Number
}

// askedOfFacts looks for whom names mean and what is known of them.
func askedOfFacts(t *testing.T, store ledger.Store, a, b, c *ledger.Row) {
	ctx := t.Context()
	who, err := store.Entities(ctx, []string{"ann"})
	if err != nil || len(who) != 1 || who[0].ID != ann || who[0].Articles != 2 || len(who[0].Names) != 3 {
		t.Fatalf("Ann is %+v, %v", who, err)
	}
	if e, err := store.Entity(ctx, who[0].Number); err != nil || e.ID != ann {
		t.Errorf("her number is that of %+v, %v", e, err)
	}
	var spoke []int64
	asked := &ledger.Asked{Names: who[0].Names, Entity: who[0].Number, Parts: []ledger.Part{ledger.Speaker}}
	if err := store.Facts(ctx, asked, func(f ledger.Found) bool {
		spoke = append(spoke, f.Article)
		return true
	}); err != nil || !slices.Equal(spoke, []int64{number(t, store, c), number(t, store, b), number(t, store, a)}) {
		t.Errorf("she speaks in %v, %v", spoke, err) // under Bo's name in one article, the newest first
	}
	spoke = nil
	often := *asked
	often.Stories = 2
	if err := store.Facts(ctx, &often, func(f ledger.Found) bool {
		spoke = append(spoke, f.Article)
		return true
	}); err != nil || !slices.Equal(spoke, []int64{number(t, store, b), number(t, store, a)}) {
		t.Errorf("two stories tell what she says in %v, %v", spoke, err)
	}
	spoke = nil
	within := *asked
	within.Within = []int64{number(t, store, b), number(t, store, c) + 100}
	if err := store.Facts(ctx, &within, func(f ledger.Found) bool {
		spoke = append(spoke, f.Article)
		return true
	}); err != nil || !slices.Equal(spoke, []int64{number(t, store, b)}) {
		t.Errorf("within one article she speaks in %v, %v", spoke, err)
	}
	counts, err := store.Count(ctx, asked)
	if total := 0; err != nil {
		t.Error(err)
	} else {
		for _, n := range counts {
			total += n.Facts
		}
		if total != 3 {
			t.Errorf("%d facts are counted: %+v", total, counts)
		}
	}
}

// askedOfLinks looks for what is one in several articles.
func askedOfLinks(t *testing.T, store ledger.Store, a, b, c *ledger.Row) {
	ctx := t.Context()
	var claims []*ledger.KeptClaim
	if err := store.Claims(ctx, true, nil, func(c *ledger.KeptClaim) bool {
		claims = append(claims, c)
		return true
	}); err != nil || len(claims) != 1 || len(claims[0].Positions) != 2 || claims[0].Positions[1].Affirms || !slices.Equal(claims[0].Turned, []string{ann}) {
		t.Errorf("claims %+v, %v", claims, err)
	}
	event := func(row *ledger.Row) ledger.Found {
		return ledger.Found{Fact: ledger.Fact{Part: ledger.Doer, Day: 20310505, Number: 1}, Article: number(t, store, row)}
	}
	if told, err := store.Told(ctx, event(c)); err != nil || told.Stories != 1 || told.Articles != 2 || told.Happening == nil {
		t.Errorf("the event is told %+v, %v", told, err)
	}
	if same, err := store.Distinct(ctx, []ledger.Found{event(a), event(b), event(c)}); err != nil || !slices.Equal(same, []int{0, 1, 0}) {
		t.Errorf("events are numbered %v, %v", same, err)
	}
	joins, err := store.Joins(ctx, number(t, store, c), []string{"Bo Sample", "Nobody"})
	if err != nil || joins.Story != a.ID || joins.Entities["Bo Sample"].ID != ann || len(joins.Entities) != 1 || joins.Happenings["e1"] != (ledger.Joined{ID: a.ID + "/e1", Stories: 1, Articles: 2}) {
		t.Errorf("joins %+v, %v", joins, err)
	}
	if joins, err = store.Joins(ctx, number(t, store, b), nil); err != nil || joins.Story != b.ID || joins.Claims["s1"] != (ledger.Joined{ID: a.ID + "/s1", Stories: 2, Articles: 2}) {
		t.Errorf("joins %+v, %v", joins, err)
	}
	story, err := store.Story(ctx, number(t, store, c))
	if err != nil || len(story) != 2 || story[0].Article != number(t, store, a) || len(story[1].Why) != 1 {
		t.Errorf("the story is %+v, %v", story, err)
	}
}

// decided decides on names, and withdraws an article, of which nothing is told then.
func decided(t *testing.T, store ledger.Store, b *ledger.Row) {
	ctx := t.Context()
	d := links.Decision{A: ann, B: "person:bo sample", Verdict: links.Different, By: "ann", At: monday}
	before := hash(t, store)
	if err := store.Decide(ctx, d); err != nil {
		t.Fatal(err)
	}
	if hash(t, store) == before {
		t.Error("the dump has no decisions on names")
	}
	if all, err := store.Decisions(ctx); err != nil || len(all) != 1 || all[0] != d {
		t.Errorf("decisions %+v, %v", all, err)
	}
	if err := store.Note(ctx, b.ID, ledger.Notice{Status: ledger.Withdrawn, At: monday}); err != nil {
		t.Fatal(err)
	}
	if err := store.Claims(ctx, false, nil, func(c *ledger.KeptClaim) bool {
		if len(c.Positions) != 1 {
			t.Errorf("a withdrawn article holds a position: %+v", c.Positions)
		}
		return true
	}); err != nil {
		t.Error(err)
	}
}
