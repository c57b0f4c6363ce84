package pipeline

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/onrecord/onrecord"
)

func actor(id onrecord.ID, at int, roles ...onrecord.Role) onrecord.Actor {
	return onrecord.Actor{ID: id, Mentions: []onrecord.Mention{{Span: onrecord.Span{Start: at, End: at + 1}}}, Roles: roles}
}

// called is an actor with a name.
func called(id onrecord.ID, at int, kind onrecord.ActorType, name string) onrecord.Actor {
	a := actor(id, at)
	a.Name, a.Type, a.Mentions[0].Form = name, kind, onrecord.Name
	return a
}

func TestOnlyInvolved(t *testing.T) {
	record := &onrecord.Record{
		Actors: []onrecord.Actor{actor("a1", 90), actor("a2", 10), actor("a3", 50, onrecord.Role{Title: "mayor"}), actor("a4", 0),
			actor("a5", 70), actor("a6", 20), actor("a7", 30),
			called("a8", 110, onrecord.Person, "Ann Example"), called("a9", 120, onrecord.Organisation, "Harbourwatch"),
			called("a10", 130, onrecord.Organisation, "Quayside"), called("a11", 140, onrecord.Place, "Sampletown"),
			{ID: "a13", Type: onrecord.Person, Name: "the refugee", Mentions: []onrecord.Mention{{Span: onrecord.Span{Start: 160, End: 161}}}},
			called("a14", 170, onrecord.Place, "Quayside Square"), called("a15", 180, onrecord.Place, "Port Example"),
			{ID: "a12", Type: onrecord.Organisation, Name: "the Examplian government", Mentions: []onrecord.Mention{{Span: onrecord.Span{Start: 150, End: 151}}}}},
		Statements: []onrecord.Statement{{ID: "s1", Speaker: "a1", To: "a6"}, {ID: "s2", Speaker: onrecord.Unnamed}},
		Events: []onrecord.Event{{ID: "e1", Actors: []onrecord.ID{"a2", "a1"}, Recipients: []onrecord.ID{"a5"}},
			{ID: "e2", Type: onrecord.Assault, Actors: []onrecord.ID{"a15"}, Recipients: []onrecord.ID{"a13", "a14"}}},
		Forecasts: []onrecord.Forecast{{ID: "f1", Forecaster: "a7"}, {ID: "f2", Forecaster: onrecord.TheArticle}},
	}
	got := onlyInvolved(record, map[onrecord.ID]bool{"a4": true, "a9": true, "a11": true})

	var order []int // first mentions
	for i, a := range got.Actors {
		if want := onrecord.ID(fmt.Sprint("a", i+1)); a.ID != want {
			t.Errorf("actor %d has id %s, want %s", i, a.ID, want)
		}
		order = append(order, a.Mentions[0].Start)
	}
	if want := []int{10, 20, 30, 50, 70, 90, 110, 120, 150, 160, 170, 180}; !reflect.DeepEqual(order, want) {
		t.Errorf("actors first mentioned at %v, want %v", order, want)
	}
	if s := got.Statements; s[0].Speaker != "a6" || s[0].To != "a2" || s[1].Speaker != onrecord.Unnamed || s[1].To != "" {
		t.Errorf("statements %+v", s)
	}
	if e := got.Events[0]; !reflect.DeepEqual(e.Actors, []onrecord.ID{"a1", "a6"}) || !reflect.DeepEqual(e.Recipients, []onrecord.ID{"a5"}) {
		t.Errorf("event %+v", e)
	}
	if e := got.Events; !reflect.DeepEqual(e[1].Actors, []onrecord.ID{"a12"}) || !reflect.DeepEqual(e[1].Recipients, []onrecord.ID{"a10", "a11"}) {
		t.Errorf("event %+v", e[1])
	}
	if f := got.Forecasts; f[0].Forecaster != "a3" || f[1].Forecaster != onrecord.TheArticle {
		t.Errorf("forecasts %+v", f)
	}
	if record.Actors[0].ID != "a1" || record.Events[0].Actors[0] != "a2" || record.Statements[0].Speaker != "a1" {
		t.Error("the input was edited")
	}
}

func TestSupposed(t *testing.T) {
	often := actor("a2", 20)
	often.Type, often.Mentions = onrecord.Group, append(often.Mentions, actor("", 30).Mentions[0], actor("", 40).Mentions[0])
	seldom := actor("a1", 10)
	seldom.Type = onrecord.Group
	record := &onrecord.Record{
		Actors: []onrecord.Actor{seldom, often, called("a3", 50, onrecord.Group, "Sampletowners"), called("a4", 60, onrecord.Place, "Sampletown")},
		Events: []onrecord.Event{
			{ID: "e1", Status: onrecord.Hypothetical, Actors: []onrecord.ID{"a1", "a2"}},
			{ID: "e2", Status: onrecord.Reported, Type: onrecord.Consult, Actors: []onrecord.ID{"a2"}, Recipients: []onrecord.ID{"a4"}},
		},
	}
	got := onlyInvolved(record, map[onrecord.ID]bool{"a3": true})
	if len(got.Actors) != 1 || got.Actors[0].Mentions[0].Start != 20 {
		t.Errorf("actors %+v, want the group that is mentioned often", got.Actors)
	}
	if e := got.Events; !reflect.DeepEqual(e[0].Actors, []onrecord.ID{"a1"}) || e[1].Recipients != nil {
		t.Errorf("events %+v still name who is left out", e)
	}
}
