package resolutions

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/deeds"
)

func TestQuestion(t *testing.T) {
	closes := expects("Holm", onrecord.Will, "2031", false)
	closes.Outcome = deeds.Deed{Act: "close", Who: reopen.Who}
	late := expects("Orde", onrecord.Will, "2033", false)
	pages := []*deeds.Page{
		page("2031-01-08", []deeds.Forecast{expects("Wild", onrecord.Will, "2031-06", false)}),
		page("2031-01-20", []deeds.Forecast{closes}, deeds.Fact{Deed: reopen, Date: "2030-12-30"}),
		page("2031-02-08", []deeds.Forecast{expects("Wild", onrecord.WillNot, "2031", false)}),
		page("2031-02-09", []deeds.Forecast{late}),
		page("2031-03-08", []deeds.Forecast{expects("Adler", onrecord.Will, "", true)}),
		page("2031-05-02", nil, deeds.Fact{Deed: reopen}),
	}
	ask := func(words string) deeds.Deed {
		if words == "Brandt wins" {
			return win
		}
		return reopen
	}
	entries := []Entry{{Kind: Asked, At: day("2031-01-01"), Question: &Question{ID: "q1", Text: "Will the bridge reopen?", Condition: "Brandt wins", By: "2031"}}}
	q := newBoard(pages, entries, day("2031-06-02"), ask).Questions[0]
	want := []struct {
		who                   string
		yes, same, superseded bool
	}{{"Adler", true, true, false}, {"Wild", false, false, false}, {"Holm", false, false, false}, {"Wild", true, false, true}}
	if len(q.Views) != len(want) {
		t.Fatalf("%d views, want %d", len(q.Views), len(want))
	}
	for i, w := range want {
		if v := q.Views[i]; v.Forecaster != w.who || v.Yes != w.yes || v.Same != w.same || v.Superseded != w.superseded {
			t.Errorf("view %d: %s %v, same condition %v, superseded %v; want %+v", i, v.Forecaster, v.Yes, v.Same, v.Superseded, w)
		}
	}
	if yes, no := q.Now(); yes != 1 || no != 2 {
		t.Errorf("now %d yes, %d no; want 1 and 2", yes, no)
	}
	balance := q.Balances()
	if len(balance) != 3 || balance[0] != (Balance{"2031-01", 1, 1}) || balance[1] != (Balance{"2031-02", 0, 1}) || balance[2] != (Balance{"2031-03", 1, 0}) {
		t.Errorf("balance %+v", balance)
	}
	if q.State != Open || len(q.Proposals) != 1 || q.Proposals[0].State != CameTrue || len(q.Proposals[0].Evidence) != 1 {
		t.Errorf("%s, proposals %+v", q.State, q.Proposals)
	}
}

// What was told before anybody asked, and before anybody expected anything, is no answer.
func TestQuestionWithoutViews(t *testing.T) {
	pages := []*deeds.Page{page("2031-01-08", nil, deeds.Fact{Deed: reopen}), page("2031-05-02", nil, deeds.Fact{Deed: reopen})}
	asked := func(at string, pages []*deeds.Page) (told []string) {
		entries := []Entry{{Kind: Asked, At: day(at), Question: &Question{ID: "q1", Text: "Will the bridge reopen?"}}}
		for _, p := range newBoard(pages, entries, day("2031-06-02"), func(string) deeds.Deed { return reopen }).Questions[0].Proposals {
			for _, e := range p.Evidence {
				told = append(told, e.Published)
			}
		}
		return told
	}
	if got := asked("2031-03-01", pages); !slices.Equal(got, []string{"2031-05-02"}) {
		t.Errorf("asked in March: %q", got)
	}
	if got := asked("2031-06-01", pages); got != nil {
		t.Errorf("asked when all was over: %q", got)
	}
	pages = append(pages, page("2031-02-01", []deeds.Forecast{expects("Wild", onrecord.Will, "", false)}))
	if got := asked("2031-06-01", pages); !slices.Equal(got, []string{"2031-05-02"}) {
		t.Errorf("expected in February, asked in June: %q", got)
	}
}
