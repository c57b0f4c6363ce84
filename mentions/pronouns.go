package mentions

import (
	_ "embed"
	"sync"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/perceptron"
	"github.com/onrecord/onrecord/syntax"
)

//go:embed pronouns.model
var pronounsFile []byte

var pronounsModel = sync.OnceValue(func() *perceptron.Model {
	m, err := perceptron.Read(pronounsFile)
	if err != nil {
		panic(err) // a defect of the build
	}
	return m
})

// class is the kind of a pronoun: what its antecedent must agree with.
type class uint32

const (
	noPronoun class = iota
	masculine
	feminine
	neuter
	several
	relative
)

var pronounClasses = map[string]class{
	"he": masculine, "him": masculine, "his": masculine, "himself": masculine,
	"she": feminine, "her": feminine, "hers": feminine, "herself": feminine,
	"it": neuter, "its": neuter, "itself": neuter,
	"they": several, "them": several, "their": several, "theirs": several, "themselves": several,
	"who": relative, "whom": relative, "whose": relative,
}

// classOf returns the class of a token, noPronoun when it is no pronoun that this package resolves.
func classOf(d *syntax.Document, i int) class {
	if u := d.Tokens[i].UPOS; u != "PRON" && u != "DET" {
		return noPronoun
	}
	return pronounClasses[lower(d, i)]
}

// window is how many sentences back a pronoun looks, and most how many actors it weighs.
const (
	window   = 6
	mostSeen = 24
)

// candidate is an actor that a pronoun may mean, by its latest mention before the pronoun.
type candidate struct {
	actor int // none stands for "nobody of the article's actors"
	head  int // of the latest mention
	rank  int // 0 for the nearest, counted over candidates that agree
}

// resolver resolves pronouns one after the other.
type resolver struct {
	*finder
	seen       []int // heads of mentions and resolved pronouns before the pronoun, in text order
	seenActor  []int
	candidates []candidate
	features   [][]uint32
	scores     []int32
}

// resolvePronouns walks through the text and gives each pronoun the actor that the model ranks first.
func (f *finder) resolvePronouns() {
	r := &resolver{finder: f, scores: make([]int32, 1)}
	model := pronounsModel()
	r.walk(func(int) int { return r.candidates[r.best(model)].actor })
}

// best returns the index of the candidate that the model ranks first, the nearest among equals.
func (r *resolver) best(model *perceptron.Model) int {
	best, bestScore := 0, int32(0)
	for i := range r.candidates {
		r.scores[0] = 0
		model.Score(r.features[i], r.scores)
		if i == 0 || r.scores[0] > bestScore {
			best, bestScore = i, r.scores[0]
		}
	}
	return best
}

// walk calls choose for each pronoun that needs weighing, in text order, with the resolver's candidates and their features
// in place, and records the answer.
func (r *resolver) walk(choose func(pronoun int) int) {
	d := r.doc
	for i := range d.Tokens {
		if at, ok := r.at[i]; ok {
			r.note(i, r.mentions[at].actor)
			continue
		}
		p := classOf(d, i)
		if p == noPronoun {
			continue
		}
		actor := none
		if p == relative {
			actor = r.relativeTo(i)
		} else {
			r.gather(i, p)
			actor = choose(i)
		}
		if actor == none {
			continue
		}
		a := &r.actors[actor]
		if a.gender == 0 && a.kind == onrecord.Person {
			switch p {
			case masculine:
				a.gender = 'm'
			case feminine:
				a.gender = 'f'
			}
		}
		r.note(i, actor)
		r.add(mention{Range: syntax.Range{First: i, Stop: i + 1}, head: i, form: onrecord.Pronoun, actor: actor})
	}
}

func (r *resolver) note(head, actor int) {
	if actor == none {
		return
	}
	r.seen = append(r.seen, head)
	r.seenActor = append(r.seenActor, actor)
	r.actors[actor].count++
	r.actors[actor].last = head
}

// relativeTo returns the actor of the noun that a relative clause belongs to.
func (r *resolver) relativeTo(i int) int {
	d := r.doc
	for h, steps := d.Tokens[i].Head, 0; h != syntax.None && steps < 8; h, steps = d.Tokens[h].Head, steps+1 {
		if d.Tokens[h].Is("acl:relcl") {
			if who, ok := r.alias[d.Tokens[h].Head]; ok {
				return who
			}
			if at, ok := r.at[d.Tokens[h].Head]; ok {
				return r.mentions[at].actor
			}
			return none
		}
	}
	return none
}

// gather lists who a pronoun may mean: the actors mentioned in the last sentences that agree with it in number and
// gender, the nearest first, and at the end nobody, if it is no "he" or "she".
func (r *resolver) gather(pronoun int, p class) {
	r.candidates = r.candidates[:0]
	sentence := r.sentenceOf(pronoun)
	var taken [mostSeen]int
	for i := len(r.seen) - 1; i >= max(0, len(r.seen)-most) && len(r.candidates) < mostSeen; i-- {
		head, actor := r.seen[i], r.seenActor[i]
		if sentence-r.sentenceOf(head) > window && len(r.candidates) > 0 || sentence-r.sentenceOf(head) > 3*window {
			break
		}
		known := false
		for _, t := range taken[:len(r.candidates)] {
			known = known || t == actor
		}
		if known || !r.agrees(&r.actors[actor], p) || r.bound(pronoun, head) {
			continue
		}
		taken[len(r.candidates)] = actor
		r.candidates = append(r.candidates, candidate{actor, head, len(r.candidates)})
	}
	if p == neuter || p == several || len(r.candidates) == 0 {
		r.candidates = append(r.candidates, candidate{none, syntax.None, len(r.candidates)})
	}
	for len(r.features) < len(r.candidates) {
		r.features = append(r.features, nil)
	}
	for i, c := range r.candidates {
		r.features[i] = r.describe(r.features[i][:0], pronoun, p, c)
	}
}

// agrees reports whether an actor can be meant by a pronoun of the class at all.
func (r *resolver) agrees(a *actor, p class) bool {
	switch p {
	case masculine:
		return a.kind == onrecord.Person && a.gender != 'f'
	case feminine:
		return a.kind == onrecord.Person && a.gender != 'm'
	case neuter:
		return a.kind != onrecord.Person && !(a.many && a.kind == onrecord.Group)
	}
	return a.kind != onrecord.Person || a.gender == 0
}

// bound reports whether syntax forbids the antecedent: "he saw him", "his brother" for the brother himself.
func (r *resolver) bound(pronoun, head int) bool {
	d := r.doc
	t := &d.Tokens[pronoun]
	if t.Head == head && t.Is("nmod:poss") {
		return true
	}
	word := lower(d, pronoun)
	if len(word) > 4 && (word[len(word)-4:] == "self" || word[len(word)-4:] == "lves") {
		return false
	}
	return t.Head == d.Tokens[head].Head && t.Head != syntax.None && !t.Is("conj", "nmod:poss") && argument(t) && argument(&d.Tokens[head])
}

func argument(t *syntax.Token) bool { return t.Is("nsubj", "obj", "iobj", "obl") }
