package exports

import (
	"fmt"

	"github.com/onrecord/onrecord"
)

// The rows of the tables. A tag parquet has the name of the column, doc what it means, values the set that it takes its values from.
type (
	articleRow struct {
		Article   string   `parquet:"article" doc:"The article's id: the SHA-256 of its bytes."`
		Source    string   `parquet:"source" doc:"The path or web address that its bytes came from."`
		Publisher string   `parquet:"publisher,optional,dict" doc:"The host of the web address, without www."`
		Title     string   `parquet:"title,optional" doc:"The headline."`
		Authors   []string `parquet:"authors,list" doc:"The bylines, in order."`
		Published string   `parquet:"published,optional,dict" doc:"The date of publication."`
		Dateline  string   `parquet:"dateline,optional,dict" doc:"The place named at the head of the text."`
		Language  string   `parquet:"language,optional,dict" doc:"The BCP 47 tag of the language."`
		Standing  string   `parquet:"standing,dict" doc:"How the article stands." values:"standing"`
		Story     string   `parquet:"story" doc:"The id of the first article that tells the same in nearly the same words: articles with one story are copies of each other and count once."`
		Finders   string   `parquet:"finders,dict" doc:"The names and versions of what drew the records from the text."`
		Text      string   `parquet:"text" doc:"The text that all spans point into."`
	}
	actorRow struct {
		Article  string   `parquet:"article" doc:"The article."`
		Actor    string   `parquet:"actor,dict" doc:"The actor's id in the article."`
		Name     string   `parquet:"name" doc:"The fullest form of the name in the article."`
		Type     string   `parquet:"type,dict" doc:"What kind of thing the actor is." values:"actor type"`
		Country  string   `parquet:"country,optional,dict" doc:"The country that the actor is or belongs to, ISO 3166-1 alpha-3, or a PLOVER code of what is no state."`
		Sector   string   `parquet:"sector,optional,dict" doc:"The part of the state or of society that the actor acts for, a PLOVER code." values:"sector"`
		Entity   string   `parquet:"entity,optional" doc:"Whom the actor is taken for across articles: one id for one person or organisation. It may change when links are computed again."`
		Roles    []string `parquet:"roles,list" doc:"Offices, ranks and professions that the article states, with what of, and from when to when."`
		Mentions []span   `parquet:"mentions,list" doc:"Where the article names the actor."`
	}
	statementRow struct {
		Article       string `parquet:"article" doc:"The article."`
		Statement     string `parquet:"statement,dict" doc:"The statement's id in the article."`
		Published     string `parquet:"published,optional,dict" doc:"The date of publication of the article."`
		Speaker       string `parquet:"speaker,optional,dict" doc:"The id of the actor who makes the statement, or unnamed."`
		SpeakerName   string `parquet:"speaker_name,optional,dict" doc:"The speaker's name."`
		SpeakerEntity string `parquet:"speaker_entity,optional,dict" doc:"The speaker's entity, as in actors."`
		SpeakerCode   string `parquet:"speaker_country,optional,dict" doc:"The speaker's country."`
		SpeakerSector string `parquet:"speaker_sector,optional,dict" doc:"The speaker's sector." values:"sector"`
		Act           string `parquet:"act,dict" doc:"What the speaker does in making it." values:"act"`
		Negated       bool   `parquet:"negated" doc:"Whether the words deny that the speaker does so: did not rule out, is not convinced."`
		Hedged        bool   `parquet:"hedged" doc:"Whether the words leave open whether the speaker does so: reportedly, may have said."`
		Form          string `parquet:"form,dict" doc:"Whether the content stands in quotation marks: all, nothing or a part of it." values:"form"`
		To            string `parquet:"to,optional,dict" doc:"The id of the actor who is addressed."`
		ToName        string `parquet:"to_name,optional,dict" doc:"The addressee's name."`
		Source        string `parquet:"source,optional" doc:"The words that name the source."`
		Cue           string `parquet:"cue,optional,dict" doc:"The words that signal the attribution."`
		Content       string `parquet:"content" doc:"The words that are attributed; … parts pieces."`
		SourceSpans   []span `parquet:"source_spans,list" doc:"Where the source words stand."`
		CueSpans      []span `parquet:"cue_spans,list" doc:"Where the cue stands."`
		ContentSpans  []span `parquet:"content_spans,list" doc:"Where the content stands."`
		Sentence      int32  `parquet:"sentence" doc:"The number of the sentence in which the content begins, from 0."`
		In            string `parquet:"in,optional,dict" doc:"The id of the statement whose content holds this one."`
		Answers       string `parquet:"answers,optional,dict" doc:"The id of the statement or event that this one denies, confirms or answers."`
		Claim         string `parquet:"claim,optional" doc:"The statement that words the claim first, of all articles; the same for statements of the same proposition."`
		Stories       int32  `parquet:"claim_stories" doc:"How many independent stories tell of the claim."`
		Articles      int32  `parquet:"claim_articles" doc:"How many articles tell of the claim, copies included."`
	}
	eventRow struct {
		Article       string   `parquet:"article" doc:"The article."`
		Event         string   `parquet:"event,dict" doc:"The event's id in the article."`
		Published     string   `parquet:"published,optional,dict" doc:"The date of publication of the article."`
		Date          string   `parquet:"date,optional,dict" doc:"When it happened, as the article tells; an interval as start/end. Missing where it tells nothing."`
		Type          string   `parquet:"type,dict" doc:"The PLOVER 2 type, or ELECT, which PLOVER lacks." values:"event type"`
		Mode          string   `parquet:"mode,optional,dict" doc:"The PLOVER mode."`
		Status        string   `parquet:"status,dict" doc:"How far the article vouches for it." values:"status"`
		By            string   `parquet:"by,optional,dict" doc:"The id of the statement that carries it."`
		Quad          string   `parquet:"quad,optional,dict" doc:"The PLOVER quad class, of the type as it would be coded if it were reported."`
		Intensity     *float64 `parquet:"intensity,optional" doc:"The PLOVER intensity of type and mode, from -10 to 10."`
		CAMEO         string   `parquet:"cameo,optional,dict" doc:"The CAMEO root code that the type stands for."`
		Actors        []string `parquet:"actors,list" doc:"The ids of the actors who do it; of mutual events all who take part."`
		ActorNames    []string `parquet:"actor_names,list" doc:"Their names, in the same order."`
		ActorEntities []string `parquet:"actor_entities,list" doc:"Their entities, in the same order; empty where there is none."`
		ActorCodes    []string `parquet:"actor_countries,list" doc:"Their countries, in the same order; empty where unknown."`
		ActorSectors  []string `parquet:"actor_sectors,list" doc:"Their sectors, in the same order; empty where unknown."`
		Recipients    []string `parquet:"recipients,list" doc:"The ids of the actors who undergo it."`
		RecipNames    []string `parquet:"recipient_names,list" doc:"Their names, in the same order."`
		RecipEntities []string `parquet:"recipient_entities,list" doc:"Their entities, in the same order; empty where there is none."`
		RecipCodes    []string `parquet:"recipient_countries,list" doc:"Their countries, in the same order; empty where unknown."`
		RecipSectors  []string `parquet:"recipient_sectors,list" doc:"Their sectors, in the same order; empty where unknown."`
		Place         string   `parquet:"place,optional,dict" doc:"Where, in the article's words."`
		Trigger       string   `parquet:"trigger,dict" doc:"The words that name the event; … parts mentions."`
		TriggerSpans  []span   `parquet:"trigger_spans,list" doc:"Where they stand."`
		DateSpans     []span   `parquet:"date_spans,list" doc:"Where the words stand that date it."`
		Happening     string   `parquet:"happening,optional" doc:"The record that tells of the event first, of all articles; the same for what is taken for one event."`
		Stories       int32    `parquet:"stories" doc:"How many independent stories tell of it."`
		Articles      int32    `parquet:"articles" doc:"How many articles tell of it, copies included."`
	}
	forecastRow struct {
		Article         string   `parquet:"article" doc:"The article."`
		Forecast        string   `parquet:"forecast,dict" doc:"The forecast's id in the article."`
		Published       string   `parquet:"published,optional,dict" doc:"The date of publication of the article."`
		Forecaster      string   `parquet:"forecaster,optional,dict" doc:"The id of the actor who answers for it; unnamed; or article for the article's own words."`
		Name            string   `parquet:"forecaster_name,optional,dict" doc:"The forecaster's name."`
		Entity          string   `parquet:"forecaster_entity,optional,dict" doc:"The forecaster's entity, as in actors."`
		Outcome         string   `parquet:"outcome" doc:"The words for what would happen, without the condition."`
		Condition       string   `parquet:"condition,optional" doc:"The words for the condition."`
		Likelihood      string   `parquet:"likelihood,optional,dict" doc:"The words that grade it; missing for a bare will."`
		Low             *float64 `parquet:"probability_low,optional" doc:"What the words stand for: the lowest probability that it happens."`
		High            *float64 `parquet:"probability_high,optional" doc:"The highest."`
		Scale           string   `parquet:"scale,optional,dict" doc:"The published scale that says what the words stand for, or stated for a number in them."`
		Direction       string   `parquet:"direction,dict" doc:"Whether the outcome is expected." values:"direction"`
		Horizon         string   `parquet:"horizon,optional,dict" doc:"By when."`
		Statement       string   `parquet:"statement,optional,dict" doc:"The id of the statement that carries it."`
		OutcomeSpans    []span   `parquet:"outcome_spans,list" doc:"Where the outcome stands."`
		ConditionSpans  []span   `parquet:"condition_spans,list" doc:"Where the condition stands."`
		LikelihoodSpans []span   `parquet:"likelihood_spans,list" doc:"Where the likelihood words stand."`
	}
)

// span is a range of code points of the article's text.
type span struct {
	Start int32 `parquet:"start"`
	End   int32 `parquet:"end"`
}

func (s span) String() string { return fmt.Sprintf("%d-%d", s.Start, s.End) }

func (a *Article) spans(spans []onrecord.Span) (all []span) {
	for _, s := range spans {
		all = append(all, span{int32(a.offsets.CodePoints(s.Start)), int32(a.offsets.CodePoints(s.End))})
	}
	return all
}

// tables are the rows of an article.
type tables struct {
	articles   []articleRow
	actors     []actorRow
	statements []statementRow
	events     []eventRow
	forecasts  []forecastRow
}

// tableNames are the names of the tables, in order.
var tableNames = []string{"articles", "actors", "statements", "events", "forecasts"}

// newTables draws the rows of an article.
func newTables(a *Article) *tables {
	article := a.Record.Article
	t := &tables{articles: []articleRow{{
		Article: article.ID, Source: article.Source, Publisher: a.Row.Publisher, Title: article.Title, Authors: article.Authors, Published: article.Published,
		Dateline: article.Dateline, Language: article.Language, Standing: string(a.Row.Status), Story: a.Joins.Story, Finders: a.Row.Finders, Text: article.Text,
	}}}
	for i := range a.Record.Actors {
		t.actors = append(t.actors, a.actorRow(&a.Record.Actors[i]))
	}
	for i := range a.Record.Statements {
		t.statements = append(t.statements, a.statementRow(&a.Record.Statements[i]))
	}
	for i := range a.Record.Events {
		t.events = append(t.events, a.eventRow(&a.Record.Events[i]))
	}
	for i := range a.Record.Forecasts {
		t.forecasts = append(t.forecasts, a.forecastRow(&a.Record.Forecasts[i]))
	}
	return t
}

func (a *Article) actorRow(actor *onrecord.Actor) actorRow {
	row := actorRow{
		Article: a.Row.ID, Actor: string(actor.ID), Name: actor.Name, Type: string(actor.Type), Country: actor.Country, Sector: string(actor.Sector),
		Entity: a.Joins.Entities[actor.Name].ID,
	}
	for _, role := range actor.Roles {
		row.Roles = append(row.Roles, roleText(role))
	}
	for _, m := range actor.Mentions {
		row.Mentions = append(row.Mentions, a.spans([]onrecord.Span{m.Span})...)
	}
	return row
}

// roleText writes a role as people do: "former prime minister of Pakistan (2018/2022)".
func roleText(r onrecord.Role) string {
	text := r.Title
	if r.Former {
		text = "former " + text
	}
	if r.Of != "" {
		text += " of " + r.Of
	}
	if r.From != "" || r.To != "" {
		text += " (" + r.From + "/" + r.To + ")"
	}
	return text
}

func (a *Article) statementRow(s *onrecord.Statement) statementRow {
	speaker, claim := a.actor(s.Speaker), a.Joins.Claims[s.ID]
	return statementRow{
		Article: a.Row.ID, Statement: string(s.ID), Published: a.Row.Published,
		Speaker: string(s.Speaker), SpeakerName: speaker.Name, SpeakerEntity: a.Joins.Entities[speaker.Name].ID,
		SpeakerCode: speaker.Country + s.SourceCountry, SpeakerSector: string(speaker.Sector + s.SourceSector), // those of the source are of an unnamed speaker
		Act: string(s.Act), Negated: s.Negated, Hedged: s.Hedged, Form: string(s.Form), To: string(s.To), ToName: a.actor(s.To).Name,
		Source: a.words(s.Source), Cue: a.words(s.Cue), Content: a.words(s.Content),
		SourceSpans: a.spans(s.Source), CueSpans: a.spans(s.Cue), ContentSpans: a.spans(s.Content),
		Sentence: int32(s.Sentence), In: string(s.Inside), Answers: string(s.Answers),
		Claim: claim.ID, Stories: int32(max(claim.Stories, 1)), Articles: int32(max(claim.Articles, 1)),
	}
}

func (a *Article) eventRow(e *onrecord.Event) eventRow {
	happening := a.Joins.Happenings[e.ID]
	row := eventRow{
		Article: a.Row.ID, Event: string(e.ID), Published: a.Row.Published, Date: e.Date, Type: string(e.Type), Mode: e.Mode, Status: string(e.Status), By: string(e.By),
		Place: e.Place, Trigger: a.words(e.Triggers), TriggerSpans: a.spans(e.Triggers), DateSpans: a.spans(e.DateText),
		Happening: happening.ID, Stories: int32(max(happening.Stories, 1)), Articles: int32(max(happening.Articles, 1)),
	}
	if coding, ok := onrecord.CodingOf(e.Type, e.Mode); ok {
		row.Quad, row.Intensity, row.CAMEO = string(coding.Quad), &coding.Intensity, coding.CAMEO
	}
	row.Actors, row.ActorNames, row.ActorEntities, row.ActorCodes, row.ActorSectors = a.parties(e.Actors)
	row.Recipients, row.RecipNames, row.RecipEntities, row.RecipCodes, row.RecipSectors = a.parties(e.Recipients)
	return row
}

// parties lists what is known of actors, side by side.
func (a *Article) parties(ids []onrecord.ID) (actors, names, entities, countries, sectors []string) {
	for _, id := range ids {
		actor := a.actor(id)
		actors, names, entities = append(actors, string(id)), append(names, actor.Name), append(entities, a.Joins.Entities[actor.Name].ID)
		countries, sectors = append(countries, actor.Country), append(sectors, string(actor.Sector))
	}
	return actors, names, entities, countries, sectors
}

func (a *Article) forecastRow(f *onrecord.Forecast) forecastRow {
	forecaster := a.actor(f.Forecaster)
	row := forecastRow{
		Article: a.Row.ID, Forecast: string(f.ID), Published: a.Row.Published,
		Forecaster: string(f.Forecaster), Name: forecaster.Name, Entity: a.Joins.Entities[forecaster.Name].ID,
		Outcome: a.words(f.Outcome), Condition: a.words(f.Condition), Likelihood: a.words(f.Likelihood),
		Direction: string(f.Direction), Horizon: f.Horizon, Statement: string(f.Statement),
		OutcomeSpans: a.spans(f.Outcome), ConditionSpans: a.spans(f.Condition), LikelihoodSpans: a.spans(f.Likelihood),
	}
	if p := f.Probability; p != nil {
		row.Low, row.High, row.Scale = &p.Low, &p.High, p.Scale
	}
	return row
}

// count counts the rows; articles are counted already.
func (t *tables) count(tally *Tally) {
	for i, n := range []int{len(t.actors), len(t.statements), len(t.events), len(t.forecasts)} {
		tally.Written[tableNames[i+1]] += n
	}
}
