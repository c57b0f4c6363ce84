package events

import (
	"github.com/onrecord/onrecord"
)

// many is how many must take part in a meeting for it to be multilateral.
const many = 3

// mode returns the PLOVER mode of an event whose word alone does not tell it: what is threatened, requested or refused, and whether
// many meet. It is "" where nothing tells.
func (r *reader) mode(f *found, i int) string {
	switch f.Type {
	case onrecord.Consult:
		if len(f.Actors) >= many {
			return "multilateral"
		}
	case onrecord.Threaten:
		if e := r.content(i); e != nil {
			return threatened(e)
		}
	case onrecord.Request, onrecord.Reject:
		if e := r.content(i); e != nil {
			return wanted(e.Type)
		}
	case onrecord.Agree, onrecord.Support, onrecord.Concede, onrecord.Cooperate, onrecord.Aid, onrecord.Retreat, onrecord.Accuse, onrecord.Protest,
		onrecord.Sanction, onrecord.Mobilize, onrecord.Coerce, onrecord.Assault, onrecord.Elect:
	}
	return ""
}

// threatened is the mode of a threat with an event.
func threatened(e *entry) string {
	switch {
	case e.Mode == "arrest", e.Mode == "expel":
		return e.Mode
	case e.Mode == "deport":
		return "expel"
	case e.Type == onrecord.Assault, e.Type == onrecord.Mobilize:
		return "violence"
	case e.Type == onrecord.Coerce:
		return "restrict"
	case e.Type == onrecord.Sanction:
		return "relations"
	}
	return ""
}

// wanted is the mode of a request for an event, or of a refusal of it.
func wanted(t onrecord.EventType) string {
	switch t {
	case onrecord.Aid, onrecord.Cooperate, onrecord.Support:
		return "assist"
	case onrecord.Consult:
		return "meet"
	case onrecord.Retreat, onrecord.Concede, onrecord.Agree:
		return "yield"
	case onrecord.Elect:
		return "change"
	case onrecord.Request, onrecord.Accuse, onrecord.Reject, onrecord.Threaten, onrecord.Protest, onrecord.Sanction, onrecord.Mobilize,
		onrecord.Coerce, onrecord.Assault:
	}
	return ""
}

// content returns the entry of the nearest event in the complements of token i, or nil.
func (r *reader) content(i int) *entry {
	lexicon := loadLexicon()
	level := []int{i}
	for range 3 {
		var next []int
		for _, h := range level {
			for _, c := range r.doc.Children(h) {
				if !r.doc.Tokens[c].Is("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "nsubj:pass") {
					continue
				}
				var e *entry
				lexicon.matches(r.doc, int(c), func(m match) bool {
					e = m.entry
					return true
				})
				if e != nil {
					return e
				}
				next = append(next, int(c))
			}
		}
		level = next
	}
	return nil
}
