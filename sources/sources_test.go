package sources

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const limit = 1000

// folder makes files with the given contents, by path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// names lists the items of arguments, those of the folder root by their path in it.
func names(root string, arguments ...string) []string {
	var all []string
	for item := range List(arguments, strings.NewReader("")) {
		name, err := filepath.Rel(root, item.Name)
		if err != nil {
			name = item.Name
		}
		all = append(all, filepath.ToSlash(name))
	}
	return all
}

func TestListWalksFolders(t *testing.T) {
	root := folder(t, map[string]string{
		"b.txt": "b", "a.HTML": "a", "c/d.md": "d", "c/.hidden.txt": "no", ".git/e.txt": "no", "photo.jpg": "no",
		"letter": "Dear editor, the ferry is late.", "program": "\x7fELF\x00\x01", "f.pdf": "%PDF",
	})
	want := []string{"a.HTML", "b.txt", "c/d.md", "letter"}
	if got := names(root, root); !slices.Equal(got, want) {
		t.Errorf("items %q, want %q", got, want)
	}
	// Named files are not judged by their ending.
	if got := names(root, filepath.Join(root, "f.pdf")); !slices.Equal(got, []string{"f.pdf"}) {
		t.Errorf("items %q", got)
	}
}

func TestListFollowsLinks(t *testing.T) {
	root := folder(t, map[string]string{"real/a.txt": "a"})
	link := filepath.Join(root, "link")
	if err := os.Symlink(filepath.Join(root, "real"), link); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(root, filepath.Join(root, "real", "circle")); err != nil {
		t.Skip(err)
	}
	if got := names(root, link); !slices.Equal(got, []string{"link/a.txt"}) {
		t.Errorf("items %q", got)
	}
}

func TestListStops(t *testing.T) {
	root := folder(t, map[string]string{"a.txt": "a", "b.txt": "b", "c.txt": "c"})
	n := 0
	for range List([]string{root, root}, nil) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d items after the break", n)
	}
}

func TestReadFiles(t *testing.T) {
	root := folder(t, map[string]string{"a.txt": "The ferry is late.", "long.txt": strings.Repeat("a", limit+1)})
	for item := range List([]string{"-", filepath.Join(root, "a.txt"), filepath.Join(root, "long.txt"), filepath.Join(root, "none")},
		strings.NewReader("From standard input.")) {
		raw, err := item.Read(context.Background(), limit)
		switch filepath.Base(item.Name) {
		case "-":
			if string(raw) != "From standard input." || err != nil {
				t.Errorf("standard input: %q, %v", raw, err)
			}
		case "a.txt":
			if string(raw) != "The ferry is late." || err != nil {
				t.Errorf("file: %q, %v", raw, err)
			}
		case "long.txt":
			if err == nil || !strings.Contains(err.Error(), "larger than") {
				t.Errorf("long file: %v", err)
			}
		case "none":
			if !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("missing file: %v", err)
			}
		}
	}
}

func TestReadAddresses(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	z.Write(bytes.Repeat([]byte("a"), 100*limit))
	z.Close()
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "for %s", r.UserAgent()) })
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle", http.StatusFound) })
	mux.HandleFunc("/long", func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte("a"), limit+1)) })
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(bomb.Bytes())
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	for _, test := range []struct{ path, want, fails string }{
		{"/page", "for onrecord", ""},
		{"/moved", "for onrecord", ""},
		{"/circle", "", "redirects"},
		{"/long", "", "larger than"},
		{"/bomb", "", "larger than"},
		{"/none", "", "404"},
	} {
		for item := range List([]string{server.URL + test.path}, nil) {
			raw, err := item.Read(context.Background(), limit)
			if test.fails == "" && (err != nil || !strings.HasPrefix(string(raw), test.want)) {
				t.Errorf("%s: %q, %v", test.path, raw, err)
			}
			if test.fails != "" && (err == nil || !strings.Contains(err.Error(), test.fails)) {
				t.Errorf("%s: error %v, want %q", test.path, err, test.fails)
			}
		}
	}
}

func TestReadIsCancelled(t *testing.T) {
	started, stopped := make(chan bool), make(chan bool)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(started)
		<-r.Context().Done()
		close(stopped)
	}))
	defer server.Close()
	ctx, cancel := context.WithCancel(context.Background())
	go func() { <-started; cancel() }()
	for item := range List([]string{server.URL}, nil) {
		if _, err := item.Read(ctx, limit); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	}
	<-stopped
}
