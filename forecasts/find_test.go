package forecasts

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/dates"
	"github.com/onrecord/onrecord/syntax/parse"
)

// readText reads a text of one paragraph; statements, if any, hold all of it.
func readText(text string, statements ...onrecord.Statement) *reader {
	article := &onrecord.Article{Text: text, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}}
	for i := range statements {
		statements[i].Content = []onrecord.Span{{End: len(text)}}
	}
	return &reader{doc: parse.Article(article), at: func(int) onrecord.ID { return "" }, statements: statements}
}

func quoted(text string, spans []onrecord.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, s.In(text))
	}
	return strings.Join(parts, " | ")
}

func TestParts(t *testing.T) {
	tests := []struct {
		text, outcome, condition, likelihood string
		direction                            onrecord.Direction
		low                                  float64 // of the probability; 0 for none
	}{
		{"The river port will stay closed for months.", "The river port will stay closed for months", "", "", onrecord.Will, 0},
		{"The river port will not reopen soon.", "The river port will not reopen soon", "", "", onrecord.WillNot, 0},
		{"If Arlen is elected, the army would probably leave Norland.", "the army would probably leave Norland", "If Arlen is elected", "would probably", onrecord.Will, 0.55},
		{"The army could leave Norland if Arlen is elected.", "The army could leave Norland", "if Arlen is elected", "could", onrecord.Will, 0},
		{"The harvest may fail unless the rain returns.", "The harvest may fail", "unless the rain returns", "may", onrecord.Will, 0},
		{"Arlen's victory could reopen the river port.", "could reopen the river port", "Arlen's victory", "could", onrecord.Will, 0},
		{"Should Arlen win, the army would leave Norland.", "the army would leave Norland", "Should Arlen win", "", onrecord.Will, 0},
		{"Were Arlen to win, the army would leave.", "the army would leave", "Were Arlen to win", "", onrecord.Will, 0},
		{"In case of a strike, the port will close.", "the port will close", "In case of a strike", "", onrecord.Will, 0},
		{"As long as the council pays, the port will stay open.", "the port will stay open", "As long as the council pays", "", onrecord.Will, 0},
		{"The port will close only if the council refuses.", "The port will close", "only if the council refuses", "", onrecord.Will, 0},
		{"Whether or not the council pays, the port will close.", "Whether or not the council pays, the port will close", "", "", onrecord.Will, 0},
		{"Arlen is certain to lose.", "Arlen is certain to lose", "", "certain", onrecord.Will, 0.95},
		{"There is a risk of war.", "war", "", "risk", onrecord.Will, 0},
		{"The plan will not only fail this year.", "The plan will not only fail this year", "", "", onrecord.Will, 0},
		{"Without rain, the harvest could fail.", "the harvest could fail", "Without rain", "could", onrecord.Will, 0},
		{"In this scenario, prices might rise again.", "prices might rise again", "In this scenario", "might", onrecord.Will, 0},
		{"Prices are very likely to rise.", "Prices are very likely to rise", "", "very likely", onrecord.Will, 0.80},
		{"Prices are unlikely to fall.", "Prices are unlikely to fall", "", "unlikely", onrecord.WillNot, 0.20},
		{"Prices will probably not fall.", "Prices will probably not fall", "", "probably", onrecord.WillNot, 0.20},
		{"There is a 70 percent chance that the bridge will not collapse.", "the bridge will not collapse", "", "70 percent chance", onrecord.WillNot, 0.30},
		{"There is a 70 percent chance that the bridge will collapse.", "the bridge will collapse", "", "70 percent chance", onrecord.Will, 0.70},
		{"The bridge is expected to collapse.", "The bridge is expected to collapse", "", "expected", onrecord.Will, 0},
		{"Given the delays, the port will likely close.", "the port will likely close", "", "likely", onrecord.Will, 0.55},
		{"There is little chance that the bridge will collapse.", "the bridge will collapse", "", "little chance", onrecord.WillNot, 0},
		{"There is almost no chance that the bridge will collapse.", "the bridge will collapse", "", "almost no chance", onrecord.WillNot, 0.01},
		{"There is a remote possibility that the bridge will collapse.", "the bridge will collapse", "", "remote possibility", onrecord.WillNot, 0.01},
		{"There is a very good chance that the bridge will collapse.", "the bridge will collapse", "", "very good chance", onrecord.Will, 0},
		{"The chances that the bridge will collapse are slim.", "the bridge will collapse", "", "", onrecord.WillNot, 0},
		{"There isn't much chance that the bridge will collapse.", "the bridge will collapse", "", "", onrecord.WillNot, 0},
		{"There is no prospect of peace.", "peace", "", "no prospect", onrecord.WillNot, 0},
		{"It is doubtful that the bridge will collapse.", "the bridge will collapse", "", "doubtful", onrecord.WillNot, 0},
		{"It is not doubtful that the bridge will collapse.", "the bridge will collapse", "", "doubtful", onrecord.Will, 0},
		{"It seems unlikely that the bridge will collapse.", "the bridge will collapse", "", "unlikely", onrecord.WillNot, 0.20},
		{"It is not impossible that the bridge will collapse.", "the bridge will collapse", "", "impossible", onrecord.Will, 0},
		{"The bridge will collapse no matter how many men repair it.", "The bridge will collapse no matter how many men repair it", "", "", onrecord.Will, 0},
		{"Under no circumstances will the bridge collapse.", "Under no circumstances will the bridge collapse", "", "", onrecord.WillNot, 0},
		{"The bridge will scarcely collapse.", "The bridge will scarcely collapse", "", "", onrecord.WillNot, 0},
		{"There is a slim 5 per cent chance that the bridge will collapse.", "the bridge will collapse", "", "5 per cent chance", onrecord.Will, 0.05},
		{"There are 3 possible chances that the bridge will collapse.", "the bridge will collapse", "", "", onrecord.Will, 0},
		{"The bridge is going to collapse.", "The bridge is going to collapse", "", "", onrecord.Will, 0},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			got := readText(test.text).find()
			if len(got) != 1 {
				t.Fatalf("%d forecasts, want 1: %+v", len(got), got)
			}
			f := got[0]
			if o := quoted(test.text, f.Outcome); o != test.outcome {
				t.Errorf("outcome %q, want %q", o, test.outcome)
			}
			if c := quoted(test.text, f.Condition); c != test.condition {
				t.Errorf("condition %q, want %q", c, test.condition)
			}
			if l := quoted(test.text, f.Likelihood); l != test.likelihood {
				t.Errorf("likelihood %q, want %q", l, test.likelihood)
			}
			if f.Direction != test.direction {
				t.Errorf("direction %s, want %s", f.Direction, test.direction)
			}
			if low := 0.0; f.Probability != nil || test.low != 0 {
				if f.Probability != nil {
					low = f.Probability.Low
				}
				if low != test.low {
					t.Errorf("probability from %v, want %v", low, test.low)
				}
			}
			if f.Forecaster != onrecord.TheArticle || f.Statement != "" {
				t.Errorf("forecaster %q of statement %q, want the article", f.Forecaster, f.Statement)
			}
		})
	}
}

func TestNoForecast(t *testing.T) {
	tests := []struct{ why, text string }{
		{"question", "Will the river port reopen?"},
		{"promise", "We will rebuild the river port."},
		{"past counterfactual", "The port would have closed."},
		{"past ability", "Rescuers could not reach the village."},
		{"perception", "From the hill one could see the village."},
		{"indirect question", "Nobody knows whether the port will reopen."},
		{"blessing", "May the village prosper."},
		{"what is seen to", "Arlen made sure to close the port."},
		{"judgement", "It would be wise to rebuild the port."},
		{"reproach", "The port could be doing more for its dockers."},
		{"habit", "Dockers would sometimes strike."},
		{"ability in the past", "The ship left before the police could stop it."},
		{"ability as a reason", "The mayor felt safe because she could rely on the army."},
		{"refusal", "Smuggling will not be tolerated."},
		{"support for a judgement", "The letters could be grounds for a trial."},
		{"narration", "He would knock, and she would open, and they would talk."},
		{"concession", "The port may lose money, but it works."},
		{"what something is a sign of", "The strike may illustrate the decline of the port."},
		{"praise of another kind", "The council would be mistaken to rebuild the port."},
		{"what is always so", "The strike inevitably raises prices."},
		{"arrangement", "The prize will be awarded by the council."},
		{"wish", "Most dockers wish they could strike."},
		{"what nobody can do", "It is impossible to tell the truth."},
		{"who is able", "The rules were too vague to determine who could take part."},
		{"announcement", "The advertisement will air on national television."},
		{"advice to readers", "Your port fees may rise."},
		{"supposition", "You would think the port would close."},
		{"what is perhaps so now", "The dockers may be planning a strike."},
		{"feeling", "They may want to leave."},
		{"praise", "It would be a good time to rebuild the port."},
		{"past intention", "Arlen was going to close the port."},
		{"law", "The treaty stipulates that ships may be stopped."},
		{"advice", "You will find the office on the left."},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			r := readText(test.text)
			for _, f := range r.find() {
				t.Errorf("%q found in %q", quoted(test.text, f.Outcome), test.text)
			}
		})
	}
}

func TestSchedule(t *testing.T) {
	for text, want := range map[string]int{
		"The hearing will be held on Tuesday.":                       0,
		"The curfew will continue until Tuesday.":                    0,
		"The dam will burst on Tuesday.":                             1,
		"If it rains, the curfew will continue until Tuesday night.": 1,
	} {
		r := readText(text)
		at := strings.Index(text, "Tuesday")
		r.times = []onrecord.Timex{{Span: onrecord.Span{Start: at, End: at + 7}, Type: onrecord.DateTimex, Value: "2031-03-04"}}
		if got := r.find(); len(got) != want {
			t.Errorf("%s: %d forecasts, want %d", text, len(got), want)
		}
	}
}

// What somebody says, and foresees nothing by it.
func TestNoForecastSaid(t *testing.T) {
	for _, test := range []struct {
		why, text string
		statement onrecord.Statement
	}{
		{"a measure", "The port is better now than it would be elsewhere.", onrecord.Statement{Act: onrecord.Says}},
		{"what was not said", "The port would close.", onrecord.Statement{Act: onrecord.Says, Negated: true}},
		{"what a thing is said to have", "The letter spoke of the harm it said the strike would do.", onrecord.Statement{Act: onrecord.Says}},
		{"what surprises", "It is shocking that the council would sell the port.", onrecord.Statement{Act: onrecord.Says}},
	} {
		r := readText(test.text, test.statement)
		for _, f := range r.find() {
			t.Errorf("%s: %q found in %q", test.why, quoted(test.text, f.Outcome), test.text)
		}
	}
}

// Who says that he will win what others decide foresees it.
func TestContest(t *testing.T) {
	for text, want := range map[string]int{"We will hold the Senate.": 1, "We will win.": 1, "We will hold the letter.": 0} {
		r := readText(text, onrecord.Statement{Act: onrecord.Predicts})
		if got := r.find(); len(got) != want {
			t.Errorf("%s: %d forecasts, want %d", text, len(got), want)
		}
	}
}

// Who doubts or denies that something will be expects that it will not.
func TestDoubt(t *testing.T) {
	text := "Arlen doubts that the port will close."
	at := strings.Index(text, "doubts")
	cue := []onrecord.Span{{Start: at, End: at + len("doubts")}}
	for _, test := range []struct {
		about     string
		statement onrecord.Statement
		want      onrecord.Direction
	}{
		{"doubts", onrecord.Statement{Act: onrecord.Believes, Cue: cue}, onrecord.WillNot},
		{"does not doubt", onrecord.Statement{Act: onrecord.Believes, Cue: cue, Negated: true}, onrecord.Will},
		{"thinks", onrecord.Statement{Act: onrecord.Believes}, onrecord.Will},
		{"does not think", onrecord.Statement{Act: onrecord.Believes, Negated: true}, onrecord.WillNot},
		{"denies", onrecord.Statement{Act: onrecord.Denies}, onrecord.WillNot},
	} {
		got := readText(text, test.statement).find()
		if len(got) != 1 || got[0].Direction != test.want {
			t.Errorf("%s: %+v, want %s", test.about, got, test.want)
		}
	}
}

// A date that is over is no horizon.
func TestPastHorizon(t *testing.T) {
	text := "The bridge that fell in 2029 will collapse again by 2032."
	r := readText(text)
	r.doc.Article.Published = "2031-03-04"
	for _, year := range []string{"2029", "2032"} {
		at := strings.Index(text, year)
		r.times = append(r.times, onrecord.Timex{Span: onrecord.Span{Start: at, End: at + 4}, Type: onrecord.DateTimex, Value: year})
	}
	if got := r.find(); len(got) != 1 || got[0].Horizon != "2032" {
		t.Errorf("%+v, want the horizon 2032", got)
	}
}

// What is expected before a time is expected by the end of the time before it, as coarse as it is said.
func TestBefore(t *testing.T) {
	for words, want := range map[string]string{
		"before the end of June": "2031-06", "before June": "2031-05", "by June": "2031-06", "before late June": "2031-06", "before the start of June": "2031-05",
		"before 2033": "2032", "before 6 June": "2031-06-05", "before the end of the year": "2031", "before the June election": "2031-06",
	} {
		r := readText("The bridge will collapse " + words + ".")
		r.doc.Article.Published = "2031-03-04"
		r.times = dates.Find(r.doc)
		if got := r.find(); len(got) != 1 || got[0].Horizon != want {
			t.Errorf("%s: %+v, want the horizon %s", words, got, want)
		}
	}
}

func TestForecasterAndHorizon(t *testing.T) {
	text := "Inflation will double by 2031."
	at := strings.Index(text, "2031")
	for _, test := range []struct {
		speaker, want onrecord.ID
		act           onrecord.Act
		count         int
	}{
		{"a7", "a7", onrecord.Predicts, 1},
		{"", onrecord.Unnamed, onrecord.Says, 1},
		{"a7", "a7", onrecord.Wants, 0},
		{"a7", "a7", onrecord.Promises, 0},
	} {
		r := readText(text, onrecord.Statement{ID: "s1", Speaker: test.speaker, Act: test.act})
		r.times = []onrecord.Timex{{Span: onrecord.Span{Start: at, End: at + 4}, Type: onrecord.DateTimex, Value: "2031"}}
		got := r.find()
		if len(got) != test.count {
			t.Errorf("%s: %d forecasts, want %d", test.act, len(got), test.count)
			continue
		}
		if len(got) > 0 && (got[0].Forecaster != test.want || got[0].Statement != "s1" || got[0].Horizon != "2031") {
			t.Errorf("forecaster %q, statement %q, horizon %q", got[0].Forecaster, got[0].Statement, got[0].Horizon)
		}
	}
}
