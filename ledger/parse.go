package ledger

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord"
)

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
	if err == nil && match == nil && p.conditions == 0 {
		err = fmt.Errorf("nothing to look for")
	}
	if err != nil {
		return nil, fmt.Errorf("query %q: %w", text, err)
	}
	p.query.Match = match
	return p.query, nil
}

// token is a word, a phrase or a sign of a query.
type token struct {
	before string // what stands before a quotation mark: "-speaker:"
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
			tokens = append(tokens, token{text[:end], text[end+1 : after-1], true})
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
const deepest = 30

type queryParser struct {
	tokens     []token
	query      *Query
	conditions int // read so far
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
		before := p.conditions
		part, err := p.all(depth)
		if err != nil {
			return nil, err
		}
		more := p.next("OR")
		if (more || len(parts) > 0 || depth > 0) && p.conditions > before {
			return nil, fmt.Errorf("%s can stand neither beside OR nor in parentheses", conditionNames())
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
	t := p.tokens[0]
	p.tokens = p.tokens[1:]
	name, value, isFilter := "", t.text, false
	if t.quoted {
		name, negated = strings.CutPrefix(t.before, "-")
		if name, isFilter = strings.CutSuffix(name, ":"); !isFilter {
			value = name + " " + value
		}
	} else {
		value, negated = strings.CutPrefix(value, "-")
		if before, after, found := strings.Cut(value, ":"); found && isWord(before) && (isName(before) || !strings.ContainsAny(after, ":/") && after != "") {
			name, value, isFilter = before, after, true
		}
	}
	switch set := conditions[name]; {
	case !isFilter:
		part, err = phrase(Anywhere, value)
	case set != nil && negated:
		err = fmt.Errorf("%s: cannot be negated", name)
	case set != nil:
		p.conditions++
		err = set(p.query, name, value)
	case slices.Contains(fields, Field(name)):
		part, err = phrase(Field(name), value)
	default:
		err = fmt.Errorf("no filter is called %q; there are %s, %s", name, list(fields), conditionNames())
	}
	return part, negated, err
}

func isName(name string) bool { return conditions[name] != nil || slices.Contains(fields, Field(name)) }

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
