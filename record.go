package onrecord

// Record is all that onrecord draws from one article.
type Record struct {
	Article    *Article
	Actors     []Actor
	Statements []Statement
	Events     []Event
	Forecasts  []Forecast
	Dates      []Timex
}

// Finder identifies a stage that draws records from an article. Records that are kept carry the name and version of
// what found them, so that a better version can read the archive again.
type Finder struct {
	Name    string
	Doc     string // one line: what it finds
	Version int    // raised whenever its output changes
}
