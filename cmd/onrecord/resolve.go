package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/onrecord/onrecord/resolutions"
)

type resolveCommand struct {
	Accept  acceptCommand  `cmd:"" help:"Accept proposals."`
	Reject  rejectCommand  `cmd:"" help:"Reject proposals."`
	Decide  decideCommand  `cmd:"" help:"Decide without a proposal, or otherwise."`
	Undo    undoCommand    `cmd:"" help:"Take back the last decision or rejection on a forecast or question."`
	History historyCommand `cmd:"" help:"Show what was decided, and taken back."`
}

// Help is the long help text.
func (*resolveCommand) Help() string {
	return `"onrecord forecasts" and "onrecord question show" propose what became of a forecast or question, with the evidence. Nothing is decided before somebody accepts it here. Decisions are added to the docket and never overwritten.

Examples:
  onrecord resolve accept 3f2a9c1b-5d31
  onrecord resolve reject 3f2a9c1b-77ab --why "another bridge"
  onrecord resolve decide 3f2a9c1b void --why "withdrawn on 3 March"
  onrecord resolve accept --above 0.9 --in articles/
  onrecord resolve undo 3f2a9c1b
  onrecord resolve history 3f2a9c1b`
}

// deciding are the flags of all that decides.
type deciding struct {
	boardFlags
	In  []string `sep:"none" placeholder:"INPUT" help:"Folder, file or web address of articles. Default: the ledger."`
	By  string   `placeholder:"NAME" help:"Who decides. Default: you."`
	Why string   `placeholder:"WORDS" help:"The reason, for the history."`
}

// decide sets up the board and gives it to do, with what adds an entry on one of its matters.
func (d *deciding) decide(w *world, do func(*resolutions.Board, func(*resolutions.Matter, resolutions.Entry) error) error) (err error) {
	docket, err := d.open(w, d.In)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, docket.Close()) }()
	board, failed := d.read(w, docket, d.In)
	if board == nil {
		return failed
	}
	err = do(board, func(m *resolutions.Matter, e resolutions.Entry) error {
		e.At, e.By = w.now().UTC().Truncate(time.Second), cmp.Or(e.By, decider(d.By))
		e.Matter, e.Article, e.Words = m.ID, m.Article(), m.Words
		return d.append(w, docket, e)
	})
	return errors.Join(err, failed)
}

func (d *deciding) append(w *world, docket *docket, e resolutions.Entry) error {
	if err := docket.Append(w, e); err != nil {
		return err
	}
	switch e.Kind {
	case resolutions.Rejected:
		fmt.Fprintf(w.stdout, "%s  rejected: %s\n", e.Matter, e.Words)
	default:
		fmt.Fprintf(w.stdout, "%s  %s: %s\n", e.Matter, e.State, e.Words)
	}
	return nil
}

// proposed is a proposal with its matter.
type proposed struct {
	*resolutions.Matter
	resolutions.Proposal
}

// find returns the proposals with the ids.
func find(board *resolutions.Board, ids []string) (found []proposed, err error) {
	none := func(id string) error {
		return fmt.Errorf("nothing is proposed as %q now; \"onrecord forecasts\" shows what is", id)
	}
	var matters []*resolutions.Matter
	for _, id := range ids {
		m, err := board.Find(resolutions.MatterOf(id))
		if err != nil {
			return nil, none(id)
		}
		matters = append(matters, m)
	}
	if err := board.Propose(matters); err != nil {
		return nil, err
	}
	for i, m := range matters {
		k := slices.IndexFunc(m.Proposals, func(p resolutions.Proposal) bool { return p.ID == ids[i] })
		if k < 0 {
			return nil, none(ids[i])
		}
		found = append(found, proposed{m, m.Proposals[k]})
	}
	return found, nil
}

type acceptCommand struct {
	deciding
	Above    float64  `placeholder:"SURE" help:"Accept without asking whatever is proposed at least so surely, from 0 to 1. Default: off."`
	Proposal []string `arg:"" optional:"" help:"Proposals, as \"onrecord forecasts\" shows them."`
}

// Run accepts the proposals that are named, or those above the threshold.
func (c *acceptCommand) Run(w *world) error {
	switch {
	case c.Above < 0 || c.Above > 1:
		return usageError("--above: want a number from 0 to 1")
	case len(c.Proposal) == 0 && c.Above == 0:
		return usageError("name a proposal, or --above")
	}
	return c.decide(w, func(board *resolutions.Board, enter func(*resolutions.Matter, resolutions.Entry) error) error {
		accept := func(p proposed, why, by string) error {
			return enter(p.Matter, resolutions.Entry{Kind: resolutions.Decided, By: by, State: p.Proposal.State, Happened: p.Happened,
				Why: why, Proposal: p.Proposal.ID, Evidence: p.Evidence})
		}
		named, err := find(board, c.Proposal)
		if err != nil {
			return err
		}
		for _, p := range named {
			if err := accept(p, cmp.Or(c.Why, p.Why), ""); err != nil {
				return err
			}
		}
		if c.Above == 0 {
			return nil
		}
		if err := board.Propose(board.Matters()); err != nil {
			return err
		}
		for _, m := range board.Matters() {
			if len(m.Proposals) != 1 || m.Proposals[0].Sure < c.Above || slices.ContainsFunc(named, func(p proposed) bool { return p.Matter == m }) {
				continue // where proposals differ, a person is needed
			}
			why := fmt.Sprintf("accepted by --above %g: %s", c.Above, m.Proposals[0].Why)
			if err := accept(proposed{m, m.Proposals[0]}, why, "onrecord"); err != nil {
				return err
			}
		}
		return nil
	})
}

type rejectCommand struct {
	deciding
	Proposal []string `arg:"" help:"Proposals, as \"onrecord forecasts\" shows them."`
}

// Run rejects the proposals that are named: their evidence is not proposed again, but new evidence is.
func (c *rejectCommand) Run(w *world) error {
	return c.decide(w, func(board *resolutions.Board, enter func(*resolutions.Matter, resolutions.Entry) error) error {
		named, err := find(board, c.Proposal)
		if err != nil {
			return err
		}
		for _, p := range named {
			if err := enter(p.Matter, resolutions.Entry{Kind: resolutions.Rejected, State: p.Proposal.State, Why: c.Why, Proposal: p.Proposal.ID, Evidence: p.Evidence}); err != nil {
				return err
			}
		}
		return nil
	})
}

type decideCommand struct {
	deciding
	Happened string `placeholder:"DATE" help:"When it happened."`
	ID       string `arg:"" help:"The forecast or question."`
	State    string `arg:"" help:"came-true, did-not, partly, unclear or void."`
}

// Run decides a matter.
func (c *decideCommand) Run(w *world) error {
	state, ok := oneOf(resolutions.Decisions, c.State)
	if !ok {
		return usageError(fmt.Sprintf("nothing can be decided to be %q, only came-true, did-not, partly, unclear or void", c.State))
	}
	if c.Happened != "" {
		if _, err := parseDay("--happened", c.Happened); err != nil {
			return err
		}
	}
	return c.decide(w, func(board *resolutions.Board, enter func(*resolutions.Matter, resolutions.Entry) error) error {
		m, err := board.Find(c.ID)
		if err != nil {
			return err
		}
		return enter(m, resolutions.Entry{Kind: resolutions.Decided, State: state, Happened: c.Happened, Why: c.Why})
	})
}

type undoCommand struct {
	docketFlags
	By  string `placeholder:"NAME" help:"Who takes it back. Default: you."`
	Why string `placeholder:"WORDS" help:"The reason, for the history."`
	ID  string `arg:"" help:"The forecast or question."`
}

// Run takes back the last decision or rejection on a matter.
func (c *undoCommand) Run(w *world) (err error) {
	docket, err := c.openAlone(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, docket.Close()) }()
	entries, err := docket.Entries(w)
	if err != nil {
		return err
	}
	last := resolutions.Standing(entries, c.ID)
	if last == nil {
		return fmt.Errorf("nothing is decided about %q in %s", c.ID, docket.where)
	}
	if err := docket.Append(w, resolutions.Entry{Kind: resolutions.Undone, At: w.now().UTC().Truncate(time.Second), By: decider(c.By), Matter: last.Matter, Article: last.Article, Words: last.Words, Why: c.Why}); err != nil {
		return err
	}
	what := string(last.State)
	if last.Kind == resolutions.Rejected {
		what = "rejection of " + last.Proposal
	}
	fmt.Fprintf(w.stdout, "%s  taken back: %s\n", last.Matter, what)
	return nil
}

type historyCommand struct {
	docketFlags
	JSON bool   `name:"json" help:"Print the entries of the docket, a JSON object a line."`
	ID   string `arg:"" optional:"" help:"The forecast or question. Default: all."`
}

// Run prints what was entered about a matter, oldest first.
func (c *historyCommand) Run(w *world) (err error) {
	docket, err := c.openAlone(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, docket.Close()) }()
	entries, err := docket.Entries(w)
	if err != nil {
		return err
	}
	if c.ID != "" {
		entries = resolutions.History(entries, c.ID)
	}
	encoder := json.NewEncoder(w.stdout)
	encoder.SetEscapeHTML(false)
	for _, e := range entries {
		if c.JSON {
			if err := encoder.Encode(e); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(w.stdout, "%s  %s  %s\n", e.At.Format(time.DateTime), e.By, described(e))
	}
	return nil
}

// described words an entry.
func described(e resolutions.Entry) string {
	var line string
	switch e.Kind {
	case resolutions.Asked:
		return "asks " + e.Question.ID + ": " + e.Question.Text
	case resolutions.Decided:
		line = "decides " + e.Matter + ": " + string(e.State)
		if e.Happened != "" {
			line += ", happened " + e.Happened
		}
	case resolutions.Rejected:
		line = "rejects " + e.Proposal + " on " + e.Matter
	case resolutions.Undone:
		line = "takes back the last on " + e.Matter
	}
	if e.Why != "" {
		line += " (" + e.Why + ")"
	}
	return line
}
