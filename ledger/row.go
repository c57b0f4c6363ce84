package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/deeds"
	"github.com/onrecord/onrecord/links"
)

// Row is an article as a store holds it. Raw, Text and Record are compressed, each against the one before, which holds
// most of its words.
type Row struct {
	Number    int64  // in the store it was read from; means nothing elsewhere
	ID        string // hash of the raw bytes
	Source    string // under which the record was read
	Title     string
	Published string
	Publisher string // host of the source; "" where it is no web address
	Finders   string // names and versions of what found the record: "dates/2 mentions/5"
	Raw       []byte
	Text      []byte
	Record    []byte // JSON, without what spans quote
	Page      []byte // what can be held against other articles, as deeds.Page encodes itself; nil in rows of old ledgers
	Digest    []byte // of all of the above, Raw, Text and Record uncompressed

	Card  []byte // links.Card, compressed against the text; nil in rows of old ledgers
	Words Words  // what the article is found by; stores do not give them back
	Facts []Fact // what its records are found by, sorted by name; stores do not give them back

	Status  Status     // of the last notice
	Seen    []Sighting // in order of source and version
	Notices []Notice   // in order
}

// Words is what an article is found by.
type Words struct{ Title, Text, Speakers, Acts, Types, Publisher string }

// Finders names finders with their versions, as rows keep them.
func Finders(finders []onrecord.Finder) string {
	names := make([]string, len(finders))
	for i, f := range finders {
		names[i] = fmt.Sprintf("%s/%d", f.Name, f.Version)
	}
	return strings.Join(names, " ")
}

// Pack makes a row of an article's bytes, record and page.
func Pack(raw []byte, record *onrecord.Record, page *deeds.Page, finders []onrecord.Finder) (*Row, error) {
	encoded, err := record.MarshalJSON()
	if err != nil {
		return nil, err
	}
	kept, err := page.MarshalBinary()
	if err != nil {
		return nil, err
	}
	article := record.Article
	row := &Row{
		ID: article.ID, Source: article.Source, Title: article.Title, Published: article.Published,
		Publisher: publisher(article.Source), Finders: Finders(finders), Page: kept, Status: Active,
	}
	text := []byte(article.Text)
	row.Raw, row.Text, row.Record = deflate(raw, nil), deflate(text, raw), deflate(lean(encoded, text), recordLike(text))
	row.Digest = row.digest(raw, text, encoded)
	return row, row.index(record, text)
}

// index draws what the row is found and joined by.
func (r *Row) index(record *onrecord.Record, text []byte) error {
	r.Words, r.Facts = wordsOf(record, r.Publisher), DrawFacts(record)
	card, err := links.NewCard(record, r.Publisher).MarshalBinary()
	if err != nil {
		return err
	}
	r.Card = deflate(card, text)
	return nil
}

// Index draws what a row is found and joined by from what it keeps.
func (r *Row) Index() error {
	content, err := r.Unpack()
	if err != nil {
		return damaged(r.ID, err)
	}
	return r.index(content.Record, []byte(content.Record.Article.Text))
}

// Content is a row's content, unpacked.
type Content struct {
	Raw, JSON []byte
	Record    *onrecord.Record
}

// Part returns the JSON of one of the record's parts, an actor, a statement, an event or a forecast; nil when there is none
// with the id.
func (c *Content) Part(id onrecord.ID) json.RawMessage {
	var lists struct{ Actors, Statements, Events, Forecasts []json.RawMessage }
	if err := json.Unmarshal(c.JSON, &lists); err != nil {
		return nil
	}
	for _, part := range slices.Concat(lists.Actors, lists.Statements, lists.Events, lists.Forecasts) {
		var is struct{ ID onrecord.ID }
		if json.Unmarshal(part, &is) == nil && is.ID == id {
			return part
		}
	}
	return nil
}

// Unpack returns the content of a row. It fails when a hash or a span does not hold, and names what does not.
func (r *Row) Unpack() (*Content, error) {
	raw, text, err := r.unpackText()
	if err != nil {
		return nil, err
	}
	if id := onrecord.ArticleID(raw); id != r.ID {
		return nil, fmt.Errorf("bytes: their hash is %s", id)
	}
	kept, err := inflate(r.Record, recordLike(text))
	if err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	encoded := full(kept, text)
	if !bytes.Equal(r.Digest, r.digest(raw, text, encoded)) {
		return nil, errors.New("text, record, page or their description: the hash does not hold")
	}
	var record onrecord.Record
	if err := record.UnmarshalJSON(encoded); err != nil { // not json.Unmarshal, which would go over it twice more
		return nil, err
	}
	if a := record.Article; a.ID != r.ID || a.Text != string(text) || a.Source != r.Source || a.Title != r.Title || a.Published != r.Published {
		return nil, errors.New("record: it is of another article")
	}
	return &Content{raw, encoded, &record}, nil
}

// unpackText returns the bytes and the text alone, unchecked.
func (r *Row) unpackText() (raw, text []byte, err error) {
	if raw, err = inflate(r.Raw, nil); err != nil {
		return nil, nil, fmt.Errorf("bytes: %w", err)
	}
	if text, err = inflate(r.Text, raw); err != nil {
		return nil, nil, fmt.Errorf("text: %w", err)
	}
	return raw, text, nil
}

func (r *Row) digest(raw, text, record []byte) []byte {
	hash := sha256.New()
	parts := [][]byte{
		[]byte(r.ID), []byte(r.Source), []byte(r.Title), []byte(r.Published), []byte(r.Publisher), []byte(r.Finders), raw, text, record,
	}
	if r.Page != nil {
		parts = append(parts, r.Page)
	}
	for _, part := range parts {
		hash.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		hash.Write(part)
	}
	return hash.Sum(nil)
}

// Marks are hashes by which an erased article is known again: its bytes; its words, however they are spaced; and its
// address, where pages change in small things all the time. A file's name is no such mark: other articles may take it.
func (r *Row) Marks() [][]byte {
	marks := [][]byte{mark("bytes", r.ID)}
	if _, text, err := r.unpackText(); err == nil { // a damaged article can be erased, too
		marks = append(marks, mark("words", string(bytes.Join(bytes.Fields(text), []byte{' '}))))
	}
	sources := []string{r.Source}
	for _, s := range r.Seen {
		sources = append(sources, s.Source)
	}
	slices.Sort(sources)
	for _, source := range slices.Compact(sources) {
		if publisher(source) != "" {
			marks = append(marks, mark("address", source))
		}
	}
	return marks
}

func mark(kind, of string) []byte {
	sum := sha256.Sum256([]byte(kind + "\x00" + of))
	return sum[:]
}

// publisher is the host of a web address, without "www.".
func publisher(source string) string {
	if !strings.HasPrefix(source, "http://") && !strings.HasPrefix(source, "https://") {
		return ""
	}
	address, err := url.Parse(source)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(address.Hostname()), "www.")
}

func wordsOf(record *onrecord.Record, publisher string) Words {
	w := Words{Title: record.Article.Title, Text: record.Article.Text, Publisher: publisher}
	names := map[onrecord.ID]string{}
	for _, a := range record.Actors {
		names[a.ID] = a.Name
	}
	var speakers, acts, types []string
	for _, s := range record.Statements {
		acts = append(acts, string(s.Act))
		if name := names[s.Speaker]; name != "" {
			speakers = append(speakers, name)
		}
	}
	for _, e := range record.Events {
		types = append(types, string(e.Type))
	}
	w.Speakers, w.Acts, w.Types = distinct(speakers), distinct(acts), distinct(types)
	return w
}

// distinct lists words one a line, each once.
func distinct(list []string) string {
	slices.Sort(list)
	return strings.Join(slices.Compact(list), "\n")
}
