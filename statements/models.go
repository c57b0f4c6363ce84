package statements

import (
	_ "embed"
	"runtime"
	"sync"
)

//go:embed cues.model
var cuesFile []byte

//go:embed parts.model
var partsFile []byte

var models = sync.OnceValue(func() [2]*labeller {
	var m [2]*labeller
	for i, file := range [][]byte{cuesFile, partsFile} {
		var err error
		if m[i], err = readLabeller(file, [...]tracks{cueTracks, partTracks}[i]); err != nil {
			panic(err) // a defect of the build
		}
	}
	return m
})

// Load reads the models; without it the first call of Find does.
func Load() { models() }

// workplace is the memory of both labellers at work on an article.
type workplace struct {
	cues, parts labelling
}

// workplaces are those that lie idle: one for each article that is read at the same time.
var workplaces = make(chan *workplace, runtime.GOMAXPROCS(0))

func takeWorkplace() *workplace {
	select {
	case w := <-workplaces:
		return w
	default:
		m := models()
		return &workplace{cues: labelling{labeller: m[0]}, parts: labelling{labeller: m[1]}}
	}
}

func (w *workplace) giveBack() {
	select {
	case workplaces <- w:
	default:
	}
}
