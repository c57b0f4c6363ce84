package deeds

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/compact"
)

// A page is kept as a byte for the version of this form, then, deflated, what pageWriter gathers. What names the article is left out: whoever keeps the page knows it. A page of another version is drawn again from the article: raise that of [Finder] with it.
const pageVersion = 1

// ErrPageVersion says that a page was kept in a form that this program does not read.
var ErrPageVersion = errors.New("page: kept in another form")

// MarshalBinary encodes what the page has beside the name of its article.
func (p *Page) MarshalBinary() ([]byte, error) {
	w := &pageWriter{places: map[Party]int{}}
	w.String(p.Outlet)
	w.Strings(p.Names)
	w.Number(len(p.Forecasts))
	w.Number(len(p.Facts))
	var deeds []Deed
	for i := range p.Forecasts {
		w.forecast(&p.Forecasts[i])
		deeds = append(deeds, p.Forecasts[i].Outcome, p.Forecasts[i].Given)
	}
	last := 0
	for _, f := range p.Facts {
		deeds = append(deeds, f.Deed)
		w.Signed(f.Start - last)
		last = f.Start
	}
	for _, f := range p.Facts {
		w.Number(f.Len())
		w.String(f.By)
	}
	for _, f := range p.Facts {
		w.String(f.Date)
	}
	w.deeds(deeds)
	return w.deflated(), nil
}

// pageWriter gathers a page field by field. Parties, which take part in many deeds, are written once and have places.
type pageWriter struct {
	compact.Writer
	places  map[Party]int
	parties []Party
}

func (w *pageWriter) forecast(f *Forecast) {
	w.String(string(f.ID))
	w.String(f.Words)
	w.Number(f.Start)
	w.Number(f.End - f.Start)
	w.String(f.Condition)
	w.Strings(f.Likelihood)
	w.Bool(f.Probability != nil)
	if p := f.Probability; p != nil {
		w.Number(int(math.Round(p.Low * probabilityUnit)))
		w.Number(int(math.Round(p.High * probabilityUnit)))
		w.String(p.Scale)
	}
	w.String(string(f.Direction))
	w.String(f.Horizon)
	w.String(f.Forecaster)
	w.Bool(f.Own)
}

// probabilityUnit is in what part of one probabilities are kept: as fine as a stated "99.99 percent".
const probabilityUnit = 10000

func (w *pageWriter) deeds(list []Deed) {
	for _, d := range list {
		w.String(d.Act)
	}
	for _, d := range list {
		w.String(string(d.Type))
		w.String(d.Mode)
		w.Bool(d.Not)
	}
	for _, d := range list {
		w.those(d.Who)
	}
	for _, d := range list {
		w.those(d.Whom)
	}
	w.Number(len(w.parties))
	for _, p := range w.parties {
		w.String(p.Head)
		w.Bool(p.Proper)
	}
	for _, p := range w.parties {
		w.String(p.Name)
	}
}

// those writes who takes part in a deed.
func (w *pageWriter) those(list []Party) {
	w.Number(len(list))
	for _, p := range list {
		at, known := w.places[p]
		if !known {
			at = len(w.parties)
			w.places[p] = at
			w.parties = append(w.parties, p)
		}
		w.Number(at)
	}
}

func (w *pageWriter) deflated() []byte {
	out := bytes.NewBuffer([]byte{pageVersion})
	deflater, err := flate.NewWriter(out, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is no level
	}
	if _, err := deflater.Write(w.Bytes()); err != nil {
		panic(err) // a buffer takes everything
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
	r := pageReader{compact.NewReader(content)}
	p.Outlet, p.Names = r.String(), r.Strings()
	forecasts, facts := r.Count(), r.Count()
	p.Forecasts, p.Facts = slices.Grow([]Forecast(nil), forecasts)[:forecasts], slices.Grow([]Fact(nil), facts)[:facts] // nil where there are none
	for i := range p.Forecasts {
		p.Forecasts[i] = r.forecast()
	}
	start := 0
	for i := range p.Facts {
		start += r.Signed()
		p.Facts[i].Start = start
	}
	for i := range p.Facts {
		f := &p.Facts[i]
		f.End, f.By = f.Start+r.Number(), r.String()
		if f.Start < 0 {
			r.Break()
		}
	}
	for i := range p.Facts {
		p.Facts[i].Date = r.String()
	}
	deeds := r.deeds(2*len(p.Forecasts) + len(p.Facts))
	if err := r.Err(); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	for i := range p.Forecasts {
		p.Forecasts[i].Outcome, p.Forecasts[i].Given = deeds[2*i], deeds[2*i+1]
	}
	for i := range p.Facts {
		p.Facts[i].Deed = deeds[2*len(p.Forecasts)+i]
	}
	return nil
}

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

// pageReader reads what a pageWriter gathered.
type pageReader struct{ *compact.Reader }

func (r pageReader) forecast() Forecast {
	f := Forecast{ID: onrecord.ID(r.String()), Words: r.String(), Start: r.Number()}
	f.End = f.Start + r.Number()
	f.Condition, f.Likelihood = r.String(), r.Strings()
	if r.Bool() {
		f.Probability = &onrecord.Probability{Low: float64(r.Number()) / probabilityUnit, High: float64(r.Number()) / probabilityUnit, Scale: r.String()}
	}
	f.Direction, f.Horizon, f.Forecaster, f.Own = onrecord.Direction(r.String()), r.String(), r.String(), r.Bool()
	return f
}

func (r pageReader) deeds(n int) []Deed {
	list := make([]Deed, n)
	for i := range list {
		list[i].Act = r.String()
	}
	for i := range list {
		list[i].Type, list[i].Mode, list[i].Not = onrecord.EventType(r.String()), r.String(), r.Bool()
	}
	who, whom := make([][]int, n), make([][]int, n)
	for i := range who {
		who[i] = r.places()
	}
	for i := range whom {
		whom[i] = r.places()
	}
	parties := make([]Party, r.Count())
	for i := range parties {
		parties[i].Head, parties[i].Proper = r.String(), r.Bool()
	}
	for i := range parties {
		parties[i].Name = r.String()
	}
	at := func(places []int) (list []Party) {
		for _, place := range places {
			if place >= len(parties) {
				r.Break()
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

func (r pageReader) places() []int {
	places := make([]int, r.Count())
	for i := range places {
		places[i] = r.Number()
	}
	return places
}
