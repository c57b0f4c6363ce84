package neural

// Average is the mean of the states that a network and a table pass through while they learn (Polyak and Juditsky 1992): what was
// learned last weighs less.
type Average struct {
	net    *Network
	table  *FreeTable
	sums   Gradient
	tables []float32
	states int
}

// NewAverage begins without a state.
func NewAverage(net *Network, table *FreeTable) *Average { return &Average{net: net, table: table} }

// Add takes the present state in.
func (a *Average) Add() {
	if a.sums == nil {
		a.sums = a.net.NewGradient()
		a.tables = make([]float32, len(a.table.Values))
	}
	a.states++
	for k, m := range a.net.Matrices {
		for i, v := range m.Values {
			a.sums[k][i] += v
		}
	}
	for i, v := range a.table.Values {
		a.tables[i] += v
	}
}

// Settle puts the means in the place of the last state. Where no state was added it leaves that.
func (a *Average) Settle() {
	if a.states == 0 {
		return
	}
	for k, m := range a.net.Matrices {
		for i := range m.Values {
			m.Values[i] = a.sums[k][i] / float32(a.states)
		}
	}
	for i := range a.table.Values {
		a.table.Values[i] = a.tables[i] / float32(a.states)
	}
}
