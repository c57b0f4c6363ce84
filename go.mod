module github.com/onrecord/onrecord

go 1.26.8

require (
	codeberg.org/readeck/go-readability/v2 v2.1.3 // main text of pages where trafilatura finds none or would take too long
	github.com/RadhiFadlillah/whatlanggo v0.0.0-20240916001553-aac1f0f737fc // language of an article; trafilatura needs it anyway
	github.com/alecthomas/kong v1.17.0 // command line
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // charset of text that declares none
	github.com/klauspost/compress v1.20.4 // deflate with a dictionary, twice as fast as the standard library's
	github.com/kljensen/snowball v0.10.0 // stems of English words, by which claims are compared
	github.com/markusmobius/go-trafilatura v1.12.2 // main text, title, date and author of pages: the best measured
	github.com/parquet-go/parquet-go v0.32.0 // Parquet tables
	github.com/rivo/uniseg v0.4.7 // columns that a character takes in the report
	github.com/rogpeppe/go-internal v1.16.0 // tests: whole-program scripts
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // tests: real output against the schema of the record
	golang.org/x/net v0.62.0 // HTML tokens, charsets that pages declare
	golang.org/x/sys v0.49.0 // what the processor can do, for the kernels in assembly
	golang.org/x/term v0.47.0 // is it a terminal, and how wide
	golang.org/x/text v0.43.0 // charset decoders; accents taken from words
	modernc.org/sqlite v1.62.0 // the ledger: SQLite with FTS5 in pure Go
)

require (
	github.com/andybalholm/brotli v1.3.0 // indirect
	github.com/andybalholm/cascadia v1.3.3 // indirect
	github.com/araddon/dateparse v0.0.0-20210429162001-6b43995a97de // indirect
	github.com/dustin/go-humanize v1.1.0 // indirect
	github.com/forPelevin/gomoji v1.2.0 // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/go-shiori/go-readability v0.0.0-20241012063810-92284fa8a71f // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/itlightning/dateparse v0.2.1 // indirect
	github.com/markusmobius/go-dateparser v1.2.3 // indirect
	github.com/markusmobius/go-domdistiller v0.0.0-20240926050704-25b8d046ffb4 // indirect
	github.com/markusmobius/go-htmldate v1.9.1 // indirect
	github.com/mattn/go-colorable v0.1.13 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/ncruces/go-strftime v1.1.0 // indirect
	github.com/parquet-go/bitpack v1.0.0 // indirect
	github.com/parquet-go/jsonlite v1.0.0 // indirect
	github.com/pierrec/lz4/v4 v4.1.33 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	github.com/rs/zerolog v1.33.0 // indirect
	github.com/twpayne/go-geom v1.7.0 // indirect
	github.com/yosssi/gohtml v0.0.0-20201013000340-ee4748c638f4 // indirect
	golang.org/x/tools v0.52.0 // indirect
	google.golang.org/protobuf v1.36.12 // indirect
	modernc.org/libc v1.80.1 // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.12.1 // indirect
)

// Only asked in a search that onrecord does not use; its tables take 0.2 s and 7 MB at every start.
replace github.com/markusmobius/go-dateparser => ./articles/dateparser

// Asked last of all for main text, and never decisive (ARCHITECTURE.md); its expressions take 5 ms at every start.
replace github.com/markusmobius/go-domdistiller => ./articles/domdistiller
