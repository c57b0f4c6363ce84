package statements

import "github.com/onrecord/onrecord/neural"

// Labels of words in the search for cues.
const (
	outside = iota
	begin
	inside
	cueLabels int = iota // their number
)

// Labels of the words around a cue.
const (
	neither = iota
	content
	source
	partLabels int = iota // their number
)

// tracks are the sequences of labels that may be: states, each with its label, and from which states each may come.
type tracks []struct {
	label uint8
	from  []uint8
	start bool
}

// cueTracks: a cue begins before it goes on.
var cueTracks = tracks{
	{label: outside, from: []uint8{0, 1, 2}, start: true},
	{label: begin, from: []uint8{0, 1, 2}, start: true},
	{label: inside, from: []uint8{1, 2}},
}

// partTracks: there is one source at most, and any number of runs of content on either side of it.
var partTracks = tracks{
	{label: neither, from: []uint8{0, 1}, start: true},
	{label: content, from: []uint8{0, 1}, start: true},
	{label: source, from: []uint8{0, 1, 2}, start: true},
	{label: neither, from: []uint8{2, 3, 4}},
	{label: content, from: []uint8{2, 3, 4}},
}

// trackPath is the memory of the search for the best track.
type trackPath struct {
	now, last []float32
	back      []uint8
	labels    []uint8
}

// best is the Viterbi algorithm.
func (p *trackPath) best(t tracks, chain *neural.Chain, scores []float32) []uint8 {
	const never = -1e9
	k, states := chain.Labels, len(t)
	n := len(scores) / k
	p.now, p.last = neural.Room(p.now, states), neural.Room(p.last, states)
	p.back, p.labels = neural.Room(p.back, n*states), neural.Room(p.labels, n)
	for i := range n {
		for s := range t {
			best, from := float32(never), uint8(0)
			if i > 0 {
				for _, f := range t[s].from {
					if score := p.last[f] + chain.Steps.Values[int(t[f].label)*k+int(t[s].label)]; score > best {
						best, from = score, f
					}
				}
			} else if t[s].start {
				best = 0
			}
			p.now[s], p.back[i*states+s] = best+scores[i*k+int(t[s].label)], from
		}
		p.now, p.last = p.last, p.now
	}
	state := uint8(0)
	for s := range t {
		if p.last[s] > p.last[state] {
			state = uint8(s)
		}
	}
	for i := n - 1; i >= 0; i-- {
		p.labels[i] = t[state].label
		state = p.back[i*states+int(state)]
	}
	return p.labels
}
