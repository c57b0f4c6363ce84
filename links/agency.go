package links

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed agencies.tsv
var agenciesFile string

type agency struct {
	name    string
	credits []string
}

var agencies = sync.OnceValue(func() (all []agency) {
	for line := range strings.Lines(agenciesFile) {
		if name, credits, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			all = append(all, agency{name, strings.Split(credits, ":")})
		}
	}
	return all
})

// creditedTo returns the news agency that a text is credited to at its head or its foot; "" for none.
func creditedTo(text string) string {
	const head, foot = 400, 200 // bytes
	for _, part := range []string{text[:min(head, len(text))], text[max(0, len(text)-foot):]} {
		for _, a := range agencies() {
			for _, credit := range a.credits {
				if at := strings.Index(part, credit); at >= 0 && stands(part, at, credit) {
					return a.name
				}
			}
		}
	}
	return ""
}

// stands reports whether a credit stands as one: in parentheses, or on a line with little else, as in a byline.
func stands(part string, at int, credit string) bool {
	if credit[0] == '(' || credit[0] == '/' {
		return true
	}
	start, end := strings.LastIndexByte(part[:at], '\n')+1, len(part)
	if i := strings.IndexByte(part[at:], '\n'); i >= 0 {
		end = at + i
	}
	const most = 60 // bytes of a byline
	return end-start <= most
}
