package ledger

import (
	"bytes"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/deeds"
)

func TestRowComesBack(t *testing.T) {
	text := strings.Repeat("Ann Example said the ferry was late. ", 3000) // more than a compressor looks back over
	raw := []byte("<html>" + text + "</html>")
	record := &onrecord.Record{
		Article: &onrecord.Article{ID: onrecord.ArticleID(raw), Source: "https://www.courier.example/a?b=c", Text: text},
		Dates:   []onrecord.Timex{{Span: onrecord.Span{Start: 4, End: 11}, Type: onrecord.DateTimex}},
	}
	row, err := Pack(raw, record, &deeds.Page{Outlet: "Courier"}, []onrecord.Finder{{Name: "dates", Version: 2}})
	if err != nil {
		t.Fatal(err)
	}
	if row.Publisher != "courier.example" || row.Finders != "dates/2" || len(row.Raw)+len(row.Text)+len(row.Record) > len(raw)/20 {
		t.Errorf("publisher %q, finders %q, %d bytes of %d", row.Publisher, row.Finders, len(row.Raw)+len(row.Text)+len(row.Record), len(raw))
	}
	content, err := row.Unpack()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(content.Raw, raw) || content.Record.Article.Text != text || len(content.Record.Dates) != 1 {
		t.Errorf("unpacked %+v", content.Record.Article)
	}
	for name, damage := range map[string]func(*Row){
		"title":     func(r *Row) { r.Title = "Late" },
		"published": func(r *Row) { r.Published = "2031" },
		"publisher": func(r *Row) { r.Publisher = "gazette.example" },
		"finders":   func(r *Row) { r.Finders = "dates/3" },
		"source":    func(r *Row) { r.Source = "-" },
		"raw":       func(r *Row) { r.Raw = deflate([]byte("other"), nil) },
		"text":      func(r *Row) { r.Text = deflate([]byte("other"), raw) },
		"record":    func(r *Row) { r.Record = deflate([]byte("{}"), []byte(text)) },
		"page":      func(r *Row) { r.Page = r.Page[:len(r.Page)/2] },
		"no page":   func(r *Row) { r.Page = nil },
		"cut":       func(r *Row) { r.Record = r.Record[:len(r.Record)/2] },
		"digest":    func(r *Row) { r.Digest = make([]byte, 32) },
	} {
		damaged := *row
		damage(&damaged)
		if _, err := damaged.Unpack(); err == nil {
			t.Errorf("a damaged %s is not noticed", name)
		}
	}
}

func TestLeads(t *testing.T) {
	for _, test := range []struct {
		source, other string
		want          bool
	}{{"a", "b", true}, {"b", "a", false}, {"a", "a", false}, {"-", "a", false}, {"a", "-", true}, {"-", "-", false},
		{"https://x.example/a", "/a.html", true}, {"/a.html", "https://x.example/a", false}} {
		if got := Leads(test.source, test.other); got != test.want {
			t.Errorf("%q leads over %q: %v", test.source, test.other, got)
		}
	}
}
