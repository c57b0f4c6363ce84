package contract

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/resolutions"
)

// acts goes through an archive and shows the act of the fact that each page has.
func acts(t *testing.T, archive *ledger.Archive) (list []string) {
	t.Helper()
	for p, err := range archive.Pages() {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p.Source+": "+p.Facts[0].Act)
	}
	slices.Sort(list)
	return list
}

func pages(t *testing.T, store ledger.Store) {
	const many = 1100 // more than a store reads at once
	var want []string
	for i := range many {
		row := Row(fmt.Sprintf("%d.txt", i), "2031-05-05", "Ann Example", "denies", fmt.Sprintf("pier %d is closed", i))
		put(t, store, row)
		want = append(want, fmt.Sprintf("%d.txt: pier %d is closed", i, i))
	}
	slices.Sort(want)
	archive := ledger.NewArchive(t.Context(), store)
	if got := acts(t, archive); !slices.Equal(got, want) {
		t.Errorf("%d pages: %q", len(got), got)
	}
	for range archive.Pages() { // whoever stops is not called again
		break
	}
	gone := Row("0.txt", "2031-05-05", "Ann Example", "denies", "pier 0 is closed")
	if text, err := archive.Text(gone.ID); err != nil || text != "Ann Example denied that pier 0 is closed.\n" {
		t.Errorf("text %q, %v", text, err)
	}
	for i, status := range []ledger.Status{ledger.Withdrawn, ledger.Active, ledger.Retracted, ledger.Corrected} {
		if err := store.Note(t.Context(), gone.ID, ledger.Notice{Status: status, At: monday}); err != nil {
			t.Fatal(err)
		}
		if got := len(acts(t, archive)); got != many-1+i%2 {
			t.Errorf("%s: %d pages", status, got)
		}
	}
}

func docket(t *testing.T, store ledger.Store) {
	d := ledger.Docket{Store: store}
	empty := hash(t, store)
	var want []resolutions.Entry
	for i := range 3 {
		e := resolutions.Entry{Kind: resolutions.Decided, At: monday, By: "Ann <Example>", Matter: fmt.Sprint(i), State: resolutions.Void}
		if err := d.Append(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		want = append(want, e)
	}
	if got, err := d.Entries(t.Context()); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("entries %+v, %v", got, err)
	}
	if err := d.Append(t.Context(), resolutions.Entry{}); err == nil {
		t.Error("an empty entry was added")
	}
	if hash(t, store) == empty {
		t.Error("the dump does not show the docket")
	}
}

// forgetting erases an article that the docket quotes.
func forgetting(t *testing.T, store ledger.Store) {
	row := Row("a.txt", "", "Ann Example", "says", "the ferry is late")
	put(t, store, row)
	d := ledger.Docket{Store: store}
	for _, e := range []resolutions.Entry{
		{Kind: resolutions.Decided, At: monday, Matter: "x", State: resolutions.CameTrue, Why: "it is late", Evidence: []resolutions.Evidence{{Article: row.ID, Text: "the ferry is late"}}},
		{Kind: resolutions.Decided, At: monday, Matter: "y", Article: row.ID, Words: "the ferry is late", State: resolutions.Void},
		{Kind: resolutions.Decided, At: monday, Matter: "z", Article: "sha256:00", Words: "the bridge reopens", State: resolutions.Void},
	} {
		if err := d.Append(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Erase(t.Context(), row, ledger.Notice{Status: ledger.Erased, At: monday}); err != nil {
		t.Fatal(err)
	}
	entries, err := d.Entries(t.Context())
	if err != nil || len(entries) != 3 || entries[0].State != resolutions.CameTrue || entries[2].Words != "the bridge reopens" {
		t.Errorf("entries %+v, %v", entries, err)
	}
	if all := fmt.Sprintf("%+v", entries); strings.Contains(all, "late") || strings.Contains(all, row.ID) {
		t.Errorf("the docket still quotes what was erased: %s", all)
	}
}
