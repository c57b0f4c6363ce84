package onrecord

// Direction says whether a forecast expects its outcome to happen.
type Direction string

const (
	Will    Direction = "will"
	WillNot Direction = "will_not"
)

// Directions are all directions.
var Directions = []Direction{Will, WillNot}

// Probability is how probable the words of a forecast make it that what it is about happens, whichever Direction it takes.
type Probability struct {
	Low, High float64 // in [0, 1]
	Scale     string  // the published scale that says what the words stand for ("ICD-203"), or "stated" for a number in them
}

// Forecast is a statement about the future, by a source or by the article, that later events can show right or wrong.
type Forecast struct {
	ID          ID
	Outcome     []Span // what would happen, without the condition
	Forecaster  ID     // an actor, Unnamed or TheArticle
	Condition   []Span // the words that name the condition
	Likelihood  []Span // the words that grade it ("would likely"); none for a bare "will"
	Probability *Probability
	Direction   Direction
	Horizon     string // by when; ISO 8601, as coarse as known
	HorizonText []Span
	Statement   ID // the statement that carries it
}
