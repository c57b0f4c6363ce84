// Package dateparser stands in for the module of this name, which go-htmldate asks only in its extensive search, which onrecord does
// not use: its tables of 200 languages take 0.2 s and 20 MB whenever a program starts. It has what go-htmldate names, and
// finds nothing.
package dateparser

import (
	"errors"
	"time"
)

type (
	ParserType          int
	PreferredDateSource int
	Parser              struct{ ParserTypes []ParserType }
	Configuration       struct {
		PreferredDateSource PreferredDateSource
		StrictParsing       bool
	}
	Date struct{ Time time.Time }
)

const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

const Past PreferredDateSource = 0

// Parse fails.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, errors.New("dates are not searched for extensively")
}
