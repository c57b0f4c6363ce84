package forecasts

import (
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// excluded reports whether the clause is none of a forecast, for one of the reasons of the guidelines.
func (r *reader) excluded(c candidate, carrier *onrecord.Statement, conditional bool) bool {
	switch {
	case c.modal == "may" && c.sign == r.doc.Subtree(c.top).First: // "May she rest"
		return true
	case r.question(c.head), r.counterfactual(c), r.subordinate(c):
		return true
	case c.modal != "" && c.modal != "will" && is("ability", r.doc.Tokens[c.head].Lemma) && !(c.modal == "would" && r.lemma(c.head) == "see"):
		return true
	case c.modal == "will" && r.negated(c.head) && is("policy", r.doc.Tokens[c.head].Lemma): // "will not be tolerated": a refusal
		return true
	case c.modal == "could" && !conditional && is("grounds", r.doc.Tokens[c.head].Lemma) && r.doc.Child(c.head, "cop") != syntax.None:
		return true
	case (c.modal == "may" || c.modal == "might") && is("feeling", r.doc.Tokens[c.head].Lemma):
		return true
	case c.modal == "can" && !conditional:
		return true
	case c.modal == "could" && r.negated(c.head) && !conditional:
		return true // "could not": was not able
	case r.ownAct(c, carrier), !conditional && r.scheduled(c), r.announced(c, carrier), r.indirectQuestion(c), r.rule(c), r.pastIntention(c),
		r.habit(c), r.advice(c, carrier), r.evaluates(c), r.ability(c), r.wished(c), r.marvels(c), r.compared(c):
		return true
	case (c.modal == "could" && !conditional || c.modal == "may" || c.modal == "might") && r.doc.Tokens[c.head].XPOS == "VBG":
		return true // "could be doing more" is a reproach, "may be doing" is about now
	case c.modal == "would" && !conditional && is("provision", r.doc.Tokens[c.head].Lemma):
		return true
	case (c.modal == "may" || c.modal == "might") && !conditional && (r.stative(c.head) || r.conceded(c)):
		return true
	}
	if carrier == nil { // the article's own "would" tells of the past or of a supposition
		return c.modal == "would" && !conditional && !r.weighed(c) && !r.opinion(c) || r.describes(c, nil)
	}
	switch carrier.Act {
	case onrecord.Asks, onrecord.Demands, onrecord.Promises, onrecord.Threatens:
		return true
	case onrecord.Wants, onrecord.Knows: // "hopes that it could help" expects something, "hopes that it will" wishes
		return c.modal == "will" || c.modal == "would" || r.describes(c, carrier)
	case onrecord.Says: // "did not say that the port would close" leaves it open
		return carrier.Negated || r.describes(c, carrier)
	case onrecord.Denies, onrecord.Accuses, onrecord.Predicts, onrecord.Believes, onrecord.Fears:
		return r.describes(c, carrier)
	}
	return false
}

// describes reports whether the clause only tells which thing is meant ("a law that would ban"), not what a chance or fear
// is of, and not all that is said ("told reporters that the port would close", for whose tree reporters may close it).
func (r *reader) describes(c candidate, carrier *onrecord.Statement) bool {
	t := &r.doc.Tokens[c.top]
	if t.Is("ccomp") && t.Head != syntax.None && r.doc.Child(c.top, "nsubj") != syntax.None && r.reduced(t.Head) {
		return true // "the impact it said the port would have"
	}
	if !t.Is("acl:relcl") || t.Head != syntax.None && is("noun", r.doc.Tokens[t.Head].Lemma) {
		return false
	}
	first := r.doc.Subtree(c.top).First
	return carrier == nil || r.lemma(first) != "that" || len(carrier.Content) == 0 || carrier.Content[0].Start != r.doc.Tokens[first].Start
}

// reduced reports whether a verb heads a relative clause without a pronoun, whose noun has its part in what is said.
func (r *reader) reduced(verb int) bool {
	subject := r.doc.Child(verb, "nsubj")
	return r.doc.Tokens[verb].Is("acl:relcl") && subject != syntax.None && r.doc.Subtree(verb).First == r.doc.Subtree(subject).First &&
		r.doc.Tokens[subject].XPOS != "WDT" && r.doc.Tokens[subject].XPOS != "WP"
}

// conceded reports whether what "may" be so is granted only to say "but": "The port may be old, but it works".
func (r *reader) conceded(c candidate) bool {
	for _, k := range r.doc.Children(c.top) {
		if r.doc.Tokens[k].Is("conj") && int(k) > c.top {
			if cc := r.doc.Child(int(k), "cc"); cc != syntax.None && r.lemma(cc) == "but" && r.modal(int(k)) == syntax.None {
				return true
			}
		}
	}
	return false
}

// stative reports whether predicate i is a state, of which "may" says that it perhaps is so now.
func (r *reader) stative(i int) bool {
	if r.doc.Child(i, "cop") != syntax.None {
		return true
	}
	return is("state", r.doc.Tokens[i].Lemma) && r.doc.Child(i, "xcomp") == syntax.None
}

// rule finds what a law or contract lays down: "stipulates that members may be fined".
func (r *reader) rule(c candidate) bool {
	t := &r.doc.Tokens[c.top]
	return t.Is("ccomp") && t.Head != syntax.None && is("rule", r.doc.Tokens[t.Head].Lemma)
}

// compared finds what is only a measure: "better than it would be elsewhere".
func (r *reader) compared(c candidate) bool {
	mark := r.doc.Child(c.top, "mark")
	return mark != syntax.None && r.lemma(mark) == "than"
}

// marvels finds what somebody is surprised at, which has happened: "shocked that they would lie".
func (r *reader) marvels(c candidate) bool {
	t := &r.doc.Tokens[c.top]
	if c.modal != "would" || !t.Is("ccomp", "csubj", "acl") || t.Head == syntax.None || t.Head > c.top {
		return false
	}
	if is("marvel", r.doc.Tokens[t.Head].Lemma) {
		return true
	}
	joined := r.doc.Child(t.Head, "conj") // "surprise and disgust that"
	return joined != syntax.None && is("marvel", r.doc.Tokens[joined].Lemma)
}

// weighed reports whether an adverb grades the clause: "would certainly hurt".
func (r *reader) weighed(c candidate) bool {
	for _, k := range r.doc.Children(c.head) {
		if r.doc.Tokens[k].Is("advmod") && graded(r.lemma(int(k))) {
			return true
		}
	}
	return false
}

// habit finds "would sometimes come", "will always complain".
func (r *reader) habit(c candidate) bool {
	if c.modal != "will" && c.modal != "would" {
		return false
	}
	for _, k := range r.doc.Children(c.head) {
		if r.doc.Tokens[k].Is("advmod") && is("habit", r.doc.Tokens[k].Lemma) {
			return true
		}
	}
	return c.modal == "would" && r.narrates(c)
}

// narrates finds what used to happen: "I would knock, and he would open, and we would talk".
func (r *reader) narrates(c candidate) bool {
	const often = 3
	subject := r.doc.Child(c.head, "nsubj")
	if subject == syntax.None || r.doc.Tokens[subject].XPOS != "PRP" {
		return false
	}
	sentence := r.doc.Sentences[r.doc.SentenceOf(c.sign)]
	count := 0
	for i := max(sentence.First, c.sign-window); i < min(sentence.Stop, c.sign+window); i++ {
		if r.doc.Tokens[i].XPOS == "MD" && r.lemma(i) == "would" {
			count++
		}
	}
	return count >= often
}

// advice finds what an article tells its readers, about nobody in particular: "your chances will rise", "you'd think that ...".
func (r *reader) advice(c candidate, carrier *onrecord.Statement) bool {
	if t := &r.doc.Tokens[c.top]; t.Is("ccomp") && t.Head != syntax.None {
		if subject := r.doc.Child(t.Head, "nsubj"); subject != syntax.None && r.lemma(subject) == "you" {
			return true
		}
	}
	if carrier != nil {
		return len(carrier.Source) > 0 && strings.EqualFold(carrier.Source[0].In(r.doc.Article.Text), "you")
	}
	sentence := r.doc.Sentences[r.doc.SentenceOf(c.sign)]
	for i := max(sentence.First, c.sign-window); i < min(sentence.Stop, c.sign+window); i++ {
		if lemma := r.lemma(i); lemma == "you" || lemma == "your" {
			return true
		}
	}
	return false
}

// evaluates finds judgements: "it would be wise to", "would be a good time", "could be better spent".
func (r *reader) evaluates(c candidate) bool {
	switch c.modal {
	case "could":
		better := r.doc.Child(c.head, "advmod")
		return better != syntax.None && r.lemma(better) == "better" || better != syntax.None && r.lemma(better) == "well" && r.doc.Tokens[better].XPOS == "RBR"
	case "would":
		t := &r.doc.Tokens[c.head]
		if r.doc.Child(c.head, "cop") == syntax.None {
			return t.UPOS == "VERB" && is("evaluation", t.Lemma)
		}
		praise := r.doc.Child(c.head, "amod")
		return is("evaluation", t.Lemma) || praise != syntax.None && is("evaluation", r.doc.Tokens[praise].Lemma) && r.doc.Tokens[praise].XPOS == "JJ"
	}
	return false
}

// ability finds "could" for what was possible: "before they could leave", "as high as it could go", "who could take part",
// "felt safe because they could leave".
func (r *reader) ability(c candidate) bool {
	if c.modal != "could" {
		return false
	}
	subject := r.doc.Child(c.head, "nsubj", "nsubj:pass")
	if subject != syntax.None && r.doc.Tokens[subject].XPOS == "WP" && !r.doc.Tokens[c.top].Is("acl:relcl") {
		return true
	}
	mark := r.doc.Child(c.head, "mark")
	t := &r.doc.Tokens[c.head]
	if mark == syntax.None || !t.Is("advcl") || t.Head == syntax.None {
		return false
	}
	return is("limit", r.lemma(mark)) || is("reason", r.lemma(mark)) && r.doc.Tokens[t.Head].XPOS == "VBD"
}

// wished finds "wish they could", and "as might be expected".
func (r *reader) wished(c candidate) bool {
	t := &r.doc.Tokens[c.top]
	if mark := r.doc.Child(c.top, "mark"); r.lemma(c.head) == "expect" && mark != syntax.None && r.lemma(mark) == "as" {
		return true
	}
	for i := c.sign - 1; i >= max(c.sign-3, 0); i-- { // the tree may not have it
		if r.lemma(i) == "wish" {
			return true
		}
	}
	return t.Head != syntax.None && r.lemma(t.Head) == "wish"
}

// announced finds plans that are told without a date: "the family will donate", "the advertisement will air", and, in the
// article's own words, "the prize will be awarded".
func (r *reader) announced(c candidate, carrier *onrecord.Statement) bool {
	lemma := r.doc.Tokens[c.head].Lemma
	switch {
	case c.modal != "will":
		return false
	case is("programme", lemma):
		return true
	case carrier != nil:
		return false
	case r.doc.Child(c.head, "aux:pass") != syntax.None:
		return is("arranged", lemma) && !r.negated(c.head)
	}
	return is("plan", lemma) && r.doc.Child(c.head, "nsubj") != syntax.None
}

// pastIntention finds "was going to".
func (r *reader) pastIntention(c candidate) bool {
	if r.lemma(c.sign) != "go" {
		return false
	}
	aux := r.doc.Child(c.sign, "aux")
	return aux != syntax.None && r.doc.Tokens[aux].XPOS == "VBD"
}

// indirectQuestion finds "how much it would cost".
func (r *reader) indirectQuestion(c candidate) bool {
	for k := max(r.doc.Subtree(c.top).First, c.sign-window); k < c.sign; k++ {
		if !is("asking", r.lemma(k)) {
			continue
		}
		if h := r.doc.Tokens[k].Head; h == syntax.None || !r.doc.Tokens[h].Is("advcl") || h > c.sign || h == c.top {
			return true // unless it asks in a clause beside: "whether or not it rains, the port will close"
		}
	}
	return false
}

// question reports whether the sentence of token i asks something.
func (r *reader) question(i int) bool {
	s := r.doc.Sentences[r.doc.SentenceOf(i)]
	for k := s.Stop - 1; k >= s.First && k > s.Stop-4; k-- {
		if strings.HasPrefix(r.doc.Text(k), "?") {
			return true
		}
	}
	return false
}

// counterfactual finds "would have done", and "may have done", which is about the past.
func (r *reader) counterfactual(c candidate) bool {
	if c.modal == "" || c.modal == "will" {
		return false
	}
	for _, k := range r.doc.Children(c.head) {
		if t := &r.doc.Tokens[k]; t.Is("aux") && int(k) > c.sign && r.lemma(int(k)) == "have" {
			return true
		}
	}
	return false
}

// subordinate finds clauses that are themselves a condition, a purpose or an indirect question.
func (r *reader) subordinate(c candidate) bool {
	for _, k := range r.doc.Children(c.top) {
		t := &r.doc.Tokens[k]
		switch {
		case is("supposing", t.Lemma):
			return t.Is("mark")
		case r.lemma(int(k)) == "so" && t.Is("mark") && c.modal != "will":
			return true
		}
		if int(k) < c.sign && t.XPOS == "WP" && !r.doc.Tokens[c.top].Is("acl:relcl", "ccomp") {
			return true
		}
	}
	return false
}

// ownAct finds promises and formulas in the first person, and advice in the second: "we will appeal", "I would say".
func (r *reader) ownAct(c candidate, carrier *onrecord.Statement) bool {
	subject := r.doc.Child(c.top, "nsubj")
	if subject == syntax.None {
		return false
	}
	word := r.lemma(subject)
	if word != "you" && r.contests(c.head) { // others decide it
		return false
	}
	switch word {
	case "you", "i":
		return true
	case "we":
		if r.lemma(c.head) == "have" {
			return false
		}
		return (c.modal == "will" || c.modal == "would") && r.doc.Child(c.head, "cop") == syntax.None && r.doc.Tokens[c.head].UPOS == "VERB"
	}
	if carrier == nil {
		return false
	}
	who := r.forecaster(carrier)
	if who == onrecord.Unnamed && r.lemma(subject) == "they" && r.lemma(c.sign-1) == "they" && len(carrier.Source) > 0 {
		return true // "a fifth said they would stay at home"
	}
	return c.modal != "" && c.modal != "can" && who != onrecord.Unnamed && r.at(subject) == who && r.doc.Tokens[c.head].UPOS == "VERB" &&
		r.doc.Child(c.head, "nsubj:pass") == syntax.None
}

// contests reports whether verb i says who wins or loses.
func (r *reader) contests(i int) bool {
	lemma := r.doc.Tokens[i].Lemma
	object := r.doc.Child(i, "obj")
	return is("befalling", lemma) || object != syntax.None && is("seating", lemma) && is("seat", r.doc.Tokens[object].Lemma)
}

// scheduled finds what is only announced: "will be held on Tuesday".
func (r *reader) scheduled(c candidate) bool {
	lemma := r.doc.Tokens[c.head].Lemma
	switch {
	case c.modal == "will" && lemma == "first" && r.doc.Child(c.head, "cop") != syntax.None: // "will be the first of its kind"
		return true
	case (c.modal == "will" || r.lemma(c.sign) == "set") && is("schedule", lemma), (c.modal == "will" || c.modal == "would") && is("course", lemma):
	default:
		return false
	}
	phrase := r.doc.SpanOf(r.doc.Subtree(c.head))
	for _, t := range r.times {
		if phrase.Contains(t.Span) {
			return true
		}
	}
	return false
}
