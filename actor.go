package onrecord

// ID names a record inside one article: "a1" an actor, "s1" a statement, "e1" an event, "f1" a forecast.
// The empty ID means that nothing is known.
type ID string

const (
	// Unnamed stands for a source without identity ("officials", "critics").
	Unnamed ID = "unnamed"
	// TheArticle stands for the article's own words, as the forecaster of a forecast.
	TheArticle ID = "article"
)

// ActorType says what kind of thing an actor is.
type ActorType string

const (
	Person       ActorType = "person"
	Organisation ActorType = "organisation"
	Country      ActorType = "country"
	Place        ActorType = "place"
	Group        ActorType = "group"
)

// ActorTypes are all actor types.
var ActorTypes = []ActorType{Person, Organisation, Country, Place, Group}

// Actor is somebody or something that says, does or undergoes something in the article.
type Actor struct {
	ID       ID
	Name     string // the fullest form in the article
	Type     ActorType
	Country  string // ISO 3166-1 alpha-3, or one of NonStates; "" when unknown
	Sector   Sector // "" when unknown
	Mentions []Mention
	Roles    []Role
}

// MentionForm says how a mention names its actor.
type MentionForm string

const (
	Name    MentionForm = "name"
	Nominal MentionForm = "nominal"
	Pronoun MentionForm = "pronoun"
)

// MentionForms are all mention forms.
var MentionForms = []MentionForm{Name, Nominal, Pronoun}

// Mention is a span that names an actor.
type Mention struct {
	Span
	Form MentionForm
}

// Role is an office, rank, profession or membership that the article states of an actor, in the article's words but for
// Office.
type Role struct {
	Title    string // "Prime Minister"
	Office   string // the same in a normal form, to group by: "prime minister" of "PM" and "then-Prime Minister"
	Of       string // "Pakistan"; "" when not said
	From, To string // ISO 8601, as coarse as stated
	Former   bool
	Evidence []Span
}
