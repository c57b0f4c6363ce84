package onrecord

// TimexType is a TIMEX3 type.
type TimexType string

const (
	DateTimex     TimexType = "DATE"
	TimeTimex     TimexType = "TIME"
	DurationTimex TimexType = "DURATION"
	SetTimex      TimexType = "SET"
)

// TimexTypes are all TIMEX3 types.
var TimexTypes = []TimexType{DateTimex, TimeTimex, DurationTimex, SetTimex}

// Timex is a temporal expression with its TIMEX3 type and value ("2019-07", "P3D", "XXXX-WXX-5"), as in TimeML.
type Timex struct {
	Span
	Type   TimexType
	Value  string // "" when it cannot be told
	Offset string // of a relative date without Value: how far from the unknown reference, "-P1W", "P3D", "P0D"
}
