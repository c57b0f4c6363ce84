package articles

import (
	"strings"

	"github.com/onrecord/onrecord"
)

// A post of a social network, set into a page, ends with who wrote it: "— Ann Example (@ann) June 3, 2031"; in round-ups of readers' posts it
// is a line with the handle alone.
var (
	signatureEnd = pattern(`(?i)(?:^|\s)(?:[—–―]|--?)\s?((?:[^\s()—–―]+\s)+)\(@\w{1,30}\)(?:[\s\d,.:·•|-]|` + monthName + `|\b(?:am|pm|at|on|st|nd|rd|th)\b)*$`)
	handleAlone  = pattern(`^@\w{1,30}\.?$`)
)

// partSignature parts the signature off a block that ends with one.
func partSignature(text string, block onrecord.Block) []onrecord.Block {
	s := block.In(text)
	if !block.Kind.Prose() || !strings.Contains(s, "@") {
		return []onrecord.Block{block}
	}
	if handleAlone().MatchString(s) {
		block.Kind = onrecord.Signature
		return []onrecord.Block{block}
	}
	at := signatureEnd().FindStringSubmatchIndex(s)
	if at == nil {
		return []onrecord.Block{block}
	}
	start := at[1] - len(strings.TrimLeft(s[at[0]:], " \t\u00a0"))
	for _, dash := range []string{" - ", " -- "} { // the last one counts
		if i := strings.LastIndex(s[:at[3]], dash); i > start {
			start = i + 1
		}
	}
	signature := onrecord.Block{Span: onrecord.Span{Start: block.Start + start, End: block.End}, Kind: onrecord.Signature}
	words := strings.TrimRight(s[:start], " \t\u00a0")
	if words == "" {
		return []onrecord.Block{signature}
	}
	block.End = block.Start + len(words)
	return []onrecord.Block{block, signature}
}
