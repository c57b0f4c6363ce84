package syntax

import "strings"

// Entity is a mention as GUM annotates it in the MISC column of its CoNLL-U files.
type Entity struct {
	Range
	Group string // the same for all mentions of one thing
	Type  string // "person", "organization", "place" ...
}

// Entities reads the Entity= annotation: "(12-person-..." opens a mention of group 12, "12)" closes the latest open one,
// "(12-person-...)" is a mention of one word. Mentions in several pieces, "(12[1/2]-person-...", are left out.
func Entities(misc []string) []Entity {
	var all []Entity
	open := make(map[string][]int) // group -> mentions begun
	for i, m := range misc {
		for field := range strings.SplitSeq(m, "|") {
			value, ok := strings.CutPrefix(field, "Entity=")
			for ok && value != "" {
				var part string
				part, value = nextPart(value)
				group, rest, begins := strings.Cut(strings.Trim(part, "()"), "-")
				if strings.HasPrefix(part, "(") && begins {
					etype, _, _ := strings.Cut(rest, "-")
					open[group] = append(open[group], len(all))
					all = append(all, Entity{Range: Range{First: i, Stop: None}, Group: group, Type: etype})
				}
				if begun := open[group]; strings.HasSuffix(part, ")") && len(begun) > 0 {
					all[begun[len(begun)-1]].Stop = i + 1
					open[group] = begun[:len(begun)-1]
				}
			}
		}
	}
	whole := all[:0]
	for _, e := range all {
		if e.Stop != None && !strings.Contains(e.Group, "[") {
			whole = append(whole, e)
		}
	}
	return whole
}

// nextPart cuts the first bracket and what belongs to it off the value of Entity=.
func nextPart(value string) (part, rest string) {
	for i := 1; i < len(value); i++ {
		if value[i] == '(' || value[i-1] == ')' {
			return value[:i], value[i:]
		}
	}
	return value, ""
}
