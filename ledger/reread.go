package ledger

import (
	"context"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/deeds"
)

// Reread reads the bytes of a row again, and puts what is found in its place; false when the row has been changed or
// removed by another meanwhile.
func Reread(ctx context.Context, store Store, row *Row, finders []onrecord.Finder,
	read func(source string, raw []byte) (*onrecord.Record, *deeds.Page, error)) (bool, error) {
	content, err := row.Unpack()
	if err != nil {
		return false, damaged(row.ID, err)
	}
	record, page, err := read(row.Source, content.Raw)
	if err != nil {
		return false, err
	}
	fresh, err := Pack(content.Raw, record, page, finders)
	if err != nil {
		return false, err
	}
	return store.Replace(ctx, fresh, row.Digest)
}
