// Package contract has the tests that each store of a ledger passes.
package contract

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/deeds"
	"github.com/onrecord/onrecord/ledger"
)

var (
	finders = []onrecord.Finder{{Name: "statements", Version: 3}, {Name: "events", Version: 1}}
	monday  = time.Date(2031, 5, 5, 9, 0, 0, 0, time.UTC)
)

// Row packs the record of an invented article: "SPEAKER said THAT.", with an event of a type where one is given.
func Row(source, published, speaker, act, that string, types ...onrecord.EventType) *ledger.Row {
	cue := map[string]string{"denies": "denied", "says": "said"}[act]
	text := speaker + " " + cue + " that " + that + ".\n"
	span := func(words string) onrecord.Span {
		at := strings.Index(text, words)
		return onrecord.Span{Start: at, End: at + len(words)}
	}
	record := &onrecord.Record{
		Article: &onrecord.Article{ID: onrecord.ArticleID([]byte(text)), Source: source, Published: published, Text: text},
		Actors:  []onrecord.Actor{{ID: "a1", Name: speaker, Type: onrecord.Person, Mentions: []onrecord.Mention{{Span: span(speaker), Form: onrecord.Name}}}},
		Statements: []onrecord.Statement{{ID: "s1", Source: []onrecord.Span{span(speaker)}, Speaker: "a1", Cue: []onrecord.Span{span(cue)},
			Content: []onrecord.Span{span(that)}, Form: onrecord.Indirect, Act: onrecord.Act(act)}},
	}
	for i, t := range types {
		record.Events = append(record.Events, onrecord.Event{ID: onrecord.ID(fmt.Sprintf("e%d", i+1)), Triggers: []onrecord.Span{span(that)}, Type: t, Status: onrecord.Alleged, Actors: []onrecord.ID{"a1"}})
	}
	row, err := ledger.Pack([]byte(text), record, page(that, span(that)), finders)
	if err != nil {
		panic(err) // the record above is whole
	}
	return row
}

// page has one fact, whose act is the words.
func page(act string, span onrecord.Span) *deeds.Page {
	return &deeds.Page{Outlet: "Courier", Names: []string{"example"}, Facts: []deeds.Fact{{Deed: deeds.Deed{Act: act, Who: []deeds.Party{{Head: "ferry"}}}, Span: span}}}
}

// Run tests a store; open gives a new one.
func Run(t *testing.T, open func(*testing.T) ledger.Store) {
	for name, test := range map[string]func(*testing.T, ledger.Store){
		"Outcomes": outcomes, "Rows": rows, "Replace": replacing, "Notices": notices, "Erase": erasing, "Search": searching, "Cancelled": cancelled,
		"Pages": pages, "Docket": docket, "Forget": forgetting, "Links": linking,
	} {
		t.Run(name, func(t *testing.T) {
			store := open(t)
			test(t, store)
			Sound(t, store)
		})
	}
	t.Run("Order", func(t *testing.T) { order(t, open) })
}

// Sound fails when something kept does not hold.
func Sound(t *testing.T, store ledger.Store) {
	t.Helper()
	if _, err := ledger.Verify(context.Background(), store, func(d ledger.Damage) { t.Errorf("damaged: %+v", d) }); err != nil {
		t.Error(err)
	}
}

func put(t *testing.T, store ledger.Store, row *ledger.Row) ledger.Outcome {
	t.Helper()
	outcome, err := store.Put(t.Context(), row, monday)
	if err != nil {
		t.Fatal(err)
	}
	return outcome
}

func hash(t *testing.T, store ledger.Store) string {
	t.Helper()
	hash, err := ledger.Hash(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

func outcomes(t *testing.T, store ledger.Store) {
	early := func(source string) *ledger.Row { return Row(source, "", "Ann Example", "says", "the ferry is late") }
	late := func(source string) *ledger.Row { return Row(source, "", "Ann Example", "says", "the ferry is lost") }
	for i, step := range []struct {
		row   *ledger.Row
		known bool
		want  ledger.Outcome
	}{
		{early("-"), false, ledger.Kept},
		{early("-"), true, ledger.Already},
		{early("b.txt"), false, ledger.Copy},
		{early("b.txt"), true, ledger.Already},
		{early("-"), true, ledger.Already},
		{late("b.txt"), false, ledger.Version},
		{late("a.txt"), false, ledger.Copy},
		{early("b.txt"), false, ledger.Version}, // as it was at first
		{early("b.txt"), true, ledger.Already},
		{late("b.txt"), false, ledger.Version},
	} {
		known, err := store.Known(t.Context(), step.row.ID, step.row.Source)
		if err != nil || known != step.known {
			t.Errorf("step %d: known %v, %v", i, known, err)
		}
		if got := put(t, store, step.row); got != step.want {
			t.Errorf("step %d: outcome %d, want %d", i, got, step.want)
		}
	}
	row, err := store.Row(t.Context(), late("").ID)
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	for _, s := range row.Seen {
		seen = append(seen, fmt.Sprintf("%s/%d", s.Source, s.Version))
	}
	if want := []string{"a.txt/1", "b.txt/2", "b.txt/4"}; !slices.Equal(seen, want) || row.Source != "a.txt" || !row.Seen[0].Seen.Equal(monday) {
		t.Errorf("seen %q, read under %q, first %v", seen, row.Source, row.Seen[0].Seen)
	}
}

func rows(t *testing.T, store ledger.Store) {
	var ids []string
	byID := map[string]*ledger.Row{}
	for i := range 70 {
		row := Row(fmt.Sprintf("%d.txt", i), "2031-05-05", "Ann Example", "denies", fmt.Sprintf("pier %d is closed", i), onrecord.Coerce)
		put(t, store, row)
		ids, byID[row.ID] = append(ids, row.ID), row
	}
	slices.Sort(ids)
	i := 0
	for row, err := range ledger.Rows(t.Context(), store) {
		if err != nil {
			t.Fatal(err)
		}
		want, err := byID[ids[i]].Unpack()
		if err != nil {
			t.Fatal(err)
		}
		got, err := row.Unpack()
		if err != nil {
			t.Fatal(err)
		}
		if row.ID != ids[i] || string(got.Raw) != string(want.Raw) || string(got.JSON) != string(want.JSON) ||
			row.Finders != "statements/3 events/1" || row.Published != "2031-05-05" || row.Status != ledger.Active || len(row.Seen) != 1 {
			t.Errorf("row %d is %+v", i, row)
		}
		i++
	}
	if i != len(ids) {
		t.Errorf("%d rows, want %d", i, len(ids))
	}
	for _, limit := range []int{1, 2} {
		if got, err := store.Match(t.Context(), ids[3][:20], limit); err != nil || !slices.Equal(got, ids[3:4]) {
			t.Errorf("ids that begin as %s: %q, %v", ids[3], got, err)
		}
	}
	if got, err := store.Match(t.Context(), "sha256:", 2); err != nil || !slices.Equal(got, ids[:2]) {
		t.Errorf("all ids, at most two: %q, %v", got, err)
	}
	if _, err := store.Row(t.Context(), "sha256:00"); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("an article that is not there: %v", err)
	}
}

func replacing(t *testing.T, store ledger.Store) {
	old := Row("a.txt", "", "Ann Example", "says", "the ferry is late")
	put(t, store, old)
	content, err := old.Unpack()
	if err != nil {
		t.Fatal(err)
	}
	content.Record.Statements = nil
	read := func(string, []byte) (*onrecord.Record, *deeds.Page, error) {
		return content.Record, page("sink", onrecord.Span{}), nil
	}
	newer := []onrecord.Finder{{Name: "statements", Version: 4}}
	if replaced, err := ledger.Reread(t.Context(), store, old, newer, read); err != nil || !replaced {
		t.Fatalf("replaced %v, %v", replaced, err)
	}
	row, err := store.Row(t.Context(), old.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := row.Unpack(); err != nil || len(got.Record.Statements) > 0 || row.Finders != "statements/4" {
		t.Errorf("after reading again: %+v, %v", got, err)
	}
	if got := acts(t, ledger.NewArchive(t.Context(), store)); !slices.Equal(got, []string{"a.txt: sink"}) {
		t.Errorf("pages after reading again: %q", got)
	}
	if ids := found(t, store, "act:says"); len(ids) > 0 {
		t.Errorf("the statement is gone, but found in %q", ids)
	}
	if replaced, err := ledger.Reread(t.Context(), store, old, newer, read); err != nil || replaced {
		t.Errorf("a row that has changed meanwhile: replaced %v, %v", replaced, err)
	}
}

func notices(t *testing.T, store ledger.Store) {
	row := Row("a.txt", "", "Ann Example", "says", "the ferry is late")
	put(t, store, row)
	for i, status := range []ledger.Status{ledger.Corrected, ledger.Withdrawn, ledger.Active} {
		n := ledger.Notice{Status: status, Reason: fmt.Sprintf("reason %d", i), At: monday}
		if err := store.Note(t.Context(), row.ID, n); err != nil {
			t.Fatal(err)
		}
		if got := put(t, store, row); got != ledger.Already {
			t.Errorf("an article that is %s is put again: %d", status, got)
		}
		kept, err := store.Row(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(kept.Notices) != i+1 || kept.Notices[i].Reason != n.Reason || !kept.Notices[i].At.Equal(monday) || kept.Status != status {
			t.Errorf("%s has notices %+v", kept.Status, kept.Notices)
		}
		if hidden := len(found(t, store, "ferry")) == 0; hidden != (status == ledger.Withdrawn) {
			t.Errorf("%s: hidden %v", status, hidden)
		}
	}
	if err := store.Note(t.Context(), "sha256:00", ledger.Notice{Status: ledger.Withdrawn, At: monday}); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("a notice about no article: %v", err)
	}
}

func erasing(t *testing.T, store ledger.Store) {
	const address = "https://courier.example/ferry"
	other := Row("b.txt", "", "Bo Sample", "denies", "the ferry is late")
	put(t, store, other)
	before := hash(t, store)
	row := Row(address, "", "Ann Example", "says", "the ferry is late")
	put(t, store, row)
	if err := store.Note(t.Context(), row.ID, ledger.Notice{Status: ledger.Corrected, At: monday}); err != nil {
		t.Fatal(err)
	}
	kept, err := store.Row(t.Context(), row.ID)
	if err != nil {
		t.Fatal(err)
	}
	n := ledger.Notice{Status: ledger.Erased, Reason: "asked for", At: monday}
	if err := store.Erase(t.Context(), kept, n); err != nil {
		t.Fatal(err)
	}
	if err := store.Erase(t.Context(), kept, n); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("erased twice: %v", err)
	}
	for _, again := range []*ledger.Row{
		row, // the same bytes
		Row("copy.txt", "", "Ann  Example", "says", "the ferry is\nlate"), // the same words
		Row(address, "", "Ann Example", "says", "the ferry is found"),     // the same page
	} {
		_, err := store.Put(t.Context(), again, monday)
		var erased *ledger.ErasedError
		if !errors.As(err, &erased) || erased.Error() != "erased on 2031-05-05: asked for" {
			t.Errorf("%s is put again: %v", again.Source, err)
		}
	}
	if ids := found(t, store, "ferry"); !slices.Equal(ids, []string{other.ID}) {
		t.Errorf("found %q", ids)
	}
	if n, err := store.Tombstones(t.Context()); err != nil || n != 1 {
		t.Errorf("%d tombstones, %v", n, err)
	}
	if hash(t, store) == before {
		t.Error("the dump does not show that something was erased")
	}
	if put(t, store, Row("c.txt", "", "Ann Example", "says", "the bridge is open")) != ledger.Kept {
		t.Error("another article is blocked, too")
	}
}

func found(t *testing.T, store ledger.Store, query string) (ids []string) {
	t.Helper()
	q, err := ledger.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	hits, err := ledger.Search(t.Context(), store, q, 100)
	if err != nil {
		t.Fatalf("search %q: %v", query, err)
	}
	for _, hit := range hits {
		ids = append(ids, hit.Row.ID)
	}
	return ids
}

func searching(t *testing.T, store ledger.Store) {
	ferry := Row("https://www.courier.example/ferry", "2031-05-05", "Žofie Malá", "denies", "the night ferry was late", onrecord.Reject)
	bridge := Row("https://gazette.example/bridge", "2031-06", "Bo Sample", "says", "the bridge is late", onrecord.Agree, onrecord.Coerce)
	pier := Row("pier.txt", "", "Ann Example", "denies", "a ferry hit the pier at night")
	for _, row := range []*ledger.Row{ferry, bridge, pier} {
		put(t, store, row)
	}
	name := map[string]string{ferry.ID: "ferry", bridge.ID: "bridge", pier.ID: "pier"}
	for query, want := range map[string]string{
		"ferry":                                "ferry pier",
		"FERRY":                                "ferry pier",
		"late bridge":                          "bridge",
		`"night ferry"`:                        "ferry",
		"bridge OR pier":                       "bridge pier",
		"late (bridge OR night)":               "bridge ferry",
		"ferry -pier":                          "ferry",
		`ferry -"night ferry"`:                 "pier",
		"ferry -(pier OR bridge)":              "ferry",
		"mala":                                 "ferry",
		"bri*":                                 "bridge",
		"speaker:sample":                       "bridge",
		`speaker:"žofie malá"`:                 "ferry",
		"speaker:sam*":                         "bridge",
		"act:denies":                           "ferry pier",
		"act:denies -act:says speaker:example": "pier",
		"act:denies speaker:sample":            "",
		"type:COERCE":                          "bridge",
		"type:agree OR type:reject":            "bridge ferry",
		"publisher:courier.example":            "ferry",
		"published:2031":                       "bridge ferry",
		"published:2031-05 late":               "ferry",
		"published:2031-06/":                   "bridge",
		"published:/2031-05-05":                "ferry",
		"published:2031-05-06/2031-12":         "bridge",
		"published:2031 published:2031-06/":    "bridge",
		"late published:2032":                  "",
		"actor:sample":                         "bridge",
		"actor:sample type:REJECT":             "",
		"target:sample":                        "",
		"actor:mala OR pier":                   "ferry pier",
		"late -actor:sample":                   "ferry",
		"status:alleged type:coerce":           "bridge",
		"status:denied":                        "",
		"date:2031-06":                         "bridge",
		"(speaker:sample act:denies) OR (speaker:mala act:denies)": "ferry",
		`OR" AND`: "error",
	} {
		if want == "error" {
			if _, err := ledger.ParseQuery(query); err == nil {
				t.Errorf("%q is a query", query)
			}
			continue
		}
		var got []string
		for _, id := range found(t, store, query) {
			got = append(got, name[id])
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func cancelled(t *testing.T, store ledger.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	row := Row("a.txt", "", "Ann Example", "says", "the ferry is late")
	if _, err := store.Put(ctx, row, monday); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := store.Row(t.Context(), row.ID); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("an article whose putting was cancelled: %v", err)
	}
}

// order puts the same articles in many orders, side by side, with copies: what is kept is the same.
func order(t *testing.T, open func(*testing.T) ledger.Store) {
	var all []*ledger.Row
	for i := range 40 {
		that := fmt.Sprintf("pier %d is closed", i/2) // each article comes from two sources
		all = append(all, Row(fmt.Sprintf("%d.txt", i), fmt.Sprintf("2031-05-%02d", i%28+1), "Ann Example", "says", that))
	}
	var want string
	for round, workers := range []int{1, 1, 8, 8} {
		store := open(t)
		random := rand.New(rand.NewPCG(7, uint64(round)))
		for again := range 3 {
			random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			work := make(chan *ledger.Row)
			var wait sync.WaitGroup
			var mutex sync.Mutex
			count := map[ledger.Outcome]int{}
			for range workers {
				wait.Go(func() {
					for row := range work {
						outcome, err := store.Put(t.Context(), row, monday.Add(time.Duration(round)*time.Hour))
						if err != nil {
							t.Error(err)
						}
						mutex.Lock()
						count[outcome]++
						mutex.Unlock()
					}
				})
			}
			for _, row := range all {
				work <- row
			}
			close(work)
			wait.Wait()
			if again == 0 && (count[ledger.Kept] != 20 || count[ledger.Copy] != 20) || again > 0 && count[ledger.Already] != 40 {
				t.Errorf("round %d, time %d: outcomes %v", round, again, count)
			}
		}
		got := hash(t, store)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("round %d with %d workers: the dump is another", round, workers)
		}
		Sound(t, store)
	}
}
