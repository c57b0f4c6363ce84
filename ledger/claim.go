package ledger

import (
	"cmp"
	"context"
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/links"
)

// KeptClaim is a claim as a store keeps it.
type KeptClaim struct {
	ClaimBody
	Last      int // the day on which it was last said
	Disputed  bool
	Stories   int            // independent ones that tell of it
	Positions []KeptPosition // by date of publication
}

// KeptPosition is a statement that affirms or denies a claim.
type KeptPosition struct {
	Article int64
	Record  int // number of the statement
	Affirms bool
}

// Claim is statements of one proposition, with who affirms and who denies it, the first of which words it.
type Claim struct {
	First     string            `json:"first,omitempty"` // dates on which it was said
	Last      string            `json:"last,omitempty"`
	Disputed  bool              `json:"disputed"`
	Stories   int               `json:"stories"`          // independent ones that tell of it
	Turned    []string          `json:"turned,omitempty"` // ids of who affirmed it at one time and denied it at another
	Positions []Position        `json:"positions"`
	More      int               `json:"-"` // positions that were not asked for
	Links     []links.ClaimLink `json:"links,omitempty"`
}

// Position is what somebody holds of a claim, in which words.
type Position struct {
	Affirms bool `json:"affirms"`
	*Telling
}

// Claims returns the claims that were last said and that meet a query, at most limit, those that are disputed only or all. All words
// of the query must stand in one of their statements, which must have the speaker and the act that it asks for. Of each claim no more than so
// many positions are read, of both sides where there are two; all where positions is 0.
func Claims(ctx context.Context, store Store, query *Query, disputed bool, limit, positions int) (claims []*Claim, err error) {
	r := &peeker{store: store, pages: map[int64]*page{}, most: positions}
	var failed error
	err = store.Claims(ctx, disputed, query.Match, func(kept *KeptClaim) bool {
		if kept.Stories < query.Stories {
			return true
		}
		var c *Claim
		if c, failed = r.claim(ctx, kept, query); failed != nil {
			return false
		}
		if c != nil {
			claims = append(claims, c)
		}
		return len(claims) < limit
	})
	return claims, cmp.Or(failed, err)
}

// peeker reads as much of articles as claims need.
type peeker struct {
	store Store
	pages map[int64]*page
	most  int // positions of a claim; 0 for all
}

// claim reads a claim; nil where it does not meet the query.
func (r *peeker) claim(ctx context.Context, kept *KeptClaim, query *Query) (*Claim, error) {
	c := &Claim{Disputed: kept.Disputed, Stories: kept.Stories, Turned: kept.Turned, Links: kept.Links, Last: ISO(kept.Last)}
	met := query.Match == nil || r.most > 0 && query.onlyWords()
	shown := someOf(kept.Positions, r.most)
	c.More = len(kept.Positions) - len(shown)
	for _, k := range shown {
		p, err := r.page(ctx, k.Article)
		if err != nil {
			return nil, err
		}
		s := record(p.record.Statements, func(s *onrecord.Statement) bool { return number(s.ID) == k.Record })
		if s == nil || !query.Published.Holds(p.row.Published) {
			continue
		}
		content := Quote(p.text, s.Content)
		met = met || newPage(p.row, content, p.record).holds(query.Match, s, nil)
		t := telling(p.row, s.ID, Day(p.row.Published))
		t.Who, t.What, t.Whom, t.Words = names(p.record, s.Speaker), string(s.Act), names(p.record, s.To), content
		c.Positions = append(c.Positions, Position{k.Affirms, t})
		c.First = cmp.Or(c.First, p.row.Published)
	}
	if !met || len(c.Positions) == 0 {
		return nil, nil
	}
	return c, nil
}

// someOf returns the first positions and, where these are all of one side, the first one of the other instead of the last; all for most 0.
func someOf(all []KeptPosition, most int) []KeptPosition {
	if most == 0 || len(all) <= most {
		return all
	}
	some := slices.Clone(all[:most])
	isOther := func(p KeptPosition) bool { return p.Affirms != all[0].Affirms }
	if other := slices.IndexFunc(all, isOther); other >= most {
		some[most-1] = all[other]
	}
	return some
}

// page reads the card of an article, as the part of its record that has its speakers and statements: a whole record takes ten times as long.
func (r *peeker) page(ctx context.Context, number int64) (*page, error) {
	if p := r.pages[number]; p != nil {
		return p, nil
	}
	row, err := r.store.Card(ctx, number)
	if err != nil {
		return nil, err
	}
	card, text, err := row.card()
	if err != nil {
		return nil, err
	}
	out := &onrecord.Record{}
	for _, a := range card.Actors {
		out.Actors = append(out.Actors, onrecord.Actor{ID: a.ID, Name: a.Name})
	}
	for _, s := range card.Statements {
		statement := onrecord.Statement{ID: s.ID, Speaker: s.Speaker, Act: s.Act, Negated: s.Negated, Content: spans(s.Content)}
		out.Statements = append(out.Statements, statement)
	}
	p := newPage(row, text, out)
	r.pages[number] = p
	return p, nil
}
