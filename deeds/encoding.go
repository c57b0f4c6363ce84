package deeds

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
)

// A page is kept as a byte for the version of this form, then, deflated, what pageWriter gathers. It takes as much as JSON with
// short keys and is read several times as fast, which matters where all pages of an archive are. What names the article is left
// out: whoever keeps the page knows it. A page of another version is drawn again from the article: raise that of [Finder] with it.
const pageVersion = 1

// ErrPageVersion says that a page was kept in a form that this program does not read.
var ErrPageVersion = errors.New("page: kept in another form")

// MarshalBinary encodes what the page has beside the name of its article.
func (p *Page) MarshalBinary() ([]byte, error) {
	w := &pageWriter{places: map[Party]int{}}
	w.string(p.Outlet)
	w.strings(p.Names)
	w.number(len(p.Forecasts))
	w.number(len(p.Facts))
	var deeds []Deed
	for i := range p.Forecasts {
		w.forecast(&p.Forecasts[i])
		deeds = append(deeds, p.Forecasts[i].Outcome, p.Forecasts[i].Given)
	}
	last := 0
	for _, f := range p.Facts {
		deeds = append(deeds, f.Deed)
		w.signed(f.Start - last)
		last = f.Start
	}
	for _, f := range p.Facts {
		w.number(f.Len())
		w.string(f.By)
	}
	for _, f := range p.Facts {
		w.string(f.Date)
	}
	w.deeds(deeds)
	return w.bytes(), nil
}

// pageWriter gathers strings and numbers (varints) in two streams, field by field, since what is alike compresses best when it
// stands together. Parties, which take part in many deeds, are written once and have places.
type pageWriter struct {
	text    []byte // each string ends with a zero byte
	numbers []byte
	places  map[Party]int
	parties []Party
}

func (w *pageWriter) number(n int) { w.numbers = binary.AppendUvarint(w.numbers, uint64(n)) }
func (w *pageWriter) signed(n int) { w.numbers = binary.AppendVarint(w.numbers, int64(n)) }

func (w *pageWriter) bool(b bool) {
	if b {
		w.number(1)
	} else {
		w.number(0)
	}
}

func (w *pageWriter) string(s string) {
	w.text = append(append(w.text, strings.ReplaceAll(s, "\x00", " ")...), 0)
}

func (w *pageWriter) strings(list []string) {
	w.number(len(list))
	for _, s := range list {
		w.string(s)
	}
}

func (w *pageWriter) forecast(f *Forecast) {
	w.string(string(f.ID))
	w.string(f.Words)
	w.number(f.Start)
	w.number(f.End - f.Start)
	w.string(f.Condition)
	w.strings(f.Likelihood)
	w.bool(f.Probability != nil)
	if p := f.Probability; p != nil {
		w.number(int(math.Round(p.Low * probabilityUnit)))
		w.number(int(math.Round(p.High * probabilityUnit)))
		w.string(p.Scale)
	}
	w.string(string(f.Direction))
	w.string(f.Horizon)
	w.string(f.Forecaster)
	w.bool(f.Own)
}

// probabilityUnit is in what part of one probabilities are kept: as fine as a stated "99.99 percent".
const probabilityUnit = 10000

func (w *pageWriter) deeds(list []Deed) {
	for _, d := range list {
		w.string(d.Act)
	}
	for _, d := range list {
		w.string(string(d.Type))
		w.string(d.Mode)
		w.bool(d.Not)
	}
	for _, d := range list {
		w.those(d.Who)
	}
	for _, d := range list {
		w.those(d.Whom)
	}
	w.number(len(w.parties))
	for _, p := range w.parties {
		w.string(p.Head)
		w.bool(p.Proper)
	}
	for _, p := range w.parties {
		w.string(p.Name)
	}
}

// those writes who takes part in a deed.
func (w *pageWriter) those(list []Party) {
	w.number(len(list))
	for _, p := range list {
		at, known := w.places[p]
		if !known {
			at = len(w.parties)
			w.places[p] = at
			w.parties = append(w.parties, p)
		}
		w.number(at)
	}
}

func (w *pageWriter) bytes() []byte {
	out := bytes.NewBuffer([]byte{pageVersion})
	deflater, err := flate.NewWriter(out, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is no level
	}
	for _, part := range [][]byte{binary.AppendUvarint(nil, uint64(len(w.text))), w.text, w.numbers} {
		if _, err := deflater.Write(part); err != nil {
			panic(err) // a buffer takes everything
		}
	}
	if err := deflater.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// UnmarshalBinary decodes what MarshalBinary made.
func (p *Page) UnmarshalBinary(data []byte) error {
	if len(data) == 0 || data[0] != pageVersion {
		return ErrPageVersion
	}
	content, err := inflate(data[1:])
	if err != nil {
		return err
	}
	return p.decode(content)
}

func (p *Page) decode(content []byte) error {
	size, n := binary.Uvarint(content)
	if n <= 0 || size > uint64(len(content)-n) {
		return errBrokenPage
	}
	r := &pageReader{text: string(content[n : n+int(size)]), numbers: content[n+int(size):]}
	p.Outlet, p.Names = r.string(), r.strings()
	forecasts, facts := r.count(), r.count()
	p.Forecasts, p.Facts = slices.Grow([]Forecast(nil), forecasts)[:forecasts], slices.Grow([]Fact(nil), facts)[:facts] // nil where there are none
	for i := range p.Forecasts {
		p.Forecasts[i] = r.forecast()
	}
	start := 0
	for i := range p.Facts {
		start += r.signed()
		p.Facts[i].Start = start
	}
	for i := range p.Facts {
		f := &p.Facts[i]
		f.End, f.By = f.Start+r.number(), r.string()
		r.broken = r.broken || f.Start < 0
	}
	for i := range p.Facts {
		p.Facts[i].Date = r.string()
	}
	deeds := r.deeds(2*len(p.Forecasts) + len(p.Facts))
	if r.broken {
		return errBrokenPage
	}
	for i := range p.Forecasts {
		p.Forecasts[i].Outcome, p.Forecasts[i].Given = deeds[2*i], deeds[2*i+1]
	}
	for i := range p.Facts {
		p.Facts[i].Deed = deeds[2*len(p.Forecasts)+i]
	}
	return nil
}

var errBrokenPage = errors.New("page: it is cut or changed")

// readers are used again, since each has a window of 32 KB, and an archive many small pages.
var readers = sync.Pool{New: func() any { return flate.NewReader(nil) }}

func inflate(data []byte) ([]byte, error) {
	r := readers.Get().(io.ReadCloser)
	defer readers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// pageReader reads what a pageWriter gathered. Once something is broken, all that it reads is zero.
type pageReader struct {
	text    string
	numbers []byte
	broken  bool
}

func (r *pageReader) number() int {
	n, size := binary.Uvarint(r.numbers)
	if r.broken || size <= 0 || n > math.MaxInt32 {
		r.broken = true
		return 0
	}
	r.numbers = r.numbers[size:]
	return int(n)
}

func (r *pageReader) signed() int {
	n := r.number()
	return n>>1 ^ -(n & 1)
}

// count reads how many of something follow, each of which takes a byte or more.
func (r *pageReader) count() int {
	n := r.number()
	if n > len(r.text)+len(r.numbers) {
		r.broken = true
		return 0
	}
	return n
}

func (r *pageReader) bool() bool { return r.number() != 0 }

func (r *pageReader) string() string {
	s, rest, ok := strings.Cut(r.text, "\x00")
	if r.broken = r.broken || !ok; r.broken {
		return ""
	}
	r.text = rest
	return s
}

func (r *pageReader) strings() (list []string) {
	for range r.count() {
		list = append(list, r.string())
	}
	return list
}

func (r *pageReader) forecast() Forecast {
	f := Forecast{ID: onrecord.ID(r.string()), Words: r.string(), Start: r.number()}
	f.End = f.Start + r.number()
	f.Condition, f.Likelihood = r.string(), r.strings()
	if r.bool() {
		f.Probability = &onrecord.Probability{Low: float64(r.number()) / probabilityUnit, High: float64(r.number()) / probabilityUnit, Scale: r.string()}
	}
	f.Direction, f.Horizon, f.Forecaster, f.Own = onrecord.Direction(r.string()), r.string(), r.string(), r.bool()
	return f
}

func (r *pageReader) deeds(n int) []Deed {
	list := make([]Deed, n)
	for i := range list {
		list[i].Act = r.string()
	}
	for i := range list {
		list[i].Type, list[i].Mode, list[i].Not = onrecord.EventType(r.string()), r.string(), r.bool()
	}
	who, whom := make([][]int, n), make([][]int, n)
	for i := range who {
		who[i] = r.places()
	}
	for i := range whom {
		whom[i] = r.places()
	}
	parties := make([]Party, r.count())
	for i := range parties {
		parties[i].Head, parties[i].Proper = r.string(), r.bool()
	}
	for i := range parties {
		parties[i].Name = r.string()
	}
	at := func(places []int) (list []Party) {
		for _, place := range places {
			if place >= len(parties) {
				r.broken = true
				return nil
			}
			list = append(list, parties[place])
		}
		return list
	}
	for i := range list {
		list[i].Who, list[i].Whom = at(who[i]), at(whom[i])
	}
	return list
}

func (r *pageReader) places() []int {
	places := make([]int, r.count())
	for i := range places {
		places[i] = r.number()
	}
	return places
}
