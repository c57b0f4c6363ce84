package events

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// demands returns the requests that a modal verb makes: somebody says that somebody else must do something.
func (r *reader) demands(c *carriers, times []onrecord.Timex) (mentioned []found) {
	for i := range r.doc.Tokens {
		if !r.doc.Tokens[i].Is("aux") || r.doc.Tokens[i].Head == syntax.None {
			continue
		}
		switch strings.ToLower(r.doc.Text(i)) {
		case "must", "should":
		default:
			continue
		}
		verb := r.doc.Tokens[i].Head
		if !r.doc.Tokens[verb].Is("ccomp") || i > verb || !r.prose(i) || r.regretted(verb) {
			continue
		}
		say := r.doc.Tokens[verb].Head
		if say == syntax.None || !r.says(say) || r.negated(say, verb) {
			continue
		}
		speaker, passive := r.subject(say, 0)
		if speaker == syntax.None || passive {
			continue
		}
		subject, _ := r.subject(verb, 0)
		f := found{lemma: "demand"}
		f.Actors = r.actorsAt(speaker)
		f.Recipients = without(r.actorsAt(subject), f.Actors)
		if len(f.Actors) == 0 || len(f.Recipients) == 0 {
			continue
		}
		f.Type = onrecord.Request
		f.Triggers = []onrecord.Span{{Start: r.doc.Tokens[i].Start, End: r.doc.Tokens[verb].End}}
		if verb-i > gap+1 {
			f.Triggers[0].End = r.doc.Tokens[i].End
		}
		f.Status, f.By = r.settled(c, say, nil)
		r.place(&f, say, nil, times)
		mentioned = append(mentioned, f)
	}
	return mentioned
}
