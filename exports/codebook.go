package exports

import (
	"bytes"
	"embed"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/ledger"
)

//go:embed codebook
var notes embed.FS

// CodebookFile is the name of the file that describes an export.
const CodebookFile = "codebook.md"

// About is what the codebook says of how an export came about.
type About struct {
	Version string // of onrecord
	Made    time.Time
	Query   string // "" for the whole ledger
}

// Codebook describes an export in Markdown: what it holds, what its columns mean, and what was left out.
func (e *Export) Codebook(about About) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "# Codebook\n\nExported by onrecord %s on %s as %s: %s.\n", about.Version, about.Made.UTC().Format(time.DateOnly), e.Format.Name, e.Format.Doc)
	if about.Query != "" {
		fmt.Fprintf(&out, "Query: `%s`.\n", about.Query)
	}
	fmt.Fprintf(&out, "\nRead %d articles. Written: %s.\n", e.Tally.Articles, e.Tally)
	if left := e.Tally.Omitted(); left != "" {
		fmt.Fprintf(&out, "Left out: %s.\n", left)
	}
	fmt.Fprintf(&out, "\n## The format\n\n%s\n## Conventions\n\n%s", note(e.Format.Name), note("conventions"))
	if e.Format == csvTables || e.Format == parquetTables {
		for i, row := range []reflect.Type{
			reflect.TypeFor[articleRow](), reflect.TypeFor[actorRow](), reflect.TypeFor[statementRow](), reflect.TypeFor[eventRow](), reflect.TypeFor[forecastRow](),
		} {
			describe(&out, tableNames[i], row)
		}
	}
	return out.Bytes()
}

func note(name string) string {
	text, err := notes.ReadFile("codebook/" + name + ".md")
	if err != nil {
		panic(err) // it is embedded
	}
	return string(text)
}

// describe tells what the columns of a table mean.
func describe(out *bytes.Buffer, table string, row reflect.Type) {
	fmt.Fprintf(out, "\n## %s\n\n| column | type | meaning |\n|---|---|---|\n", table)
	for _, f := range reflect.VisibleFields(row) {
		doc := f.Tag.Get("doc")
		if set := f.Tag.Get("values"); set != "" {
			doc += " One of " + strings.Join(valuesOf[set], ", ") + "."
		}
		fmt.Fprintf(out, "| %s | %s | %s |\n", columnName(f), kindName(f.Type), doc)
	}
}

// kindName is what a column's type is called.
func kindName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return kindName(t.Elem()) + " list"
	case reflect.Struct:
		return "span"
	case reflect.Pointer:
		return kindName(t.Elem())
	case reflect.Float64:
		return "number"
	case reflect.Int32:
		return "integer"
	case reflect.Bool:
		return "true or false"
	default:
		return "text"
	}
}

// valuesOf are the sets that columns take their values from.
var valuesOf = map[string][]string{
	"standing": texts(ledger.Statuses[:3]), "actor type": texts(onrecord.ActorTypes), "sector": texts(onrecord.Sectors), "act": texts(onrecord.Acts), "form": texts(onrecord.Forms),
	"event type": texts(onrecord.EventTypes), "status": texts(onrecord.Statuses), "direction": texts(onrecord.Directions),
}

func texts[T ~string](values []T) (all []string) {
	for _, v := range values {
		all = append(all, string(v))
	}
	return all
}
