package articles

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	utf "golang.org/x/text/encoding/unicode"

	"github.com/onrecord/onrecord"
)

func TestReadRefuses(t *testing.T) {
	for _, test := range []struct {
		name string
		raw  string
		want error
	}{
		{"nothing", "", ErrEmpty},
		{"white space", " \n\t\r\n", ErrEmpty},
		{"a mark and nothing", "\xef\xbb\xbf", ErrNoText},
		{"a PDF", "%PDF-1.7\n%\xe2\xe3", ErrPDF},
		{"a program", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00", ErrBinary},
		{"controls", strings.Repeat("\x01\x02 ab", 50), ErrBinary},
		{"too much", strings.Repeat("a", MaxBytes+1), ErrTooLarge},
		{"an empty page", "<html><head><script>var a = 1</script></head><body></body></html>", ErrNoText},
	} {
		if _, err := Read("x", []byte(test.raw)); !errors.Is(err, test.want) {
			t.Errorf("%s: error %v, want %v", test.name, err, test.want)
		}
	}
}

func TestReadDecodes(t *testing.T) {
	const western = "The café’s owner – Zoë Čapek’s sister – said “no” to the mayor’s offer of €300,000.\r\n\r\nHe left."
	without := strings.NewReplacer("Č", "C").Replace(western)
	const japan = "市長は月曜日、港の工事を秋まで延期すると記者会見で述べた。住民は説明を求めている。"
	for _, test := range []struct {
		name string
		enc  encoding.Encoding
		text string
	}{
		{"UTF-8", encoding.Nop, western},
		{"UTF-8 with a mark", utf.UTF8BOM, western},
		{"UTF-16 with a mark", utf.UTF16(utf.LittleEndian, utf.UseBOM), western},
		{"big-endian UTF-16 with a mark", utf.UTF16(utf.BigEndian, utf.UseBOM), western},
		{"UTF-16", utf.UTF16(utf.LittleEndian, utf.IgnoreBOM), western},
		{"big-endian UTF-16", utf.UTF16(utf.BigEndian, utf.IgnoreBOM), western},
		{"windows-1252", charmap.Windows1252, without},
		{"Shift_JIS", japanese.ShiftJIS, japan},
	} {
		raw, err := test.enc.NewEncoder().Bytes([]byte(test.text))
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read("x", raw)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if a.Text != test.text {
			t.Errorf("%s: text %q, want %q", test.name, a.Text, test.text)
		}
	}
}

func TestReadKeepsTextWithBrokenBytes(t *testing.T) {
	a, err := Read("x", []byte("The café’s owner said “no” to \xff the mayor.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "The café’s owner said “no” to \uFFFD the mayor.\n"; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
}

func TestReadTellsLanguage(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The council of the island has voted to keep the night ferry for another year, although the company that runs it loses money on every sailing.",
		"de": "Der Rat der Insel hat beschlossen, die Nachtfähre ein weiteres Jahr zu behalten, obwohl die Gesellschaft mit jeder Fahrt Geld verliert.",
		"":   "Ja.",
	} {
		a, err := Read("x", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if a.Language != want {
			t.Errorf("%q: language %q, want %q", text, a.Language, want)
		}
	}
}

// English words that are Dutch as well ("of", "was") make no English text.
func TestIsEnglish(t *testing.T) {
	if isEnglish("De veerboot van het eiland was vol, en de schipper was niet blij: hij moest kiezen of hij zou varen of wachten, want de storm was nog niet voorbij en het water was te gevaarlijk voor schepen.") {
		t.Error("Dutch is English")
	}
	if !isEnglish("The council of the island has voted to keep the night ferry for another year, and to pay the company that runs it.") {
		t.Error("English is not")
	}
}

// check fails unless blocks are in order, inside the text, on rune boundaries, not empty, and cover all that is no space.
func check(t *testing.T, a *onrecord.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) {
		t.Fatal("text is not UTF-8")
	}
	at := 0
	for _, b := range a.Blocks {
		if b.Start < at || b.End > len(a.Text) || b.Empty() {
			t.Fatalf("block %v after %d in %d bytes", b.Span, at, len(a.Text))
		}
		if !utf8.RuneStart(a.Text[b.Start]) || b.End < len(a.Text) && !utf8.RuneStart(a.Text[b.End]) {
			t.Fatalf("block %v splits a character", b.Span)
		}
		if gap := a.Text[at:b.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
			t.Fatalf("no block holds %q", gap)
		}
		at = b.End
	}
	if gap := a.Text[at:]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
		t.Fatalf("no block holds %q", gap)
	}
	for _, s := range append([]string{a.Title, a.Dateline, a.Published, a.Language}, a.Authors...) {
		if !utf8.ValidString(s) {
			t.Fatalf("%q is not UTF-8", s)
		}
	}
}

func TestReadExamples(t *testing.T) {
	paths, err := filepath.Glob("../examples/*.*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, path := range paths {
		if ext := filepath.Ext(path); ext != ".txt" && ext != ".html" {
			continue
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(path, raw)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		check(t, a)
		if a.Title == "" || a.Published == "" || a.Language != "en" {
			t.Errorf("%s: title %q, published %q, language %q", path, a.Title, a.Published, a.Language)
		}
		if filepath.Ext(path) == ".txt" && a.Text != string(raw) {
			t.Errorf("%s: the text was changed", path)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"date 2024-11-03\n\n[Velde] The talks\u2028went on.\r\n\r\n• One\n• Two\n", "\xff\xfeT\x00h\x00e\x00", "\xe9t\xe9", "ÉVREL – ÉTÉ",
		"<html><title>Talks</title><body><p>The talks <b>went</b> on<br>and on.</p>", "<p>" + strings.Repeat("<div>", 600) + "deep",
		"OSLO May 3 --", "(((((///)", "By A\nBy B and C", "[", "A. B. C.",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := Read("x", raw)
		if err != nil {
			return
		}
		check(t, a)
	})
}
