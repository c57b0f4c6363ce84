package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do with the numbers below n, on all cores, and returns when all is done.
func Each(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}

// Call calls functions side by side and returns when all are done.
func Call(functions ...func()) {
	Each(len(functions), func(i int) { functions[i]() })
}
