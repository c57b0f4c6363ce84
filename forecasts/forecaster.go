package forecasts

import (
	"cmp"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// carrier returns the innermost statement that says the clause of token i, or nil: the one whose content holds the token,
// or else the one whose content holds the clause that the token's clause hangs on ("thinks that it will rain, with the
// river likely to rise").
func (r *reader) carrier(i int) *onrecord.Statement {
	for range 4 {
		if s := r.innermost(i); s != nil {
			return s
		}
		t := &r.doc.Tokens[i]
		if t.Head == syntax.None || !t.Is("advcl", "conj", "parataxis", "obl", "acl") {
			break
		}
		i = t.Head
	}
	return nil
}

// innermost returns the shortest statement whose content holds token i, or nil.
func (r *reader) innermost(i int) (inner *onrecord.Statement) {
	best := 0
	for k := range r.statements {
		s := &r.statements[k]
		size, inside := 0, false
		for _, part := range s.Content {
			size += part.Len()
			inside = inside || part.Contains(r.doc.Tokens[i].Span)
		}
		if inside && (inner == nil || size <= best) {
			inner, best = s, size
		}
	}
	return inner
}

// forecaster returns who answers for what a statement foretells: its speaker, or, where its source is a thing or is not
// told, the speaker of the statement around it ("Torrenz said that her record suggests ...").
func (r *reader) forecaster(s *onrecord.Statement) onrecord.ID {
	for range len(r.statements) {
		around := r.statement(s.Inside)
		if around == nil || r.bySomebody(s) {
			break
		}
		s = around
	}
	if s.Speaker == "" {
		if len(s.Cue) > 0 && is("seeming", r.lemma(r.doc.TokensIn(s.Cue[0]).Stop-1)) { // "it seems that": to whoever writes
			return onrecord.TheArticle
		}
		return onrecord.Unnamed
	}
	return s.Speaker
}

// unstated returns who foretells a clause that no statement carries: the subject of the verb of saying or thinking that it
// hangs on ("a rule that they say could fail"), nobody named for what is only talked about, or else the article.
func (r *reader) unstated(c candidate) onrecord.ID {
	if r.opinion(c) {
		return onrecord.Unnamed
	}
	t := &r.doc.Tokens[c.top]
	if !t.Is("ccomp") || t.Head == syntax.None {
		return onrecord.TheArticle
	}
	verb := t.Head
	subject := r.doc.Child(verb, "nsubj")
	if subject == syntax.None || !is("saying", r.doc.Tokens[verb].Lemma) {
		return onrecord.TheArticle
	}
	switch r.doc.Tokens[subject].XPOS {
	case "NNP", "NNPS":
		return cmp.Or(r.at(subject), onrecord.Unnamed)
	case "PRP", "NN":
		if lemma := r.lemma(subject); lemma != "they" && lemma != "it" {
			return cmp.Or(r.at(subject), onrecord.Unnamed)
		}
	}
	return onrecord.Unnamed // "experts say", "some believe"
}

// bySomebody reports whether the source words of a statement name its speaker, rather than something of the speaker's or
// nothing at all.
func (r *reader) bySomebody(s *onrecord.Statement) bool {
	if len(s.Source) == 0 || s.Speaker == "" {
		return false
	}
	head := r.doc.Head(r.doc.TokensIn(s.Source[0]))
	return head == syntax.None || s.Speaker == onrecord.Unnamed || r.at(head) == s.Speaker
}

// statement returns the statement with the identifier, or nil.
func (r *reader) statement(id onrecord.ID) *onrecord.Statement {
	for k := range r.statements {
		if r.statements[k].ID == id {
			return &r.statements[k]
		}
	}
	return nil
}

// opinion reports whether the clause is what people expect without anybody being named: "speculation is growing that ...".
func (r *reader) opinion(c candidate) bool {
	t := &r.doc.Tokens[c.top]
	mark := r.doc.Child(c.top, "mark")
	if t.Head == syntax.None || !t.Is("acl", "ccomp") && !(t.Is("advcl") && mark != syntax.None && r.lemma(mark) == "that") {
		return false
	}
	if is("opinion", r.doc.Tokens[t.Head].Lemma) {
		return true
	}
	subject := r.doc.Child(t.Head, "nsubj")
	return subject != syntax.None && is("opinion", r.doc.Tokens[subject].Lemma)
}
