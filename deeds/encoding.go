package deeds

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/onrecord/onrecord"
)

// pageJSON is the form in which a page is kept, compressed: short, since there is one for each article. What names the article
// is left out: whoever keeps the page knows it. Deeds and facts are columns, which compress better than objects.
type pageJSON struct {
	Outlet    string         `json:"outlet,omitempty"`
	Names     []string       `json:"names,omitempty"`
	Forecasts []forecastJSON `json:"forecasts,omitempty"`
	Deeds     deedColumns    `json:"deeds"` // the outcome and the condition of each forecast, then those of the facts
	Facts     factColumns    `json:"facts"`
}

type forecastJSON struct {
	ID          onrecord.ID        `json:"id"`
	Words       string             `json:"words"`
	Start       int                `json:"start"`
	End         int                `json:"end"`
	Condition   string             `json:"condition,omitempty"`
	Likelihood  []string           `json:"likelihood,omitempty"`
	Probability *probabilityJSON   `json:"probability,omitempty"`
	Direction   onrecord.Direction `json:"direction"`
	Horizon     string             `json:"horizon,omitempty"`
	Forecaster  string             `json:"forecaster,omitempty"`
	Own         bool               `json:"own,omitempty"`
}

type probabilityJSON struct {
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Scale string  `json:"scale"`
}

// deedColumns are deeds: the n-th of each column make the n-th deed.
type deedColumns struct {
	Acts    []string `json:"acts,omitempty"`    // act, type, mode, "not", as fields
	Who     [][]int  `json:"who,omitempty"`     // places in Parties
	Whom    [][]int  `json:"whom,omitempty"`    // likewise
	Parties []string `json:"parties,omitempty"` // head, where it is not the last word of the name; name; "proper", as fields
}

// factColumns are what facts have beside their deeds. Few have a date or somebody who says so.
type factColumns struct {
	Starts  []int          `json:"starts,omitempty"` // bytes behind the start of the fact before
	Lengths []int          `json:"lengths,omitempty"`
	By      map[int]string `json:"by,omitempty"`
	Dates   map[int]string `json:"dates,omitempty"`
}

// fields writes strings as one, without the empty ones at the end. They hold no tabs: names and lemmas are words.
func fields(parts ...string) string { return strings.TrimRight(strings.Join(parts, "\t"), "\t") }

// field returns the n-th field, "" where there is none.
func field(joined string, n int) string {
	for range n {
		_, joined, _ = strings.Cut(joined, "\t")
	}
	first, _, _ := strings.Cut(joined, "\t")
	return first
}

func flag(set bool, name string) string {
	if set {
		return name
	}
	return ""
}

// MarshalBinary encodes what the page has beside the name of its article.
func (p *Page) MarshalBinary() ([]byte, error) {
	out := pageJSON{Outlet: p.Outlet, Names: p.Names}
	deeds := &deedWriter{deedColumns: &out.Deeds, places: map[Party]int{}}
	for i := range p.Forecasts {
		f := &p.Forecasts[i]
		out.Forecasts = append(out.Forecasts, forecastJSON{f.ID, f.Words, f.Start, f.End, f.Condition, f.Likelihood,
			(*probabilityJSON)(f.Probability), f.Direction, f.Horizon, f.Forecaster, f.Own})
		deeds.write(f.Outcome)
		deeds.write(f.Given)
	}
	facts, last := factColumns{By: map[int]string{}, Dates: map[int]string{}}, 0
	for i := range p.Facts {
		f := &p.Facts[i]
		deeds.write(f.Deed)
		facts.Starts, facts.Lengths, last = append(facts.Starts, f.Start-last), append(facts.Lengths, f.Len()), f.Start
		if f.By != "" {
			facts.By[i] = f.By
		}
		if f.Date != "" {
			facts.Dates[i] = f.Date
		}
	}
	out.Facts = facts
	encoded, err := json.Marshal(out)
	if err != nil {
		return nil, err
	}
	return deflate(encoded), nil
}

// usual is what the JSON of pages has in common, which saves a page of 840 bytes some 110. It never changes: pages that are
// kept are read with it.
const usual = `{"outlet":"www.example.com","names":["states","house","forecasts":[{"id":"f2","words":"could be ","start":1,"end":2,` +
	`"condition":"If ","likelihood":["could","may","likely"],"probability":{"low":0.55,"high":0.8,"scale":"ICD-203"},` +
	`"direction":"will_not","horizon":"20","forecaster":"},{"id":"f1","words":"would ","start":","direction":"will","own":true}],` +
	`"deeds":{"acts":["\\tCONSULT\\tmeet","\\tACCUSE","be ","","],"who":[[0],[1],[],[2],[3],[4],[],[5],[6],[7],[8],[9],[10],[11],[12],` +
	`[13],[14],[15]],"whom":[[],[],[1],[],[],[2],[]],"parties":["it\\t\\tproper","\\t"]},"facts":{"starts":[100,120,80,"],` +
	`"lengths":[60,70,],"by":{"1":"},"dates":{"2":"2016-`

func deflate(data []byte) []byte {
	var out bytes.Buffer
	w, err := flate.NewWriterDict(&out, flate.DefaultCompression, []byte(usual))
	if err != nil {
		panic(err) // the level is no level
	}
	if _, err := w.Write(data); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// readers are used again, since each has a window of 32 KB, and an archive many small pages.
var readers = sync.Pool{New: func() any { return flate.NewReader(nil) }}

func inflate(data []byte) ([]byte, error) {
	r := readers.Get().(io.ReadCloser)
	defer readers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(data), []byte(usual)); err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// deedWriter fills columns.
type deedWriter struct {
	*deedColumns
	places map[Party]int
}

func (w *deedWriter) write(d Deed) {
	w.Acts = append(w.Acts, fields(d.Act, string(d.Type), d.Mode, flag(d.Not, "not")))
	w.Who, w.Whom = append(w.Who, w.place(d.Who)), append(w.Whom, w.place(d.Whom))
}

func (w *deedWriter) place(parties []Party) []int {
	places := make([]int, len(parties))
	for i, p := range parties {
		at, known := w.places[p]
		if !known {
			at = len(w.Parties)
			w.places[p] = at
			head := p.Head
			if p.Name != "" && head == LastWord(p.Name) {
				head = ""
			}
			w.Parties = append(w.Parties, fields(head, p.Name, flag(p.Proper, "proper")))
		}
		places[i] = at
	}
	return places
}

// UnmarshalBinary decodes what MarshalBinary made.
func (p *Page) UnmarshalBinary(data []byte) error {
	encoded, err := inflate(data)
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	var in pageJSON
	if err := json.Unmarshal(encoded, &in); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	deeds, err := in.Deeds.read()
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	forecasts, facts := len(in.Forecasts), len(in.Facts.Starts)
	if len(deeds) != 2*forecasts+facts || len(in.Facts.Lengths) != facts {
		return fmt.Errorf("page: %d deeds of %d forecasts and %d facts", len(deeds), forecasts, facts)
	}
	p.Outlet, p.Names, p.Forecasts, p.Facts = in.Outlet, in.Names, nil, nil
	for i, f := range in.Forecasts {
		p.Forecasts = append(p.Forecasts, Forecast{f.ID, f.Words, f.Start, f.End, f.Condition, f.Likelihood,
			(*onrecord.Probability)(f.Probability), f.Direction, f.Horizon, f.Forecaster, f.Own, deeds[2*i], deeds[2*i+1]})
	}
	start := 0
	for i, d := range deeds[2*forecasts:] {
		start += in.Facts.Starts[i]
		if start < 0 || in.Facts.Lengths[i] < 0 {
			return fmt.Errorf("page: a fact at %d of length %d", start, in.Facts.Lengths[i])
		}
		p.Facts = append(p.Facts, Fact{d, onrecord.Span{Start: start, End: start + in.Facts.Lengths[i]}, in.Facts.By[i], in.Facts.Dates[i]})
	}
	return nil
}

func (c *deedColumns) read() ([]Deed, error) {
	if len(c.Who) != len(c.Acts) || len(c.Whom) != len(c.Acts) {
		return nil, fmt.Errorf("%d acts, %d and %d of their parties", len(c.Acts), len(c.Who), len(c.Whom))
	}
	all := make([]Party, len(c.Parties))
	for i, joined := range c.Parties {
		all[i] = Party{Head: field(joined, 0), Name: field(joined, 1), Proper: field(joined, 2) != ""}
		if all[i].Head == "" {
			all[i].Head = LastWord(all[i].Name)
		}
	}
	var err error
	parties := func(places []int) (list []Party) {
		for _, at := range places {
			if at < 0 || at >= len(all) {
				err = fmt.Errorf("there is no party %d", at)
				return nil
			}
			list = append(list, all[at])
		}
		return list
	}
	deeds := make([]Deed, len(c.Acts))
	for i, act := range c.Acts {
		deeds[i] = Deed{field(act, 0), onrecord.EventType(field(act, 1)), field(act, 2), parties(c.Who[i]), parties(c.Whom[i]), field(act, 3) != ""}
	}
	return deeds, err
}
