package articles

import (
	"regexp"
	"sync"
)

// pattern returns an expression that is compiled when it is first asked for: commands that read no article need none of them at their start.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
