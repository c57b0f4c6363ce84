package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord"
)

// most is the number of actors that are told of one by one.
const most = 12

// participants writes who takes part, the most important first; who has neither a role nor much to do shares one line.
func (r *reader) participants() {
	if len(r.Actors) == 0 {
		return
	}
	weight := r.weights()
	actors := slices.Clone(r.Actors)
	slices.SortStableFunc(actors, func(a, b onrecord.Actor) int { return cmp.Compare(weight[b.ID], weight[a.ID]) })
	r.page.section("Who takes part")
	var minor []string
	var told int
	for _, actor := range actors {
		roles := r.roles(actor)
		if told == most || roles == "" && weight[actor.ID] < 12 {
			minor = append(minor, Tidy(actor.Name))
			continue
		}
		told++
		runs := []run{{bold, Tidy(actor.Name)}}
		if roles != "" {
			runs = append(runs, run{plain, "  " + roles})
		}
		if codes := strings.TrimSpace(actor.Country + " " + string(actor.Sector)); codes != "" {
			runs = append(runs, run{dim, "  " + codes})
		}
		r.page.entry(introduced(actor), 4, runs...)
	}
	if len(minor) > 0 {
		if told > 0 {
			r.page.more(gutter, run{dim, "Also "}, run{plain, strings.Join(minor, ", ")})
		} else {
			r.page.more(gutter, run{plain, strings.Join(minor, ", ")})
		}
	}
}

// weights says how much each actor has to do with the article: what it says and expects counts most, then what it does
// and undergoes, then how often it is named.
func (r *reader) weights() map[onrecord.ID]int {
	weight := map[onrecord.ID]int{}
	for _, a := range r.Actors {
		weight[a.ID] += min(len(a.Mentions), 20) + 2*len(a.Roles)
		if a.Type == onrecord.Person {
			weight[a.ID] += 2
		}
	}
	for _, s := range r.Statements {
		weight[s.Speaker] += 3
	}
	for _, f := range r.Forecasts {
		weight[f.Forecaster] += 2
	}
	for _, e := range r.Events {
		for _, id := range e.Actors {
			weight[id] += 2
		}
		for _, id := range e.Recipients {
			weight[id] += 2
		}
	}
	return weight
}

// introduced is where the article says who the actor is: at its first role, or else at its first mention.
func introduced(actor onrecord.Actor) int {
	for _, role := range actor.Roles {
		if len(role.Evidence) > 0 {
			return role.Evidence[0].Start
		}
	}
	if len(actor.Mentions) > 0 {
		return actor.Mentions[0].Start
	}
	return 0
}

// roles lists the roles of an actor, without those that a fuller one says too.
func (r *reader) roles(actor onrecord.Actor) string {
	var all []string
	for _, role := range actor.Roles {
		all = append(all, r.role(role))
	}
	var out []string
	for i, words := range all {
		said := slices.ContainsFunc(all[i+1:], func(other string) bool { return saysToo(other, words) }) ||
			slices.ContainsFunc(out, func(other string) bool { return saysToo(other, words) })
		if !said {
			out = append(out, words)
		}
	}
	return strings.Join(out, "; ")
}

func saysToo(fuller, words string) bool {
	return strings.Contains(strings.ToLower(fuller), strings.ToLower(words))
}

// role words a role as the article does ("Pakistan's prime minister") where title and body stand close together, and as
// "title of body" elsewhere.
func (r *reader) role(role onrecord.Role) string {
	words := Tidy(role.Title)
	if of := Tidy(role.Of); of != "" && !strings.Contains(words, of) {
		words += " of " + of
		for _, span := range role.Evidence {
			if found := between(Tidy(span.In(r.Article.Text)), Tidy(role.Title), of); found != "" {
				words = found
			}
		}
	}
	if role.Former && !strings.Contains(strings.ToLower(words), "former") && !strings.HasPrefix(strings.ToLower(words), "ex-") {
		words = "former " + words
	}
	switch {
	case role.From != "" && role.To != "":
		words += " (" + date(role.From+"/"+role.To) + ")"
	case role.From != "":
		words += " (since " + date(role.From) + ")"
	case role.To != "":
		words += " (until " + date(role.To) + ")"
	}
	return words
}

// between returns the part of evidence that reaches from one of the two to the end of the other, or "" when either is
// missing, they overlap, or more than a few words stand between them.
func between(evidence, title, of string) string {
	const near = 12 // bytes: " of the ", "'s former "
	t, o := strings.Index(evidence, title), strings.Index(evidence, of)
	switch {
	case t < 0 || o < 0:
		return ""
	case t+len(title) <= o && o-t-len(title) <= near:
		return evidence[t : o+len(of)]
	case o+len(of) <= t && t-o-len(of) <= near:
		return evidence[o : t+len(title)]
	}
	return ""
}
