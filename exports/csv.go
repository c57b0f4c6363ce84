package exports

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/ledger"
)

var csvTables = &Format{
	Name: "csv", Doc: "tables for spreadsheets and statistics, with a header (RFC 4180)", Files: tableFiles(".csv"),
	start: func(_ context.Context, _ ledger.Store, open Open) (writer, error) {
		w := &csvWriter{}
		for i, header := range [][]string{
			columnsOf[articleRow](), columnsOf[actorRow](), columnsOf[statementRow](), columnsOf[eventRow](), columnsOf[forecastRow](),
		} {
			file := open(tableNames[i] + ".csv")
			w.files = append(w.files, file)
			if _, err := file.Write(csvLines([][]string{header})); err != nil {
				return nil, err
			}
		}
		return w, nil
	},
}

// tableFiles are the files of the tables.
func tableFiles(extension string) (files []string) {
	for _, name := range tableNames {
		files = append(files, name+extension)
	}
	return files
}

// csvWriter writes a file a table.
type csvWriter struct{ files []io.Writer }

func (w *csvWriter) draw(a *Article) (func(*Tally) error, error) {
	t := newTables(a)
	parts := [][]byte{csvRows(t.articles), csvRows(t.actors), csvRows(t.statements), csvRows(t.events), csvRows(t.forecasts)}
	return func(tally *Tally) error {
		t.count(tally)
		for i, part := range parts {
			if _, err := w.files[i].Write(part); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

func (w *csvWriter) close() error { return nil }

// WriteCSV writes rows, structs whose fields are columns, under a header (RFC 4180). Lists are parted by semicolons. A cell that a
// spreadsheet would run as a formula gets an apostrophe in front of it.
func WriteCSV[T any](out io.Writer, rows []*T) error {
	lines := [][]string{columnsOf[T]()}
	for _, row := range rows {
		lines = append(lines, cells(reflect.ValueOf(row).Elem()))
	}
	_, err := out.Write(csvLines(lines))
	return err
}

func csvRows[T any](rows []T) []byte {
	lines := make([][]string, len(rows))
	for i := range rows {
		lines[i] = cells(reflect.ValueOf(&rows[i]).Elem())
	}
	return csvLines(lines)
}

func csvLines(lines [][]string) []byte {
	var out bytes.Buffer
	_ = csv.NewWriter(&out).WriteAll(lines) // a buffer takes everything
	return out.Bytes()
}

// columnsOf returns the names of the columns of a struct, as its tags give them.
func columnsOf[T any]() (names []string) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		names = append(names, columnName(f))
	}
	return names
}

func columnName(f reflect.StructField) string {
	name, _, _ := strings.Cut(cmp.Or(f.Tag.Get("parquet"), f.Tag.Get("json")), ",")
	return name
}

// cells returns the cells of a row.
func cells(row reflect.Value) []string {
	out := make([]string, row.NumField())
	for i := range out {
		out[i] = cell(row.Field(i))
	}
	return out
}

func cell(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return defused(v.String())
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, 64)
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return cell(v.Elem())
	case reflect.Slice:
		parts := make([]string, v.Len())
		for i := range parts {
			if s, ok := v.Index(i).Interface().(fmt.Stringer); ok {
				parts[i] = s.String()
			} else {
				parts[i] = strings.ReplaceAll(v.Index(i).String(), ";", ",") // or else it would look like two
			}
		}
		return defused(strings.Join(parts, "; "))
	default:
		panic(fmt.Sprintf("exports: a column of %s", v.Type()))
	}
}

// defused returns a cell that no spreadsheet runs.
func defused(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
