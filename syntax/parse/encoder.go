package parse

import (
	"math/rand/v2"

	"github.com/onrecord/onrecord/neural"
)

// encoder turns the vectors of words into vectors that tell of each word in its sentence, by bidirectional recurrent layers.
type encoder struct {
	layers []*neural.LSTM
}

// addLayers adds recurrent layers of the given size to the network; the first one reads vectors of so many values.
func (e *encoder) addLayers(net *neural.Network, inputs, size, layers int, rng *rand.Rand) {
	for range layers {
		e.layers = append(e.layers, neural.NewLSTM(net, []int{inputs}, size, rng))
		inputs = 2 * size
	}
}

// size is the width of the encoder's output.
func (e *encoder) size() int { return 2 * e.layers[len(e.layers)-1].Size }

// fix prepares the layers for encode.
func (e *encoder) fix() {
	for _, layer := range e.layers {
		layer.Fix()
	}
}

// encode returns the last layer's output for a batch, of which element i has row of[i] of x; states are its memory.
func (e *encoder) encode(b *neural.Batch, x []byte, of []int32, states *[]neural.Reading) []byte {
	*states = grow(*states, len(e.layers))
	e.layers[0].ReadShared(b, x, of, &(*states)[0])
	for k, layer := range e.layers[1:] {
		layer.Read(b, [][]byte{(*states)[k].Rounded}, &(*states)[k+1])
	}
	return (*states)[len(e.layers)-1].Rounded
}

// grow returns the slice with n elements, whose memory is kept.
func grow[T any](s []T, n int) []T {
	for len(s) < n {
		var none T
		s = append(s, none)
	}
	return s[:n]
}
