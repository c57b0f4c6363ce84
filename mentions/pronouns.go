package mentions

import "github.com/onrecord/onrecord/syntax"

// class is the kind of a pronoun: what its antecedent must agree with.
type class uint32

const (
	noPronoun     class = iota
	personal            // he, she
	neuter              // it
	several             // they
	relative            // who
	speaker             // I
	speakers            // we
	addressee           // you
	demonstrative       // this
)

var pronounClasses = map[string]class{
	"he": personal, "him": personal, "his": personal, "himself": personal,
	"she": personal, "her": personal, "hers": personal, "herself": personal,
	"it": neuter, "its": neuter, "itself": neuter,
	"they": several, "them": several, "their": several, "theirs": several, "themselves": several,
	"who": relative, "whom": relative, "whose": relative,
	"i": speaker, "me": speaker, "my": speaker, "mine": speaker, "myself": speaker,
	"we": speakers, "us": speakers, "our": speakers, "ours": speakers, "ourselves": speakers,
	"you": addressee, "your": addressee, "yours": addressee, "yourself": addressee, "yourselves": addressee,
	"this": demonstrative, "that": demonstrative, "these": demonstrative, "those": demonstrative,
}

var pronounGenders = map[string]byte{
	"he": 'm', "him": 'm', "his": 'm', "himself": 'm', "she": 'f', "her": 'f', "hers": 'f', "herself": 'f',
}

// classOf returns the class of a token, noPronoun when it is no pronoun that this package resolves.
func classOf(d *syntax.Document, i int) class {
	t := &d.Tokens[i]
	if t.UPOS != "PRON" && t.UPOS != "DET" {
		return noPronoun
	}
	c := pronounClasses[lower(d, i)]
	if c == demonstrative && (t.UPOS != "PRON" || t.XPOS == "WDT") {
		return noPronoun
	}
	return c
}

// firstOrSecond reports whether who is meant depends on who speaks.
func (c class) firstOrSecond() bool { return c == speaker || c == speakers || c == addressee }

// reflexive reports whether a pronoun ends in -self or -selves.
func reflexive(word string) bool {
	return len(word) > 4 && (word[len(word)-4:] == "self" || word[len(word)-4:] == "lves")
}
