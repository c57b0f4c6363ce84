package exports

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is a folder that appears, whole, when everything has been written.
type Folder struct {
	path, partial string
	files         []*file
}

type file struct {
	*bufio.Writer
	closer *os.File
}

// NewFolder begins a folder, which must not be there yet.
func NewFolder(path string) (*Folder, error) {
	path = filepath.Clean(path)
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("%s is there already; name a new folder", path)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	partial, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return nil, err
	}
	return &Folder{path: path, partial: partial}, nil
}

// Open begins a file. That it cannot be made shows when it is written to.
func (f *Folder) Open(name string) io.Writer {
	opened, err := os.Create(filepath.Join(f.partial, name))
	if err != nil {
		return broken{err}
	}
	out := &file{bufio.NewWriterSize(opened, 1<<18), opened}
	f.files = append(f.files, out)
	return out
}

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

// Keep finishes all files and puts the folder in its place.
func (f *Folder) Keep() error {
	for _, open := range f.files {
		if err := errors.Join(open.Flush(), open.closer.Sync(), open.closer.Close()); err != nil {
			return err
		}
	}
	f.files = nil
	if err := os.Chmod(f.partial, 0o755); err != nil { // MkdirTemp makes it private
		return err
	}
	return os.Rename(f.partial, f.path)
}

// Discard removes what has been written of a folder that is not kept.
func (f *Folder) Discard() {
	for _, open := range f.files {
		_ = open.closer.Close()
	}
	_ = os.RemoveAll(f.partial)
}
