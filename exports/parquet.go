package exports

import (
	"cmp"
	"context"

	"github.com/parquet-go/parquet-go"

	"github.com/onrecord/onrecord/ledger"
)

var parquetTables = &Format{
	Name: "parquet", Doc: "the same tables for data frames and databases, with lists of spans", Files: tableFiles(".parquet"),
	start: func(_ context.Context, _ ledger.Store, open Open) (writer, error) {
		return &parquetWriter{
			parquetTable[articleRow](open, 0), parquetTable[actorRow](open, 1), parquetTable[statementRow](open, 2),
			parquetTable[eventRow](open, 3), parquetTable[forecastRow](open, 4),
		}, nil
	},
}

// schemaVersion is the version of the tables: raised when a column changes its meaning.
const schemaVersion = "1"

func parquetTable[T any](open Open, table int) *parquet.GenericWriter[T] {
	const rows = 10_000 // of a group, which is held in memory until it is full
	return parquet.NewGenericWriter[T](open(tableNames[table]+".parquet"), parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rows),
		parquet.CreatedBy("onrecord", schemaVersion, ""), parquet.KeyValueMetadata("onrecord.schema_version", schemaVersion))
}

type parquetWriter struct {
	articles   *parquet.GenericWriter[articleRow]
	actors     *parquet.GenericWriter[actorRow]
	statements *parquet.GenericWriter[statementRow]
	events     *parquet.GenericWriter[eventRow]
	forecasts  *parquet.GenericWriter[forecastRow]
}

func (w *parquetWriter) draw(a *Article) (func(*Tally) error, error) {
	t := newTables(a)
	return func(tally *Tally) error {
		t.count(tally)
		return cmp.Or(put(w.articles, t.articles), put(w.actors, t.actors), put(w.statements, t.statements), put(w.events, t.events), put(w.forecasts, t.forecasts))
	}, nil
}

func put[T any](w *parquet.GenericWriter[T], rows []T) error {
	_, err := w.Write(rows)
	return err
}

func (w *parquetWriter) close() error {
	return cmp.Or(w.articles.Close(), w.actors.Close(), w.statements.Close(), w.events.Close(), w.forecasts.Close())
}
