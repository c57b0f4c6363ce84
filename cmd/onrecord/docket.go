package main

import (
	"cmp"

	"github.com/onrecord/onrecord/ledger"
	"github.com/onrecord/onrecord/ledger/sqlite"
	"github.com/onrecord/onrecord/resolutions"
)

// docketFlags choose the ledger, and where questions and decisions are kept.
type docketFlags struct {
	ledgerFlag
	Docket string `env:"ONRECORD_DOCKET" placeholder:"FILE" help:"Keep questions and decisions in this file, one JSON object a line, only ever added to. Default: in the ledger, or in docket.jsonl where articles are named."`
}

// docket is an open docket.
type docket struct {
	resolutions.Docket
	where string
	store *sqlite.Ledger // nil where no ledger is needed
}

// open opens the docket for articles that are named, or, where none are, for the ledger.
func (f docketFlags) open(w *world, inputs []string) (*docket, error) {
	if len(inputs) > 0 {
		f.Docket = cmp.Or(f.Docket, "docket.jsonl")
		return &docket{Docket: resolutions.File(f.Docket), where: f.Docket}, nil
	}
	store, err := f.ledgerFlag.open(w)
	if err != nil {
		return nil, err
	}
	if f.Docket != "" {
		return &docket{resolutions.File(f.Docket), f.Docket, store}, nil
	}
	return &docket{ledger.Docket{Store: store}, "the ledger", store}, nil
}

// openAlone opens the docket for what needs no articles.
func (f docketFlags) openAlone(w *world) (*docket, error) {
	if f.Docket != "" {
		return f.open(w, []string{f.Docket})
	}
	return f.open(w, nil)
}

// Close closes the ledger.
func (d *docket) Close() error {
	if d.store == nil {
		return nil
	}
	return d.store.Close()
}
