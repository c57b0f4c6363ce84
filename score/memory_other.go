//go:build !linux

package score

import "os"

// peakMemory is 0: only Linux tells it in one known unit.
func peakMemory(*os.ProcessState) float64 { return 0 }
