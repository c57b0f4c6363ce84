// Package dates finds the temporal expressions of an article and tells what time they mean: TIMEX3 dates, times,
// durations and sets, with values as TimeML 1.2.1 and TempEval-3 have them.
//
// The way of an expression: the tokens of a paragraph are cut into atoms, runs of letters or digits that the lexicon
// classifies (atoms.go); the grammar takes the longest expression that begins at an atom and says what its words mean
// (grammar.go, calendar.go, lengths.go, clock.go); resolving it against the day of publication, the dates before it and the
// tense of its clause gives the value (resolve.go). Word lists are data files.
package dates
