package deeds

import (
	"reflect"
	"testing"

	"github.com/onrecord/onrecord"
)

func TestPageIsKept(t *testing.T) {
	win := Deed{Act: "win", Type: "ELECT", Mode: "", Who: someone("Ilse Brandt"), Whom: thing("election")}
	want := Page{Outlet: "post.example", Names: []string{"brandt", "velde"}, Forecasts: []Forecast{
		{ID: "f1", Words: "Brandt would win", Start: 3, End: 19, Condition: "If it rains", Likelihood: []string{"would likely"},
			Probability: &onrecord.Probability{Low: 0.55, High: 0.8, Scale: "ICD-203"}, Direction: onrecord.Will, Horizon: "2031-05", Forecaster: "Josef Tarr", Outcome: win,
			Given: Deed{Act: "rain", Who: []Party{{Head: "it"}}}},
		{ID: "f2", Words: "The bridge will not reopen", End: 26, Direction: onrecord.WillNot, Own: true, Outcome: Deed{Act: "reopen", Who: thing("bridge")}},
	}, Facts: []Fact{
		{Deed: Deed{Act: "meet", Type: "CONSULT", Mode: "visit", Who: []Party{{Name: "Ilse Brandt", Head: "minister"}}, Whom: []Party{{Head: "Harbour", Proper: true}}}, Span: onrecord.Span{Start: 40, End: 60}},
		{Deed: Deed{Act: "step down", Who: someone("Ilse Brandt"), Not: true}, Span: onrecord.Span{Start: 30, End: 55}, By: "the mayor", Date: "2031-03"},
	}}
	kept, err := want.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var got Page
	if err := got.UnmarshalBinary(kept); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v: got %+v, want %+v", err, got, want)
	}
}

// What is no page, or one of another form, is told.
func TestOtherForms(t *testing.T) {
	for _, kept := range [][]byte{nil, {pageVersion + 1}} {
		if err := new(Page).UnmarshalBinary(kept); err != ErrPageVersion {
			t.Errorf("%v: %v", kept, err)
		}
	}
	kept, err := (&Page{Names: []string{"velde"}}).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if err := new(Page).UnmarshalBinary(kept[:len(kept)-3]); err == nil {
		t.Error("a page that was cut is read")
	}
}

// Everything that the stages draw comes back as it was.
func TestReadPageIsKept(t *testing.T) {
	want := page("The council said on Monday that Ilse Brandt had won the vote. The minister stepped down. Arlen met with the mayor of Velde.")
	kept, err := want.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	got := &Page{Article: want.Article, Source: want.Source, Published: want.Published}
	if err := got.UnmarshalBinary(kept); err != nil || !reflect.DeepEqual(got, want) || len(want.Facts) < 3 {
		t.Errorf("%v: got %+v, want %+v", err, got, want)
	}
}

func FuzzPage(f *testing.F) {
	kept, err := page("The council said on Monday that Ilse Brandt had won the vote.").MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	content, err := inflate(kept[1:])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(content)
	f.Add(content[:len(content)/2])
	f.Add([]byte{0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, content []byte) {
		var p Page
		if p.decode(content) != nil {
			return
		}
		again, err := p.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var q Page
		if err := q.UnmarshalBinary(again); err != nil || len(q.Facts) != len(p.Facts) || len(q.Forecasts) != len(p.Forecasts) {
			t.Errorf("%+v is kept as %+v, %v", p, q, err)
		}
	})
}
