package events

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/syntax"
)

// reader knows where the actors of one article are mentioned.
type reader struct {
	doc *syntax.Document
	at  func(token int) onrecord.ID // the actor mentioned by the phrase with this head, or ""
}

const maxClimb = 12 // steps up a tree; deeper trees are parsing errors

// targets are the prepositions after which those who undergo an act stand, when the frame names none.
var targets = []string{"against", "on", "upon", "at", "to", "toward", "towards", "with"}

// participants returns who does and who undergoes the event that token i names.
func (r *reader) participants(i int, e *entry) (actors, recipients []onrecord.ID) {
	if p := r.doc.Tokens[i].UPOS; p == "VERB" || p == "ADJ" {
		actors, recipients = r.ofVerb(i, e)
	} else {
		actors, recipients = r.ofNoun(i, e)
	}
	if e.frame == "mutual" {
		actors, recipients = unite(actors, recipients), nil
	}
	recipients = without(recipients, actors)
	if len(actors) > 0 && len(recipients) == 0 && suffers(e) {
		below := r.beneath(i, actors, placed)
		if below == syntax.None {
			below = r.beneath(i, actors, aside)
		}
		recipients = without(r.actorsAt(below), actors)
	}
	return actors, recipients
}

func (r *reader) ofVerb(i int, e *entry) (actors, recipients []onrecord.ID) {
	subject, passive := r.subject(i, 0)
	if subject == syntax.None {
		subject = r.unattached(i)
	}
	object := r.object(i)
	agents, patients := r.actorsAt(subject), r.actorsAt(object)
	if passive {
		agents, patients = r.oblique(i, "by"), unite(r.actorsAt(subject), patients)
		if len(agents) == 0 && (e.Mode == "expel" || e.Mode == "deport") { // "was expelled from Oru"
			agents = r.oblique(i, "from")
		}
	}
	switch e.frame {
	case "elect":
		if len(agents) == 0 {
			return patients, nil
		}
		return agents, patients
	case "do":
		if e.target { // "released the Fund's figures" frees nobody
			return agents, r.mentioned(object, subject, passive)
		}
		if patients = unite(patients, r.actorsAt(r.doc.Child(i, "iobj"))); len(patients) == 0 {
			patients = r.owners(object) // "condemned Korin's decision"
		}
		return agents, patients
	case "self":
		if passive {
			return agents, patients
		}
		return agents, r.oblique(i, targets...)
	case "mutual":
		with := r.oblique(i, "with", "to")
		if object != syntax.None { // "held a meeting with"
			with = unite(with, r.nominal(object, "with", "between", "among"))
		}
		return unite(agents, patients), with
	case "get":
		return r.oblique(i, "by", "from"), agents
	}
	preps := strings.Split(e.frame, ",")
	recipients = unite(r.oblique(i, preps...), r.actorsAt(r.doc.Child(i, "iobj")))
	if passive {
		recipients = unite(recipients, patients)
	} else if object != syntax.None && len(recipients) == 0 {
		recipients = unite(patients, r.nominal(object, preps...))
	}
	return agents, recipients
}

// subject returns the token that is the subject of verb i, its own or the one that a controlling or conjoined verb
// lends it, and whether the verb is passive.
func (r *reader) subject(i, depth int) (subject int, passive bool) {
	t := &r.doc.Tokens[i]
	passive = r.doc.Child(i, "nsubj:pass", "aux:pass", "csubj:pass") != syntax.None
	if s := r.lastSubject(i); s != syntax.None {
		return r.antecedent(s, i), passive
	}
	h := t.Head
	if h == syntax.None || depth > maxClimb {
		return syntax.None, passive
	}
	switch {
	case t.Is("amod", "acl") && !t.Is("acl:relcl"):
		if t.XPOS == "VB" {
			return r.holder(h, depth+1), passive
		}
		if t.XPOS == "VBG" && len(r.actorsAt(h)) == 0 { // "passed a resolution condemning"
			if holder := r.holder(h, depth+1); holder != syntax.None {
				return holder, passive
			}
		}
		return h, passive || t.XPOS == "VBN"
	case t.Is("acl:relcl"):
		return h, passive
	case t.Is("conj"):
		subject, headPassive := r.subject(h, depth+1)
		return subject, passive || headPassive && t.XPOS == "VBN"
	case t.Is("advcl") && r.ownNoun(i) != syntax.None:
		return r.ownNoun(i), passive
	case t.Is("ccomp") && r.tensed(i): // whose subject the tree has lost
		return syntax.None, passive
	case t.Is("xcomp", "ccomp", "advcl"):
		if object := r.doc.Child(h, "obj", "iobj"); object != syntax.None && r.objectControls(i) {
			return object, passive
		}
		if addressee := r.doc.Child(h, "obl"); addressee != syntax.None && (r.doc.Tokens[h].Lemma == "call" || r.doc.Tokens[h].Lemma == "appeal") {
			return addressee, passive // "called on Korin to leave"
		}
		subject, _ = r.subject(h, depth+1)
		return subject, passive || t.Is("advcl") && t.XPOS == "VBN"
	case t.Is("parataxis"):
		subject, _ = r.subject(h, depth+1)
		return subject, passive
	}
	return syntax.None, passive
}

// tensed reports whether verb i is finite by itself or by an auxiliary.
func (r *reader) tensed(i int) bool {
	return finite(&r.doc.Tokens[i]) || slices.ContainsFunc(r.doc.Children(i), func(c int32) bool {
		t := &r.doc.Tokens[c]
		return t.Is("aux") && (finite(t) || t.XPOS == "MD")
	})
}

// object returns the object of verb i, in a relative clause what it is about: "the sailors whom Korin released", "the sailors Korin
// released".
func (r *reader) object(i int) int {
	object := r.doc.Child(i, "obj")
	if object != syntax.None {
		return r.antecedent(object, i)
	}
	if subject := r.doc.Child(i, "nsubj"); r.doc.Tokens[i].Is("acl:relcl") && subject != syntax.None && r.antecedent(subject, i) == subject &&
		r.doc.Child(i, "xcomp", "ccomp") == syntax.None {
		return r.doc.Tokens[i].Head
	}
	return syntax.None
}

// mentioned returns who undergoes verb i by being its object, or its subject where it is passive, themselves.
func (r *reader) mentioned(object, subject int, passive bool) []onrecord.ID {
	if passive {
		object = subject
	}
	switch {
	case object == syntax.None:
	case r.at(object) != "", slices.Contains(partitive, r.lemma(object)):
		return r.actorsAt(object)
	default: // "the pastor Ila Korin"
		return r.actorsAt(r.doc.Child(object, "appos", "flat"))
	}
	return nil
}

// lastSubject returns the subject of verb i itself. Where the tree has several, one is a dateline, "STENBY - Police arrested", or part of
// a name: the last actor among them counts.
func (r *reader) lastSubject(i int) int {
	subject := syntax.None
	for _, c := range r.doc.Children(i) {
		if r.doc.Tokens[c].Is("nsubj") && (subject == syntax.None || int(c) < i && r.at(int(c)) != "") {
			subject = int(c)
		}
	}
	return subject
}

// suffers reports whether an event of the entry is likely to be suffered by somebody even where its own phrases name nobody.
func suffers(e *entry) bool {
	return e.frame != "mutual" && !e.target && e.Type != onrecord.Elect && e.Mode != "resign" && e.Mode != "visit"
}

// finite reports whether a verb has tense and so, in English, a subject.
func finite(t *syntax.Token) bool { return t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" }

// ownNoun returns the noun of a finite adverbial clause that stands before its verb i: its subject, which the tree takes for an
// oblique when a conjunction looks like a preposition ("ten days after a fire killed nine people").
func (r *reader) ownNoun(i int) int {
	if !finite(&r.doc.Tokens[i]) {
		return syntax.None
	}
	for _, k := range r.doc.Children(i) {
		if t := &r.doc.Tokens[k]; int(k) < i && t.Is("obl") && r.doc.Child(int(k), "case") != syntax.None && (t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "PRON") {
			return int(k)
		}
	}
	return syntax.None
}

// unattached returns the nearest mention before a finite verb whose tree has no subject: what the parser has hung
// elsewhere. Phrases with a preposition do not count.
func (r *reader) unattached(i int) int {
	if !finite(&r.doc.Tokens[i]) {
		return syntax.None
	}
	first := r.doc.Sentences[r.doc.SentenceOf(i)].First
	for k := i - 1; k >= first && k > i-maxClimb; k-- {
		if r.doc.Tokens[k].UPOS == "VERB" {
			break
		}
		if r.at(k) != "" && r.doc.Child(k, "case") == syntax.None && !r.doc.Tokens[k].Is("amod", "compound", "nmod:poss") {
			return k
		}
	}
	return syntax.None
}

// objectControls reports whether the missing subject of verb i is the object of the verb above: "urged her to resign",
// "accused him of lying".
func (r *reader) objectControls(i int) bool {
	t := &r.doc.Tokens[i]
	if t.Is("xcomp") {
		return r.doc.Tokens[t.Head].Lemma != "promise"
	}
	mark := r.doc.Child(i, "mark", "case")
	if mark == syntax.None {
		return false
	}
	preposition := r.doc.Tokens[mark].Lemma
	return slices.Contains([]string{"of", "from", "for", "into"}, preposition) || preposition == "with" && r.lemma(t.Head) == "charge"
}

// antecedent replaces a relative pronoun that is the subject of verb i by what it stands for.
func (r *reader) antecedent(subject, i int) int {
	t := &r.doc.Tokens[subject]
	if t.XPOS != "WP" && t.XPOS != "WDT" && t.Lemma != "that" {
		return subject
	}
	for depth := 0; depth < maxClimb && i != syntax.None; depth++ {
		if r.doc.Tokens[i].Is("acl:relcl") {
			return r.doc.Tokens[i].Head
		}
		if !r.doc.Tokens[i].Is("conj", "ccomp", "xcomp") {
			break
		}
		i = r.doc.Tokens[i].Head
	}
	return subject
}

// holder returns whose plan, vow or talks the noun i is: its possessor, or the subject of the verb that it belongs to.
func (r *reader) holder(i, depth int) int {
	if p := r.doc.Child(i, "nmod:poss"); p != syntax.None {
		return p
	}
	if h := r.doc.Tokens[i].Head; h != syntax.None && r.doc.Tokens[h].UPOS == "VERB" && r.doc.Tokens[i].Is("obj", "obl") {
		subject, passive := r.subject(h, depth)
		if !passive {
			return subject
		}
	}
	return syntax.None
}

func (r *reader) ofNoun(i int, e *entry) (actors, recipients []onrecord.ID) {
	owner := r.actorsAt(r.doc.Child(i, "nmod:poss"))
	of := r.nominal(i, "of")
	by := r.nominal(i, "by")
	var beside []onrecord.ID // "the Israeli strike", "US elections"
	for _, c := range r.doc.Children(i) {
		if t := &r.doc.Tokens[c]; t.Is("amod", "compound") {
			beside = unite(beside, r.actorsAt(int(c)))
		}
	}
	doer, undergoer := r.lightVerb(i)
	doer = unite(doer, r.author(i))
	if e.frame == "suffer" {
		return unite(by, doer), unite(owner, of, beside, undergoer)
	}
	recipients = unite(r.nominal(i, targets...), undergoer)
	if e.frame == "mutual" {
		return unite(owner, of, beside, doer, r.nominal(i, "between", "among", "with", "by")), recipients
	}
	actors = unite(owner, by, r.nominal(i, "from"))
	if len(actors) > 0 { // "the army's shelling of Oru"
		return actors, unite(recipients, of)
	}
	if len(beside) > 0 {
		return beside, unite(recipients, of)
	}
	if len(doer) > 0 || e.frame == "onto" {
		return doer, unite(recipients, of)
	}
	return of, recipients
}

// owners returns whose the thing named by token i is.
func (r *reader) owners(i int) []onrecord.ID {
	if i == syntax.None {
		return nil
	}
	if owner := r.actorsAt(r.doc.Child(i, "nmod:poss")); len(owner) > 0 {
		return owner
	}
	return r.nominal(i, "of", "by", "from")
}

// author returns who is said to have done the event noun i: "Korin was behind the attack", "is responsible for the attack".
func (r *reader) author(i int) []onrecord.ID {
	mark := r.doc.Child(i, "case")
	if mark == syntax.None {
		return nil
	}
	h := r.doc.Tokens[i].Head
	switch {
	case r.doc.Tokens[mark].Lemma == "behind" && r.doc.Child(i, "cop") != syntax.None:
		return r.actorsAt(r.doc.Child(i, "nsubj"))
	case h != syntax.None && r.doc.Tokens[h].Lemma == "responsible":
		return r.actorsAt(r.doc.Child(h, "nsubj"))
	}
	return nil
}

// lightVerb returns who does and who undergoes the event noun i by the verb that carries it: "held talks with",
// "faces charges".
func (r *reader) lightVerb(i int) (doer, undergoer []onrecord.ID) {
	for range 2 { // "a series of attacks", "$2 million in aid"
		mark := r.doc.Child(i, "case")
		if h := r.doc.Tokens[i].Head; mark != syntax.None && r.doc.Tokens[i].Is("nmod") && (r.doc.Tokens[mark].Lemma == "of" || r.doc.Tokens[mark].Lemma == "in") && r.at(h) == "" {
			i = h
		}
	}
	t := &r.doc.Tokens[i]
	h := t.Head
	if h == syntax.None || r.doc.Tokens[h].UPOS != "VERB" || !t.Is("obj", "nsubj:pass", "obl") {
		return nil, nil
	}
	lemma := r.doc.Tokens[h].Lemma
	if !modifiers()["light"][lemma] && !modifiers()["intending"][lemma] {
		return nil, nil
	}
	subject, passive := r.subject(h, 0)
	switch {
	case t.Is("nsubj:pass"):
		return r.oblique(h, "by"), nil
	case passive:
		return nil, nil
	case lemma == "face" || lemma == "receive" || lemma == "suffer" || lemma == "undergo":
		return r.oblique(h, "from", "by"), r.actorsAt(subject)
	case t.Is("obl") && lemma != "participate" && lemma != "join":
		return nil, nil
	}
	return r.actorsAt(subject), unite(r.oblique(h, targets...), r.actorsAt(r.doc.Child(h, "iobj")))
}

// oblique returns the actors in the prepositional phrases of verb i with one of the prepositions.
func (r *reader) oblique(i int, preps ...string) []onrecord.ID {
	return r.phrases(i, preps, "obl", "nmod")
}

// nominal returns the actors in the prepositional phrases of noun i with one of the prepositions.
func (r *reader) nominal(i int, preps ...string) []onrecord.ID { return r.phrases(i, preps, "nmod") }

func (r *reader) phrases(i int, preps []string, rels ...string) (ids []onrecord.ID) {
	for _, c := range r.doc.Children(i) {
		if !r.doc.Tokens[c].Is(rels...) || r.doc.Tokens[c].Rel == "nmod:poss" {
			continue
		}
		if mark := r.doc.Child(int(c), "case"); mark != syntax.None && slices.Contains(preps, strings.ToLower(r.doc.Text(mark))) {
			ids = unite(ids, r.actorsAt(int(c)))
		}
	}
	return ids
}

// partitive nouns stand for part of what their "of" phrase names.
var partitive = []string{"member", "number", "group", "part", "leader", "many", "some", "most", "all", "dozen", "hundred", "thousand", "score", "majority", "rest", "pair"}

// actorsAt returns the actors that the phrase headed by token i names, with those joined to it by "and".
func (r *reader) actorsAt(i int) (ids []onrecord.ID) {
	if i == syntax.None {
		return nil
	}
	if id := r.at(i); id != "" {
		ids = append(ids, id)
	} else if slices.Contains(partitive, strings.ToLower(r.doc.Tokens[i].Lemma)) {
		ids = r.nominal(i, "of")
	} else {
		ids = r.behind(i)
	}
	for _, c := range r.doc.Children(i) {
		if r.doc.Tokens[c].Is("conj") {
			if id := r.at(int(c)); id != "" {
				ids = unite(ids, []onrecord.ID{id})
			}
		}
	}
	return ids
}

// without returns the IDs that are not among others.
func without(ids, others []onrecord.ID) []onrecord.ID {
	return slices.DeleteFunc(ids, func(id onrecord.ID) bool { return slices.Contains(others, id) })
}

// unite returns the IDs of all lists, each once, in order.
func unite(lists ...[]onrecord.ID) (all []onrecord.ID) {
	for _, list := range lists {
		for _, id := range list {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}
