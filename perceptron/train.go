package perceptron

import (
	"math"
	"slices"
)

// Trainer learns the weights of a model. Training is deterministic: the same updates in the same order give the same
// model to the byte.
type Trainer struct {
	Labels []string

	step int32
	rows map[uint32]*[]weight
}

// weight is the current weight of a label, and its sum over the steps up to the one at which it last changed.
type weight struct {
	label uint16
	since int32
	now   int32
	sum   int64
}

// NewTrainer starts with all weights zero.
func NewTrainer(labels []string) *Trainer {
	return &Trainer{Labels: labels, rows: make(map[uint32]*[]weight)}
}

// Score adds the current weights of the features to scores, which has one place per label.
func (t *Trainer) Score(features []uint32, scores []int32) {
	for _, f := range features {
		if row := t.rows[f]; row != nil {
			for i := range *row {
				scores[(*row)[i].label] += (*row)[i].now
			}
		}
	}
}

// Best returns the label with the highest current score, the first one among equals.
func (t *Trainer) Best(features []uint32, scores []int32) int {
	clear(scores)
	t.Score(features, scores)
	return argmax(scores)
}

// Step counts one decision; the average is taken over steps. Call it once per decision, right or wrong.
func (t *Trainer) Step() { t.step++ }

// Update rewards label gold and punishes label guess on the features. It does nothing when they are the same.
func (t *Trainer) Update(features []uint32, gold, guess int) {
	if gold != guess {
		t.Add(features, gold, 1)
		t.Add(features, guess, -1)
	}
}

// Add changes the weight of one label on all the features; the building block for ranking and structured updates.
func (t *Trainer) Add(features []uint32, label, delta int) {
	for _, f := range features {
		row := t.rows[f]
		if row == nil {
			row = new([]weight)
			t.rows[f] = row
		}
		w := find(row, uint16(label))
		w.sum += int64(w.now) * int64(t.step-w.since)
		w.since = t.step
		w.now += int32(delta)
	}
}

func find(row *[]weight, label uint16) *weight {
	for i := range *row {
		if (*row)[i].label == label {
			return &(*row)[i]
		}
	}
	*row = append(*row, weight{label: label})
	return &(*row)[len(*row)-1]
}

// scale is the size of one unit of average weight in a model.
const scale = 64

// Model returns the averaged model. Averages whose size is below prune (in units of one update) are dropped: most of them are
// noise, and they are most of the file.
func (t *Trainer) Model(prune float64) *Model {
	var keys []uint32
	cells := []cell{{}}
	rows := make(map[uint32]uint32, len(t.rows))
	all := make([]uint32, 0, len(t.rows))
	for key := range t.rows {
		all = append(all, key)
	}
	slices.Sort(all)
	for _, key := range all {
		at := len(cells)
		cells = append(cells, cell{})
		row := *t.rows[key]
		slices.SortFunc(row, func(a, b weight) int { return int(a.label) - int(b.label) })
		for _, w := range row {
			sum := w.sum + int64(w.now)*int64(t.step-w.since)
			average := float64(sum) / float64(max(t.step, 1))
			q := math.Round(average * scale)
			if math.Abs(average) < prune || q == 0 {
				continue
			}
			cells = append(cells, cell{w.label, int16(max(math.MinInt16, min(math.MaxInt16, q)))})
		}
		n := len(cells) - at - 1
		if n == 0 {
			cells = cells[:at]
			continue
		}
		cells[at].label = uint16(n)
		rows[key] = uint32(at)
		keys = append(keys, key)
	}
	m := &Model{Labels: t.Labels, cells: cells}
	m.makeSlots(len(keys))
	for _, key := range keys {
		m.insert(key, rows[key])
	}
	return m
}
