package pipeline

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/articles"
)

func TestLook(t *testing.T) {
	path := os.Getenv("LOOK")
	if path == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(path)
	a, err := articles.Read(path, raw)
	if err != nil {
		t.Fatal(err)
	}
	r := Read(a)
	q := func(s []onrecord.Span) string {
		var o []string
		for _, y := range s {
			o = append(o, y.In(a.Text))
		}
		return strings.Join(o, " | ")
	}
	fmt.Println("TITLE", a.Title, "|", a.Published, "|", a.Dateline, "|", a.Language)
	for _, b := range a.Blocks {
		if b.Kind != onrecord.Paragraph {
			fmt.Println("BLOCK", b.Kind, b.In(a.Text))
		}
	}
	name := map[onrecord.ID]string{}
	for _, x := range r.Actors {
		name[x.ID] = x.Name
		fmt.Print("ACTOR ", x.ID, " ", x.Type, " ", x.Country, " ", x.Name, " n=", len(x.Mentions))
		for _, ro := range x.Roles {
			fmt.Printf(" {%s|%s|%s-%s|%v}", ro.Title, ro.Of, ro.From, ro.To, ro.Former)
		}
		fmt.Println()
	}
	n := func(id onrecord.ID) string {
		if name[id] != "" {
			return name[id]
		}
		return string(id)
	}
	for _, s := range r.Statements {
		fmt.Printf("ST %s in=%s [%s=%s] <%s> %s/%s to=%s: %s\n", s.ID, s.Inside, q(s.Source), n(s.Speaker), q(s.Cue), s.Form, s.Act, n(s.To), q(s.Content))
	}
	for _, e := range r.Events {
		var as, rs []string
		for _, x := range e.Actors {
			as = append(as, n(x))
		}
		for _, x := range e.Recipients {
			rs = append(rs, n(x))
		}
		fmt.Printf("EV %s %s/%s %s -> %s status=%s by=%s date=%s place=%s: %s\n", e.ID, e.Type, e.Mode, as, rs, e.Status, e.By, e.Date, e.Place, q(e.Triggers))
	}
	for _, f := range r.Forecasts {
		fmt.Printf("FC %s by %s: %s IF %s LIKELY %s %v dir=%s hor=%s\n", f.ID, n(f.Forecaster), q(f.Outcome), q(f.Condition), q(f.Likelihood), f.Probability, f.Direction, f.Horizon)
	}
}
