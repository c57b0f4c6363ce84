package parse

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/neural"
	"github.com/onrecord/onrecord/syntax"
)

// reader is the grammar and the namer at work on an article, with their memory.
type reader struct {
	grammar  *grammar
	naming   naming
	spelling spelling

	sentences []syntax.Sentence // of the part that is being read, the longest first
	headline  []bool
	lengths   []int
	batch     neural.Batch
	rows      []wordRows // of the words of the batch, for one network and then for the other
	spellings []wordRows // of the different words
	spelled   []int32    // which of them each row has
	known     map[uint64]int32
	forms     []uint32
	x         []byte
	states    []neural.Reading
	scores    headScores
	tree      treeFinder
	path      namePath

	encoding []byte // of the article's words
}

// partWords bounds the memory that is used at once: a longer text is read in parts, and what was guessed of a name in one
// does not help in another.
const partWords = 2000

// read sets the tags and trees of all sentences and returns the names, in text order.
func (r *reader) read(text string, tokens []syntax.Token, words []word, sentences []syntax.Sentence) []syntax.Name {
	r.spelling.see(text, tokens, words, sentences)
	r.encoding = make([]byte, len(tokens)*r.grammar.encoder.size())
	var names []syntax.Name
	for len(sentences) > 0 {
		n, total := 0, 0
		for n < len(sentences) && (n == 0 || total+sentences[n].Stop-sentences[n].First <= partWords) {
			total += sentences[n].Stop - sentences[n].First
			n++
		}
		names = r.readPart(tokens, words, sentences[:n], names)
		sentences = sentences[n:]
	}
	return names
}

func (r *reader) readPart(tokens []syntax.Token, words []word, sentences []syntax.Sentence, names []syntax.Name) []syntax.Name {
	r.layOut(sentences)
	out := r.encode(words)
	size := r.grammar.encoder.size()
	r.each(func(token, row int, _ bool) { copy(r.encoding[token*size:(token+1)*size], out[row*size:]) })
	r.grammar.read(&r.scores, out, r.batch.Rows)
	for s, sentence := range r.sentences {
		r.parse(tokens[sentence.First:sentence.Stop], sentence.First, s)
	}
	r.look(words)
	scores := r.naming.tag(&r.batch, r.rows, r.forms, out)
	known, tags := len(names), r.naming.tags
	for s, sentence := range r.sentences {
		r.path.reset(len(tags.labels))
		for i := range r.lengths[s] {
			row := r.batch.Row(s, i)
			r.path.add(scores[row*len(tags.names) : (row+1)*len(tags.names)])
		}
		names = tags.collect(names, tokens, sentence.First, r.path.best(r.lengths[s]))
	}
	slices.SortFunc(names[known:], func(a, b syntax.Name) int { return cmp.Compare(a.First, b.First) })
	return names
}

// layOut makes the batch for some sentences.
func (r *reader) layOut(sentences []syntax.Sentence) {
	r.sentences = append(r.sentences[:0], sentences...)
	length := func(s syntax.Sentence) int { return s.Stop - s.First }
	slices.SortStableFunc(r.sentences, func(a, b syntax.Sentence) int { return cmp.Compare(length(b), length(a)) })
	r.lengths, r.headline = r.lengths[:0], r.headline[:0]
	for _, s := range r.sentences {
		r.lengths = append(r.lengths, length(s))
		r.headline = append(r.headline, r.spelling.headline(s.Range))
	}
	r.batch.Reset(r.lengths)
}

// each calls use with the number of each word of the batch, its row, and whether it stands in a headline.
func (r *reader) each(use func(token, row int, headline bool)) {
	for s, sentence := range r.sentences {
		for i := range r.lengths[s] {
			use(sentence.First+i, r.batch.Row(s, i), r.headline[s])
		}
	}
}

// encode looks the words of the batch up for the grammar, each spelling once, and returns what it makes of them, by rows.
func (r *reader) encode(words []word) []byte {
	r.rows, r.spelled = neural.Room(r.rows, r.batch.Rows), neural.Room(r.spelled, r.batch.Rows)
	if r.known == nil {
		r.known = map[uint64]int32{}
	}
	clear(r.known)
	r.spellings = r.spellings[:0]
	r.each(func(token, row int, _ bool) {
		w := &words[token]
		key := uint64(w.form)<<32 | uint64(w.shape)
		k, ok := r.known[key]
		if !ok {
			k = int32(len(r.spellings))
			r.known[key] = k
			r.spellings = append(r.spellings, rowsOf(r.grammar.inputs.forms, w))
		}
		r.spelled[row], r.rows[row] = k, r.spellings[k]
	})
	r.x = r.grammar.inputs.sum(r.x, r.spellings)
	return r.grammar.encoder.encode(&r.batch, r.x, r.spelled, &r.states)
}

// look looks the words up for the namer: to what the grammar knows of them comes how the article spells them.
func (r *reader) look(words []word) {
	r.forms = neural.Resize(r.forms, r.batch.Rows)
	r.each(func(token, row int, headline bool) {
		w, rows := &words[token], &r.rows[row]
		r.forms[row] = w.form
		rows.form = 0
		if r.naming.inputs != nil {
			rows.form = r.naming.inputs.forms[w.form]
		}
		rows.pieces[formPieces], rows.pieces[formPieces+1] = r.spelling.pieces(w, token, headline)
	})
}

// parse writes the tags and the tree of a sentence of the batch, whose first token is the document's token number first.
func (r *reader) parse(tokens []syntax.Token, first, sentence int) {
	g, h, b, n := r.grammar, &r.scores, &r.batch, len(tokens)
	g.scoreArcs(h, b, sentence, n)
	heads := r.tree.find(h.arcs, n)
	g.scoreRelations(h, b, sentence, heads)
	for i := range tokens {
		row := b.Row(sentence, i)
		t := g.tags[best(h.tags[row*len(g.tags):(row+1)*len(g.tags)])]
		tokens[i].UPOS, tokens[i].XPOS, tokens[i].Feats = t.upos, t.xpos, t.feats
		if heads[i] == 0 {
			tokens[i].Head, tokens[i].Rel = syntax.None, g.relations[0]
			continue
		}
		labels := h.labels[i*len(g.relations) : (i+1)*len(g.relations)]
		tokens[i].Head, tokens[i].Rel = first+heads[i]-1, g.relations[1+best(labels[1:])]
	}
}
