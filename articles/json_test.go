package articles

import (
	"errors"
	"slices"
	"testing"
)

func TestReadJSON(t *testing.T) {
	a, err := Read("old.jsonl#1", []byte(`{"title": "Ferry late again", "published": "2031-05-06T10:00:00Z", "authors": "Ilse Brandt, Jon Tarr", "text": "The ferry to Velde was late on Monday."}`))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Ferry late again\n\nThe ferry to Velde was late on Monday."; a.Text != want || a.Title != "Ferry late again" || a.Published != "2031-05-06" {
		t.Errorf("title %q, published %q, text %q", a.Title, a.Published, a.Text)
	}
	if want := []string{"Ilse Brandt", "Jon Tarr"}; !slices.Equal(a.Authors, want) {
		t.Errorf("authors %q, want %q", a.Authors, want)
	}
	if _, err := Read("old.jsonl#2", []byte(`{"body": "The ferry was late."}`)); !errors.Is(err, ErrNoKey) {
		t.Errorf("an object without text: %v", err)
	}
	if a, err := Read("note.txt", []byte(`{sic} The ferry was late.`)); err != nil || a.Text != `{sic} The ferry was late.` {
		t.Errorf("text that begins with a brace: %v", err)
	}
}
