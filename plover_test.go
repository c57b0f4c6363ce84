package onrecord

import (
	"slices"
	"testing"
)

func TestCodingOf(t *testing.T) {
	for _, kind := range EventTypes {
		c, ok := CodingOf(kind, "")
		if ok == (kind == Elect) {
			t.Errorf("%s: coded %v", kind, ok)
		}
		if ok && (!slices.Contains(Quads, c.Quad) || c.CAMEO == "" || c.Intensity < -10 || c.Intensity > 10) {
			t.Errorf("%s: coded as %+v", kind, c)
		}
	}
	if c, _ := CodingOf(Assault, "drone"); c.Intensity != -9.5 || c.CAMEO != "19" {
		t.Errorf("a drone strike is coded as %+v", c)
	}
}

func TestCodingOfStatus(t *testing.T) {
	tests := []struct {
		kind   EventType
		status Status
		want   EventType // "" for no code
	}{
		{Consult, Reported, Consult},
		{Consult, Planned, Agree},
		{Aid, Negated, Reject},
		{Assault, Planned, Threaten},
		{Accuse, Planned, Accuse},
		{Assault, Negated, ""},
		{Assault, Denied, ""},
		{Consult, Hypothetical, ""},
		{Elect, Reported, ""},
	}
	for _, test := range tests {
		e := Event{Type: test.kind, Status: test.status}
		if c, ok := e.Coding(); ok != (test.want != "") || ok && c.Type != test.want {
			t.Errorf("%s %s is coded as %s, want %q", test.status, test.kind, c.Type, test.want)
		}
	}
}
