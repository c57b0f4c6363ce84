package events

import (
	"slices"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// sure is how probable the typer must hold a type for it to count against the lexicon's. With less, most of what it changes in news is
// for the worse.
const sure = 0.99

// retype gives the events that are told to have happened between two actors of a sentence, and that are the only ones between these
// two there, the type that the typer is sure of.
func (r *reader) retype(mentioned []found, typer *Typer) {
	for k := range mentioned {
		f := &mentioned[k]
		if f.Status != onrecord.Reported && f.Status != onrecord.Alleged || f.Type == onrecord.Elect {
			continue // the typer's types tell of plans and elections otherwise
		}
		source, target := ends(f)
		if target == "" {
			continue
		}
		s := r.sentenceOf(f)
		alone := true
		for n := k - 1; n >= 0 && r.sentenceOf(&mentioned[n]) == s; n-- {
			alone = alone && !between(&mentioned[n], source, target)
		}
		for n := k + 1; n < len(mentioned) && r.sentenceOf(&mentioned[n]) == s; n++ {
			alone = alone && !between(&mentioned[n], source, target)
		}
		if !alone {
			continue
		}
		if t, ok := r.surely(s, source, target, typer); ok && t != f.Type && !(t == onrecord.Retreat && f.Type == onrecord.Concede) {
			f.Type, f.Mode = t, ""
		}
	}
}

// ends returns the first who acts and the first who undergoes the event, of mutual events the first and the last; "" where there are
// no two.
func ends(f *found) (source, target onrecord.ID) {
	switch {
	case len(f.Actors) == 0:
	case len(f.Recipients) > 0:
		return f.Actors[0], f.Recipients[0]
	case len(f.Actors) > 1:
		return f.Actors[0], f.Actors[len(f.Actors)-1]
	}
	return "", ""
}

// between reports whether both take part in the event.
func between(f *found, a, b onrecord.ID) bool {
	takes := func(id onrecord.ID) bool { return slices.Contains(f.Actors, id) || slices.Contains(f.Recipients, id) }
	return takes(a) && takes(b)
}

// sentenceOf returns the index of the sentence that the event is first told in.
func (r *reader) sentenceOf(f *found) int { return r.doc.SentenceOf(f.token) }

// surely returns the type that the typer is sure of for two actors of a sentence.
func (r *reader) surely(sentence int, source, target onrecord.ID, typer *Typer) (onrecord.EventType, bool) {
	pair := Pair{Doc: r.doc}
	for k := r.doc.Sentences[sentence].First; k < r.doc.Sentences[sentence].Stop; k++ {
		switch r.at(k) {
		case "":
		case source:
			pair.Source = append(pair.Source, r.phrase(k))
		case target:
			pair.Target = append(pair.Target, r.phrase(k))
		}
	}
	if len(pair.Source) == 0 || len(pair.Target) == 0 {
		return "", false
	}
	name, p := typer.Type(pair)
	return typeOf(name), p >= sure
}

// phrase returns the name that token i is in, or the token with what stands before it in its phrase.
func (r *reader) phrase(i int) syntax.Range {
	if n := r.doc.NameOf(i); n != syntax.None {
		return r.doc.Names[n].Range
	}
	whole := syntax.Range{First: i, Stop: i + 1}
	for _, c := range r.doc.Children(i) {
		if int(c) < whole.First && r.doc.Tokens[c].Is("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc") {
			whole.First = int(c)
		}
	}
	return whole
}

// typeOf returns the event type of one of the typer's, which has one for CONCEDE and RETREAT.
func typeOf(name string) onrecord.EventType {
	if name == "YIELD" {
		return onrecord.Retreat
	}
	return onrecord.EventType(name)
}
