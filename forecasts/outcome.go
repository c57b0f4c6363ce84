package forecasts

import (
	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// outcome returns the clause that states what would happen, without its condition and without what others say around it.
func (r *reader) outcome(c candidate, conditions []syntax.Range, carrier *onrecord.Statement) []onrecord.Span {
	top := c.top
	whole := r.clause(top, c.sign)
	if t := &r.doc.Tokens[top]; t.Is("xcomp") && t.Head == c.sign { // "expects prices to fall"
		if object := r.doc.Child(c.sign, "obj"); object != syntax.None {
			whole.First = min(whole.First, r.doc.Subtree(object).First)
		}
	}
	alone := false // the clause below the sign is the outcome
	dropped := append([]syntax.Range(nil), conditions...)
	if c.modal == "" && r.doc.Tokens[top].Is("nmod") { // "fears of a recession"
		if of := r.doc.Child(top, "case"); of != syntax.None {
			dropped = append(dropped, syntax.Range{First: of, Stop: of + 1})
		}
	}
	for _, k := range r.doc.Children(top) {
		if r.beside(int(k), c) {
			dropped = append(dropped, r.doc.Subtree(int(k)))
		}
	}
	if top != c.head {
		for _, k := range r.doc.Children(c.head) {
			if r.beside(int(k), c) {
				dropped = append(dropped, r.doc.Subtree(int(k)))
			}
		}
		subject := r.doc.Child(top, "nsubj")
		if alone = r.doc.Tokens[c.head].Is("ccomp", "csubj") && (subject == syntax.None || r.lemma(subject) == "it"); alone { // "it is unlikely that ..."
			whole = r.doc.Subtree(c.head)
		} else if t := &r.doc.Tokens[top]; t.Is("acl") && t.Head != syntax.None { // "a war expected to ..."
			whole.First = min(whole.First, t.Head)
		}
	}
	if (c.modal != "" || top != c.head && !alone) && r.doc.Child(top, "nsubj", "csubj", "expl") == syntax.None && !r.doc.Tokens[top].Is("acl", "conj") && len(conditions) == 0 {
		whole.First = r.extend(min(whole.First, c.sign))
	}
	whole.First, whole.Stop = max(whole.First, c.sign-window), min(whole.Stop, c.sign+window)
	for i := whole.First; i < whole.Stop; i++ {
		if i != c.head && i != top && r.separate(i) {
			dropped = append(dropped, r.doc.Subtree(i))
		}
		if i > c.head && i+1 < whole.Stop && r.doc.Text(i) == "," && is("remark", r.lemma(i+1)) {
			whole.Stop = i
		}
	}
	spans := r.spans([]syntax.Range{whole}, dropped)
	if carrier == nil {
		return spans
	}
	if inside := clip(spans, carrier.Content); 4*length(inside) > length(spans) {
		return inside
	}
	return spans
}

// clause returns the words of the clause with the given head that stand together with the sign: a relative pronoun that
// was moved out of it ("which some believe could fail") is left behind.
func (r *reader) clause(head, sign int) syntax.Range {
	whole := r.doc.Subtree(head)
	if whole.First >= sign || sign-whole.First > window {
		return whole
	}
	if subject := r.doc.Child(head, "nsubj", "nsubj:pass"); subject != syntax.None && r.doc.Text(whole.First) == "Given" {
		whole.First = min(max(whole.First, r.doc.Subtree(subject).First), sign) // "Given the delays, the port will ..."
		return whole
	}
	if !r.doc.Tokens[head].Is("ccomp", "xcomp") || !r.relative(whole.First) && !r.relative(whole.First+1) {
		return whole
	}
	for i := sign - 1; i >= whole.First; i-- {
		if !r.under(i, head) {
			whole.First = i + 1
			break
		}
	}
	return whole
}

// relative reports whether token i is a relative pronoun.
func (r *reader) relative(i int) bool {
	return r.doc.Tokens[i].XPOS == "WDT" || r.doc.Tokens[i].XPOS == "WP"
}

// under reports whether token i depends on head, directly or not.
func (r *reader) under(i, head int) bool {
	for ; i != syntax.None; i = r.doc.Tokens[i].Head {
		if i == head {
			return true
		}
	}
	return false
}

// window bounds how many words around a clause are looked at.
const window = 100

// extend moves the start of a clause whose subject the parser has hung elsewhere to the left, up to the next verb,
// conjunction or mark of quotation.
func (r *reader) extend(first int) int {
	sentence := r.doc.Sentences[r.doc.SentenceOf(first)]
	for range window {
		if first == sentence.First {
			break
		}
		t := &r.doc.Tokens[first-1]
		switch t.UPOS {
		case "VERB", "AUX", "SCONJ", "CCONJ":
			return first
		case "PUNCT":
			if r.doc.Text(first-1) != "," && r.doc.Text(first-1) != "-" {
				return first
			}
		}
		if t.XPOS == "WDT" || t.XPOS == "WP" {
			return first
		}
		first--
	}
	return first
}

// separate reports whether token i heads a clause with a modal verb of its own, beside the outcome.
func (r *reader) separate(i int) bool {
	t := &r.doc.Tokens[i]
	return t.Is("advcl", "conj", "parataxis") && r.modal(i) != syntax.None && r.doc.Child(i, "nsubj") != syntax.None
}

// beside reports whether dependent k stands beside the outcome clause, not in it.
func (r *reader) beside(k int, c candidate) bool {
	t := &r.doc.Tokens[k]
	switch {
	case t.Is("mark", "cc", "discourse", "parataxis"):
		return k != c.head && t.XPOS != "TO"
	case k < c.sign && t.Is("ccomp", "conj", "dep", "vocative"):
		return k != c.head
	case t.Is("conj"):
		return r.doc.Child(k, "nsubj") != syntax.None || r.modal(k) != syntax.None
	case t.Is("advcl"):
		if mark := r.doc.Child(k, "mark"); mark != syntax.None {
			return is("beside", r.lemma(mark)) && r.doc.Child(k, "nsubj") != syntax.None
		}
	case t.Is("obl"): // "due to", "because of"
		mark := r.doc.Child(k, "case")
		return mark != syntax.None && is("owing", r.lemma(mark))
	case t.Is("nsubj", "obj") && k < c.sign:
		return t.XPOS == "WDT" || t.XPOS == "WP" || t.XPOS == "IN"
	case t.Is("advmod") && t.XPOS == "WRB":
		return true
	case t.Is("advmod"):
		return k == r.doc.Subtree(c.top).First && k+1 < len(r.doc.Tokens) && r.doc.Text(k+1) == ","
	}
	return false
}

// spans returns the text of the ranges without the dropped ones and without punctuation at the edges.
func (r *reader) spans(ranges, dropped []syntax.Range) (spans []onrecord.Span) {
	out := func(i int) bool {
		for _, d := range dropped {
			if d.First <= i && i < d.Stop {
				return true
			}
		}
		return false
	}
	for _, whole := range ranges {
		run := syntax.Range{First: whole.First, Stop: whole.First}
		for i := whole.First; i <= whole.Stop; i++ {
			if i < whole.Stop && !out(i) {
				run.Stop = i + 1
				continue
			}
			if run = r.trim(run); run.First < run.Stop {
				spans = append(spans, r.doc.SpanOf(run))
			}
			run = syntax.Range{First: i + 1, Stop: i + 1}
		}
	}
	return spans
}

// trim drops punctuation and conjunctions from the edges of a range.
func (r *reader) trim(run syntax.Range) syntax.Range {
	edge := func(i int) bool { return r.doc.Tokens[i].UPOS == "PUNCT" || r.doc.Tokens[i].UPOS == "CCONJ" }
	for run.First < run.Stop && edge(run.First) {
		run.First++
	}
	for run.First < run.Stop && edge(run.Stop-1) {
		run.Stop--
	}
	return run
}

// length is the number of bytes that the spans cover.
func length(spans []onrecord.Span) (n int) {
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// clip returns what of the spans lies inside the content.
func clip(spans, content []onrecord.Span) (inside []onrecord.Span) {
	for _, s := range spans {
		for _, part := range content {
			cut := onrecord.Span{Start: max(s.Start, part.Start), End: min(s.End, part.End)}
			if !cut.Empty() {
				inside = append(inside, cut)
			}
		}
	}
	return inside
}
