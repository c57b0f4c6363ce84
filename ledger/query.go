package ledger

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord"
)

// Query is what a search asks for.
type Query struct {
	Match    *Node  // nil: every article
	From, To string // dates of publication, ISO 8601 prefixes, both included; "" where open
	speakers []*Node
	acts     []onrecord.Act
	types    []onrecord.EventType
}

// Node is a part of a query: words that stand in a field one after the other, or parts that are combined.
type Node struct {
	Op     Op
	Field  Field
	Words  []string // letters and digits only
	Prefix bool     // the last word is the beginning of one
	Parts  []*Node
}

// Op says how a node is matched.
type Op uint8

const (
	Phrase Op = iota
	All       // each part matches
	Any       // some part matches
	But       // the first part matches, the others do not
)

// Field is what a phrase is looked for in.
type Field string

const (
	Anywhere    Field = "" // title and text
	InTitle     Field = "title"
	BySpeaker   Field = "speaker"
	ByAct       Field = "act"
	ByType      Field = "type"
	ByPublisher Field = "publisher"
)

var fields = []Field{InTitle, BySpeaker, ByAct, ByType, ByPublisher}

// ParseQuery reads a query: words and "phrases" that must all occur, OR between alternatives, parentheses, - before what
// must not occur, * at the end of a word's beginning, and the filters title: speaker: act: type: publisher: published:.
func ParseQuery(text string) (*Query, error) {
	tokens, err := lex(text)
	if err != nil {
		return nil, fmt.Errorf("query %q: %w", text, err)
	}
	p := queryParser{tokens: tokens, query: &Query{}}
	match, err := p.any(0)
	if err == nil && len(p.tokens) > 0 {
		err = fmt.Errorf("%q has no partner", p.tokens[0].text)
	}
	if err == nil && match == nil && p.query.From == "" && p.query.To == "" {
		err = fmt.Errorf("nothing to look for")
	}
	if err != nil {
		return nil, fmt.Errorf("query %q: %w", text, err)
	}
	p.query.Match = match
	p.query.require(match)
	return p.query, nil
}

// require collects the filters that hold for each hit, so that one record can be asked to meet them all.
func (q *Query) require(n *Node) {
	switch {
	case n == nil:
	case n.Op == All:
		for _, part := range n.Parts {
			q.require(part)
		}
	case n.Op == But:
		q.require(n.Parts[0])
	case n.Op == Phrase && n.Field == BySpeaker:
		q.speakers = append(q.speakers, n)
	case n.Op == Phrase && n.Field == ByAct:
		q.acts = append(q.acts, onrecord.Act(n.Words[0]))
	case n.Op == Phrase && n.Field == ByType:
		q.types = append(q.types, onrecord.EventType(n.Words[0]))
	}
}

// token is a word, a phrase or a sign of a query.
type token struct {
	text   string
	quoted bool
}

// lex splits a query at spaces and parentheses; a quoted phrase stays whole, with the filter or - before it.
func lex(text string) (tokens []token, err error) {
	for {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		switch {
		case text == "":
			return tokens, nil
		case text[0] == '(' || text[0] == ')':
			tokens = append(tokens, token{text: text[:1]})
			text = text[1:]
			continue
		case strings.HasPrefix(text, "-("):
			tokens = append(tokens, token{text: "-"})
			text = text[1:]
			continue
		}
		end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' || r == '"' })
		if end >= 0 && text[end] == '"' {
			length := strings.IndexByte(text[end+1:], '"')
			if length < 0 {
				return nil, fmt.Errorf("a quotation mark is not closed")
			}
			after := end + 1 + length + 1
			tokens = append(tokens, token{text[:end] + text[end+1:after-1], true})
			text = text[after:]
			continue
		}
		if end < 0 {
			end = len(text)
		}
		tokens = append(tokens, token{text: text[:end]})
		text = text[end:]
	}
}

// deepest is how many parentheses may stand in one another.
const deepest = 50

type queryParser struct {
	tokens []token
	query  *Query
}

func (p *queryParser) next(sign string) bool {
	if len(p.tokens) > 0 && !p.tokens[0].quoted && p.tokens[0].text == sign {
		p.tokens = p.tokens[1:]
		return true
	}
	return false
}

func (p *queryParser) any(depth int) (*Node, error) {
	if depth > deepest {
		return nil, fmt.Errorf("more than %d parentheses in one another", deepest)
	}
	var parts []*Node
	for {
		before := *p.query
		part, err := p.all(depth)
		if err != nil {
			return nil, err
		}
		more := p.next("OR")
		if (more || len(parts) > 0 || depth > 0) && (p.query.From != before.From || p.query.To != before.To) {
			return nil, fmt.Errorf("published: can stand neither beside OR nor in parentheses")
		}
		if part == nil && (more || len(parts) > 0) {
			return nil, fmt.Errorf("OR needs something on both sides")
		}
		if !more && len(parts) == 0 {
			return part, nil
		}
		parts = append(parts, part)
		if !more {
			return &Node{Op: Any, Parts: parts}, nil
		}
	}
}

func (p *queryParser) all(depth int) (*Node, error) {
	var wanted, unwanted []*Node
	for len(p.tokens) > 0 {
		if first := p.tokens[0]; !first.quoted && (first.text == ")" || first.text == "OR") {
			break
		}
		negated := p.next("-")
		part, isNegated, err := p.one(depth)
		if err != nil {
			return nil, err
		}
		switch {
		case part == nil:
		case negated || isNegated:
			unwanted = append(unwanted, part)
		default:
			wanted = append(wanted, part)
		}
	}
	var all *Node
	switch {
	case len(wanted) == 0 && len(unwanted) > 0:
		return nil, fmt.Errorf("- needs something beside it that is to be found")
	case len(wanted) == 0:
		return nil, nil
	case len(wanted) == 1:
		all = wanted[0]
	default:
		all = &Node{Op: All, Parts: wanted}
	}
	if len(unwanted) > 0 {
		return &Node{Op: But, Parts: append([]*Node{all}, unwanted...)}, nil
	}
	return all, nil
}

// one reads a group, a phrase or a filter; nil for a filter that the query itself holds.
func (p *queryParser) one(depth int) (part *Node, negated bool, err error) {
	if p.next("(") {
		part, err = p.any(depth + 1)
		if err == nil && !p.next(")") {
			err = fmt.Errorf("a parenthesis is not closed")
		}
		if err == nil && part == nil {
			err = fmt.Errorf("nothing stands between parentheses")
		}
		return part, false, err
	}
	if len(p.tokens) == 0 {
		return nil, false, fmt.Errorf("nothing follows -")
	}
	text := p.tokens[0].text
	p.tokens = p.tokens[1:]
	text, negated = strings.CutPrefix(text, "-")
	name, value, isFilter := strings.Cut(text, ":")
	switch {
	case isFilter && name == "published":
		if negated {
			return nil, false, fmt.Errorf("published: cannot be negated")
		}
		return nil, false, p.published(value)
	case isFilter && slices.Contains(fields, Field(name)):
		part, err = phrase(Field(name), value)
	case isFilter && isWord(name) && !strings.ContainsAny(value, " :/") && value != "":
		err = fmt.Errorf("no filter is called %q; there are title, speaker, act, type, publisher and published", name)
	default:
		part, err = phrase(Anywhere, text)
	}
	return part, negated, err
}

func isWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

func phrase(field Field, text string) (*Node, error) {
	n := &Node{Field: field, Words: strings.FieldsFunc(text, func(r rune) bool { return !isWordRune(r) }), Prefix: strings.HasSuffix(text, "*")}
	if len(n.Words) == 0 {
		return nil, fmt.Errorf("%q has no words", text)
	}
	switch {
	case field == ByAct:
		n.Words[0] = strings.ToLower(n.Words[0])
		if len(n.Words) > 1 || !slices.Contains(onrecord.Acts, onrecord.Act(n.Words[0])) {
			return nil, fmt.Errorf("%q is no act; acts are %s", text, list(onrecord.Acts))
		}
	case field == ByType:
		n.Words[0] = strings.ToUpper(n.Words[0])
		if len(n.Words) > 1 || !slices.Contains(onrecord.EventTypes, onrecord.EventType(n.Words[0])) {
			return nil, fmt.Errorf("%q is no type of event; types are %s", text, list(onrecord.EventTypes))
		}
	}
	return n, nil
}

func list[T ~string](values []T) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return strings.Join(names, ", ")
}

var isoDate = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)

func (p *queryParser) published(value string) error {
	from, to, isInterval := strings.Cut(value, "/")
	if !isInterval {
		to = from
	}
	for _, date := range []string{from, to} {
		if date != "" && !isoDate.MatchString(date) {
			return fmt.Errorf("%q is no date; dates are 2024, 2024-11 or 2024-11-03, intervals 2024-11/2025-02", date)
		}
	}
	if from == "" && to == "" {
		return fmt.Errorf("published: needs a date")
	}
	p.query.From = max(p.query.From, from)
	if before := p.query.To; before == "" || to != "" && to+"~" < before+"~" { // 2024-11 ends before 2024 does
		p.query.To = to
	}
	return nil
}
