package score

import (
	"os"
	"syscall"
)

// peakMemory is the largest resident size of a process that has ended, in MB.
func peakMemory(process *os.ProcessState) float64 {
	if usage, ok := process.SysUsage().(*syscall.Rusage); ok {
		return float64(usage.Maxrss) / 1024
	}
	return 0
}
