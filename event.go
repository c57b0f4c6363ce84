package onrecord

// EventType is a PLOVER 2 type, or Elect, which PLOVER lacks.
type EventType string

const (
	Agree     EventType = "AGREE"
	Consult   EventType = "CONSULT"
	Support   EventType = "SUPPORT"
	Concede   EventType = "CONCEDE"
	Cooperate EventType = "COOPERATE"
	Aid       EventType = "AID"
	Retreat   EventType = "RETREAT"
	Request   EventType = "REQUEST"
	Accuse    EventType = "ACCUSE"
	Reject    EventType = "REJECT"
	Threaten  EventType = "THREATEN"
	Protest   EventType = "PROTEST"
	Sanction  EventType = "SANCTION"
	Mobilize  EventType = "MOBILIZE"
	Coerce    EventType = "COERCE"
	Assault   EventType = "ASSAULT"
	Elect     EventType = "ELECT"
)

// EventTypes are all event types.
var EventTypes = []EventType{Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject,
	Threaten, Protest, Sanction, Mobilize, Coerce, Assault, Elect}

// Status says how far the article vouches for an event.
type Status string

const (
	Reported     Status = "reported"     // told as fact
	Alleged      Status = "alleged"      // only an attributed claim
	Denied       Status = "denied"       // somebody denies it
	Negated      Status = "negated"      // told as not having happened
	Planned      Status = "planned"      // scheduled or promised
	Hypothetical Status = "hypothetical" // only under a condition or as a possibility
	Rumoured     Status = "rumoured"
)

// Statuses are all statuses.
var Statuses = []Status{Reported, Alleged, Denied, Negated, Planned, Hypothetical, Rumoured}

// Event is a political or conflict event in which an actor takes part, one per event however often it is mentioned.
type Event struct {
	ID         ID
	Triggers   []Span // the shortest words that name the event, one span per mention
	Type       EventType
	Mode       string // PLOVER mode ("visit"); "" when none fits
	Actors     []ID   // who do it; for mutual events all who take part
	Recipients []ID   // who undergo it
	Status     Status
	By         ID     // the statement that carries it
	Date       string // ISO 8601, as coarse as known; "start/end" for an interval
	DateText   []Span
	Place      string
}
