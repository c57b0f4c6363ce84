// Package sources finds where bytes come from: files, folders, archives of JSON lines, web addresses and standard input.
package sources

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Item is one input. It is opened only when it is read.
type Item struct {
	Name string // path or URL; "-" for standard input
	open func(context.Context) (io.ReadCloser, error)
}

// Read returns the bytes of the item, and an error when there are more than limit.
func (i Item) Read(ctx context.Context, limit int) ([]byte, error) {
	r, err := i.open(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	raw, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return nil, fmt.Errorf("read: %w", reason(err))
	}
	if len(raw) > limit {
		return nil, fmt.Errorf("the input is larger than %d MB; split it into one file per article", limit>>20)
	}
	return raw, nil
}

// List yields the inputs that the arguments name, in their order: "-" is standard input, http and https addresses are
// fetched, folders are walked in the order of their names. Files of JSON lines, compressed or not, and JSON that is piped in
// yield an item for each line. An argument that names nothing yields an item that fails.
func List(arguments []string, stdin io.Reader) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, a := range arguments {
			if !list(a, stdin, yield) {
				return
			}
		}
	}
}

func list(argument string, stdin io.Reader, yield func(Item) bool) bool {
	switch {
	case argument == standardInputName:
		return standardInput(stdin, yield)
	case isAddress(argument):
		return yield(Item{argument, func(ctx context.Context) (io.ReadCloser, error) { return fetch(ctx, argument) }})
	}
	info, err := os.Stat(argument)
	if err != nil {
		return yield(failing(argument, err))
	}
	if !info.IsDir() {
		return one(argument, yield)
	}
	return walk(argument, yield)
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

const standardInputName = "-"

// standardInput yields what is piped in: an article, or many where it is JSON.
func standardInput(stdin io.Reader, yield func(Item) bool) bool {
	r := bufio.NewReader(stdin)
	if startsObject(r) {
		return lines(standardInputName, r, yield)
	}
	return yield(Item{standardInputName, func(context.Context) (io.ReadCloser, error) { return io.NopCloser(r), nil }})
}

// one yields what a file holds.
func one(path string, yield func(Item) bool) bool {
	if isLines(path) {
		return linesIn(path, yield)
	}
	return yield(file(path))
}

func failing(name string, err error) Item {
	return Item{name, func(context.Context) (io.ReadCloser, error) { return nil, reason(err) }}
}

func file(path string) Item {
	return Item{path, func(context.Context) (io.ReadCloser, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, reason(err)
		}
		return f, nil
	}}
}

// reason drops the operation and path from a file error: the item's name stands before it anyway.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// readable are the endings of files that a folder is searched for.
var readable = []string{".txt", ".text", ".htm", ".html", ".xhtml", ".md"}

// walk yields the texts in a folder and the folders in it. It follows links to files, not to folders, which could lead
// in circles.
func walk(root string, yield func(Item) bool) bool {
	going := true
	// With a separator at its end, a link to a folder is followed as the folder itself.
	filepath.WalkDir(root+string(filepath.Separator), func(path string, entry fs.DirEntry, err error) error {
		inside := filepath.Clean(path) != filepath.Clean(root)
		switch {
		case err != nil:
			going = yield(failing(filepath.Clean(path), err))
		case inside && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && isFile(path, entry) && isReadable(path):
			going = one(path, yield)
		}
		if !going {
			return fs.SkipAll
		}
		return nil
	})
	return going
}

// isFile reports whether a folder's entry is a file or leads to one: reading a pipe or a device might never end.
func isFile(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// isReadable tells text by the file's ending, or by its first bytes where it has none.
func isReadable(path string) bool {
	if isLines(path) {
		return true
	}
	if ext := filepath.Ext(path); ext != "" {
		return slices.Contains(readable, strings.ToLower(ext))
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 512))
	return err == nil && strings.HasPrefix(http.DetectContentType(head), "text/")
}

// client is the only way to the web: every request is bounded in time and redirects.
var client = &http.Client{
	Timeout: 30 * time.Second,
	CheckRedirect: func(_ *http.Request, via []*http.Request) error {
		if len(via) >= 5 {
			return errors.New("more than five redirects")
		}
		return nil
	},
}

func fetch(ctx context.Context, address string) (io.ReadCloser, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("fetch: %w", err)
	}
	request.Header.Set("User-Agent", "onrecord (+https://github.com/onrecord/onrecord)")
	request.Header.Set("Accept", "text/html, text/plain;q=0.9, */*;q=0.1")
	response, err := client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("fetch: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		response.Body.Close()
		return nil, fmt.Errorf("fetch: the server answered %s", response.Status)
	}
	return response.Body, nil
}
