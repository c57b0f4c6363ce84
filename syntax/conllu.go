package syntax

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord"
)

// Annotated is a document as a treebank has it.
type Annotated struct {
	*Document
	Genre string   // "# meta::genre"; "" when the file does not tell
	Misc  []string // the MISC column of each token; "" for none
}

// ReadCoNLLU reads the documents of a file in the CoNLL-U format of Universal Dependencies. Each "# newdoc" begins a
// document, whose text is rebuilt from the forms and SpaceAfter=No as the CoNLL 2018 shared task does: a block for each
// "# newpar", with an empty line between two. Empty nodes are skipped. Words inside a multiword token get their own
// part of its characters. Names come from MISC: NER= with BIOES labels.
//
// For sentences written by hand, columns may be parted by spaces instead of tabs, and DEPS and MISC may be left out.
func ReadCoNLLU(r io.Reader) ([]Annotated, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	c := &conlluReader{}
	number := 0
	fail := func(err error) error { return fmt.Errorf("conllu: line %d: %w", number, err) }
	for lines.Scan() {
		number++
		if err := c.line(strings.TrimSpace(lines.Text())); err != nil {
			return nil, fail(err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fail(err)
	}
	if err := c.endDocument(); err != nil {
		return nil, fail(err)
	}
	return c.documents, nil
}

// ParseCoNLLU reads a snippet that holds one document, for tests. It panics when the snippet is malformed.
func ParseCoNLLU(snippet string) *Document {
	documents, err := ReadCoNLLU(strings.NewReader(snippet))
	if err != nil {
		panic(err)
	}
	if len(documents) != 1 {
		panic(fmt.Sprintf("conllu: snippet holds %d documents, want 1", len(documents)))
	}
	return documents[0].Document
}

// conlluReader holds what has been read of the document at hand.
type conlluReader struct {
	documents []Annotated

	id, genre string
	text      strings.Builder
	blocks    []onrecord.Block
	tokens    []Token
	misc      []string
	sentences []Sentence

	rows      []conlluRow // of the sentence at hand
	multiword []conlluRow // its multiword tokens
	paragraph bool        // the next sentence begins a paragraph
	space     bool        // white space comes before the next token
}

// conlluRow is a line of columns, with the range of word numbers that it is about.
type conlluRow struct {
	first, last int
	columns     []string
}

const (
	conlluID = iota
	conlluForm
	conlluLemma
	conlluUPOS
	conlluXPOS
	conlluFeats
	conlluHead
	conlluRel
	conlluDeps
	conlluMisc
	conlluColumns
)

func (c *conlluReader) line(s string) error {
	switch {
	case s == "":
		return c.endSentence()
	case s[0] == '#':
		return c.comment(s[1:])
	}
	columns := strings.Split(s, "\t")
	if len(columns) == 1 {
		columns = strings.Fields(s)
	}
	if len(columns) <= conlluRel || len(columns) > conlluColumns {
		return fmt.Errorf("%d columns in %q, want %d", len(columns), s, conlluColumns)
	}
	for len(columns) < conlluColumns {
		columns = append(columns, "_")
	}
	id := columns[conlluID]
	if strings.Contains(id, ".") {
		return nil
	}
	from, to, isRange := strings.Cut(id, "-")
	if !isRange {
		to = from
	}
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || first != len(c.rows)+1 || last < first || columns[conlluForm] == "" {
		return fmt.Errorf("malformed or unexpected word %q %q", id, columns[conlluForm])
	}
	row := conlluRow{first, last, columns}
	if isRange {
		c.multiword = append(c.multiword, row)
	} else {
		c.rows = append(c.rows, row)
	}
	return nil
}

func (c *conlluReader) comment(s string) error {
	key, value, _ := strings.Cut(s, "=")
	value = strings.TrimSpace(value)
	switch strings.TrimSpace(key) {
	case "newdoc", "newdoc id":
		if err := c.endDocument(); err != nil {
			return err
		}
		c.id = value
	case "newpar", "newpar id":
		c.paragraph = true
	case "meta::genre":
		c.genre = value
	}
	return nil
}

// endSentence turns the rows into tokens.
func (c *conlluReader) endSentence() error {
	if len(c.rows) == 0 {
		return nil
	}
	c.beginBlock()
	base := len(c.tokens)
	multiword := c.multiword
	var start, end int // what is left of the multiword token at hand
	for i, row := range c.rows {
		token, err := row.token(base, len(c.rows))
		if err != nil {
			return err
		}
		if len(multiword) > 0 && row.first > multiword[0].last {
			multiword = multiword[1:]
		}
		if len(multiword) == 0 || row.first < multiword[0].first {
			token.Span = c.write(row)
		} else {
			whole := multiword[0]
			if row.first == whole.first {
				span := c.write(whole)
				start, end = span.Start, span.End
			} else {
				token.Joined = true
			}
			size := min(len(row.columns[conlluForm]), end-start-(whole.last-row.first))
			if row.first == whole.last {
				size = end - start
			}
			if size <= 0 {
				return fmt.Errorf("multiword token %q has too few characters for its words", whole.columns[conlluForm])
			}
			token.Span = onrecord.Span{Start: start, End: start + size}
			start += size
		}
		c.tokens = append(c.tokens, token)
		c.misc = append(c.misc, filled(c.rows[i].columns[conlluMisc]))
	}
	c.sentences = append(c.sentences, Sentence{
		Span:  onrecord.Span{Start: c.tokens[base].Start, End: c.text.Len()},
		Range: Range{base, len(c.tokens)},
		Block: len(c.blocks) - 1,
	})
	c.blocks[len(c.blocks)-1].End = c.text.Len()
	c.rows, c.multiword = c.rows[:0], c.multiword[:0]
	return nil
}

// beginBlock opens a block where a paragraph begins.
func (c *conlluReader) beginBlock() {
	if !c.paragraph && len(c.blocks) > 0 {
		return
	}
	if c.text.Len() > 0 {
		c.text.WriteString("\n\n")
	}
	c.blocks = append(c.blocks, onrecord.Block{Span: onrecord.Span{Start: c.text.Len(), End: c.text.Len()}})
	c.paragraph, c.space = false, false
}

// write adds the form to the text.
func (c *conlluReader) write(row conlluRow) onrecord.Span {
	if c.space {
		c.text.WriteByte(' ')
	}
	start := c.text.Len()
	c.text.WriteString(row.columns[conlluForm])
	c.space = misc(row.columns[conlluMisc], "SpaceAfter") != "No"
	return onrecord.Span{Start: start, End: c.text.Len()}
}

func (c *conlluReader) endDocument() error {
	if err := c.endSentence(); err != nil {
		return err
	}
	if len(c.tokens) > 0 {
		article := &onrecord.Article{Source: c.id, Language: "en", Text: c.text.String(), Blocks: c.blocks}
		article.ID = onrecord.ArticleID([]byte(article.Text))
		names, err := namesInMisc(c.tokens, c.misc)
		if err != nil {
			return err
		}
		c.documents = append(c.documents, Annotated{
			Document: NewDocument(article, c.tokens, c.sentences, names),
			Genre:    c.genre,
			Misc:     c.misc,
		})
	}
	*c = conlluReader{documents: c.documents}
	return nil
}

// token makes the token of a word but for its span; base is the index of the sentence's first token, n its length.
func (row conlluRow) token(base, n int) (Token, error) {
	columns := row.columns
	token := Token{
		Lemma: filled(columns[conlluLemma]),
		UPOS:  filled(columns[conlluUPOS]),
		XPOS:  filled(columns[conlluXPOS]),
		Feats: filled(columns[conlluFeats]),
		Rel:   filled(columns[conlluRel]),
		Head:  None,
	}
	if columns[conlluForm] == "_" {
		token.Lemma = columns[conlluLemma]
	}
	if columns[conlluHead] == "_" || columns[conlluHead] == "0" {
		return token, nil
	}
	head, err := strconv.Atoi(columns[conlluHead])
	if err != nil || head < 0 || head > n || head == row.first {
		return token, fmt.Errorf("head %q of word %d in a sentence of %d words", columns[conlluHead], row.first, n)
	}
	token.Head = base + head - 1
	return token, nil
}

// filled returns what the column holds: "_" stands for nothing.
func filled(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

// misc returns the value of a key in the MISC column, or "".
func misc(column, key string) string {
	for field := range strings.SplitSeq(column, "|") {
		if k, v, _ := strings.Cut(field, "="); k == key {
			return v
		}
	}
	return ""
}

// namesInMisc collects the names that NER= tells.
func namesInMisc(tokens []Token, column []string) ([]Name, error) {
	var names []Name
	for i := 0; i < len(tokens); i++ {
		tag := misc(column[i], "NER")
		if tag == "" || tag == "O" {
			continue
		}
		prefix, label, _ := strings.Cut(tag, "-")
		if label == "" || prefix != "S" && prefix != "B" {
			return nil, fmt.Errorf("NER=%s does not begin a name", tag)
		}
		first := i
		for prefix == "B" {
			i++
			if i == len(tokens) {
				return nil, fmt.Errorf("NER=B-%s without its end", label)
			}
			tag = misc(column[i], "NER")
			if tag == "E-"+label {
				break
			}
			if tag != "I-"+label {
				return nil, fmt.Errorf("NER=%s inside a name that began with NER=B-%s", tag, label)
			}
		}
		names = append(names, Name{
			Span:  onrecord.Span{Start: tokens[first].Start, End: tokens[i].End},
			Range: Range{first, i + 1},
			Label: label,
		})
	}
	return names, nil
}

// WriteCoNLLU writes the document in the CoNLL-U format. MISC holds TokenRange in code points of the article's text, as
// UDPipe writes it, SpaceAfter=No, and NER= with BIOES labels.
func WriteCoNLLU(w io.Writer, d *Document) error {
	b := bufio.NewWriter(w)
	text := d.Article.Text
	fmt.Fprintf(b, "# newdoc id = %s\n", strings.Join(strings.Fields(d.Article.Source), " "))
	points := codePoints{text: text}
	for k, s := range d.Sentences {
		if k == 0 || s.Block != d.Sentences[k-1].Block {
			b.WriteString("# newpar\n")
		}
		fmt.Fprintf(b, "# sent_id = %d\n# text = %s\n", k+1, strings.Join(strings.Fields(s.In(text)), " "))
		for i := s.First; i < s.Stop; i++ {
			last := i
			for last+1 < s.Stop && d.Tokens[last+1].Joined {
				last++
			}
			end := d.Tokens[last].End
			space := ""
			if last+1 < len(d.Tokens) && end == d.Tokens[last+1].Start {
				space = "|SpaceAfter=No"
			}
			from, to := points.at(d.Tokens[i].Start), points.at(end)
			if last == i {
				d.writeWord(b, s, i, fmt.Sprintf("%s|TokenRange=%d:%d", space, from, to))
				continue
			}
			fmt.Fprintf(b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i-s.First+1, last-s.First+1,
				text[d.Tokens[i].Start:end], fmt.Sprintf("%s|TokenRange=%d:%d", space, from, to)[1:])
			for ; i <= last; i++ {
				d.writeWord(b, s, i, "")
			}
			i--
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// writeWord writes the line of token i; more is added to MISC.
func (d *Document) writeWord(b *bufio.Writer, s Sentence, i int, more string) {
	t := &d.Tokens[i]
	head := 0
	if t.Head != None {
		head = t.Head - s.First + 1
	}
	if k := d.NameOf(i); k != None {
		more = "|NER=" + d.Names[k].bioes(i) + more
	}
	if more == "" {
		more = "|_"
	}
	orNone := func(s string) string {
		if s == "" {
			return "_"
		}
		return s
	}
	fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", i-s.First+1, t.In(d.Article.Text), orNone(t.Lemma),
		orNone(t.UPOS), orNone(t.XPOS), orNone(t.Feats), head, orNone(t.Rel), more[1:])
}

// bioes is the BIOES label of token i, which the name holds.
func (n *Name) bioes(i int) string {
	switch {
	case n.Stop-n.First == 1:
		return "S-" + n.Label
	case i == n.First:
		return "B-" + n.Label
	case i == n.Stop-1:
		return "E-" + n.Label
	}
	return "I-" + n.Label
}

// codePoints turns ascending byte offsets into code points.
type codePoints struct {
	text        string
	byte, point int
}

func (c *codePoints) at(offset int) int {
	c.point += utf8.RuneCountInString(c.text[c.byte:offset])
	c.byte = offset
	return c.point
}
