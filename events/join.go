package events

import (
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// join makes one event of the mentions that tell the same one, leaves out those without any actor, and numbers the rest.
func join(mentioned []found) []onrecord.Event {
	var kept []found
	for _, f := range mentioned {
		same := latest(kept, &f)
		if same < 0 {
			if len(f.Actors)+len(f.Recipients) > 0 {
				kept = append(kept, f)
			}
			continue
		}
		k := &kept[same]
		k.Triggers = append(k.Triggers, f.Triggers...)
		if k.Status != onrecord.Reported || f.Status == onrecord.Reported { // who did what is told as fact may be a mere claim
			k.Actors, k.Recipients = unite(k.Actors, f.Actors), unite(k.Recipients, f.Recipients)
		}
		if k.Status == onrecord.Alleged && f.Status == onrecord.Reported && !onlyClaimed(k, &f) { // what is told as fact once is no mere claim
			k.Status, k.By = f.Status, f.By
		}
		if k.Date == "" {
			k.Date, k.DateText = f.Date, f.DateText
		}
		if k.Place == "" {
			k.Place = f.Place
		}
		if k.Mode == "" {
			k.Mode = f.Mode
		}
	}
	events := make([]onrecord.Event, len(kept))
	for i := range kept {
		kept[i].ID = onrecord.ID(fmt.Sprintf("e%d", i+1))
		events[i] = kept[i].Event
	}
	return events
}

// onlyClaimed reports whether the first mention claims that somebody did harm, and the second, "the attack", does not say so.
func onlyClaimed(a, b *found) bool {
	coding, _ := onrecord.CodingOf(a.Type, a.Mode)
	return coding.Quad == onrecord.MaterialConflict && len(a.Actors) > 0 && len(b.Actors)+len(b.Recipients) == 0
}

// memory is how many events back a mention may take one up; it keeps the work linear in the length of the text.
const memory = 200

// latest returns the index of the last event that the mention can tell again, or -1.
func latest(kept []found, f *found) int {
	for i := len(kept) - 1; i >= max(0, len(kept)-memory); i-- {
		if sameEvent(&kept[i], f) {
			return i
		}
	}
	return -1
}

// sameEvent reports whether two mentions can tell one event: the same type, the same word family or all the same
// participants, nobody and no date that speaks against it, and both on the same side of having happened.
func sameEvent(a, b *found) bool {
	if a.Type != b.Type || side(a.Status) != side(b.Status) || !sameDate(a.Date, b.Date) {
		return false
	}
	if !compatible(a.Actors, b.Actors) || !compatible(a.Recipients, b.Recipients) {
		return false
	}
	nobody := len(b.Actors)+len(b.Recipients) == 0
	if sameFamily(a.lemma, b.lemma) && !(nobody && b.general) || b.definite && nobody && near(a, b) {
		return true
	}
	if a.Mode == "convict" && a.Mode == b.Mode && slices.Equal(a.Recipients, b.Recipients) {
		return true
	}
	return len(a.Actors) > 0 && len(a.Recipients) > 0 && slices.Equal(a.Actors, b.Actors) && slices.Equal(a.Recipients, b.Recipients)
}

// near reports whether the second mention follows so soon that a bare noun ("the meeting") takes up the first.
func near(a, b *found) bool {
	return b.Triggers[0].Start-a.Triggers[len(a.Triggers)-1].End < 300
}

// side tells apart what is told as past, as future, as not having happened and as rumour.
func side(status onrecord.Status) int {
	switch status {
	case onrecord.Reported, onrecord.Alleged, onrecord.Denied:
		return 0
	case onrecord.Rumoured:
		return 3
	case onrecord.Planned, onrecord.Hypothetical:
		return 1
	case onrecord.Negated:
		return 2
	}
	return 0
}

// compatible reports whether one list holds the other; an empty list holds out for anybody.
func compatible(a, b []onrecord.ID) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	for _, id := range b {
		if !slices.Contains(a, id) {
			return false
		}
	}
	return true
}

// sameDate reports whether two dates can be one, the one perhaps coarser.
func sameDate(a, b string) bool {
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// sameFamily reports whether two lemmas share their first four letters, as "plead" and "plea" nearly do; with the same
// type that is enough.
func sameFamily(a, b string) bool {
	n := min(len(a), len(b), 4)
	return a[:n] == b[:n]
}
