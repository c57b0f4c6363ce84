package articles

import (
	"cmp"
	"encoding/json"
	"errors"
	"strings"
)

// ErrNoKey says that a JSON object is no article.
var ErrNoKey = errors.New(`the JSON object has no "text"; an article is {"text": ..., "title": ..., "published": ..., "url": ..., "authors": ...}`)

// looksLikeJSON reports whether the text is a JSON object, as a line of an archive is.
func looksLikeJSON(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "{") && json.Valid([]byte(text))
}

// readJSON reads an article of an archive. As in a page, the title stands at the head of the text.
func readJSON(text string) (page, error) {
	var fields struct {
		Text, Title, Published, Date string
		Authors                      json.RawMessage // a string or a list
	}
	if err := json.Unmarshal([]byte(text), &fields); err != nil {
		return page{}, err
	}
	if strings.TrimSpace(fields.Text) == "" {
		return page{}, ErrNoKey
	}
	p := page{text: fields.Text, title: oneLine(fields.Title), published: dateIn(cmp.Or(fields.Published, fields.Date)), authors: authorsOf(fields.Authors)}
	if p.title != "" {
		p.text = withTitle(p.text, p.title)
	}
	return p, nil
}

func authorsOf(value json.RawMessage) (authors []string) {
	var list []string
	var one string
	if json.Unmarshal(value, &list) != nil && json.Unmarshal(value, &one) == nil {
		list = strings.FieldsFunc(one, func(r rune) bool { return r == ',' || r == ';' })
	}
	for _, name := range list {
		if name = oneLine(name); name != "" {
			authors = append(authors, name)
		}
	}
	return authors
}
