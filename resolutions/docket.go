package resolutions

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// Docket keeps what people ask and decide. Entries are only ever added, so that its history stays.
type Docket interface {
	Entries(context.Context) ([]Entry, error) // oldest first
	Append(context.Context, Entry) error
}

// Kind says what an entry of the docket does.
type Kind string

const (
	Asked    Kind = "question" // adds a question
	Decided  Kind = "decision" // decides a matter
	Rejected Kind = "rejection"
	Undone   Kind = "undo" // takes back the last decision or rejection on a matter
)

// Entry is a line of the docket.
type Entry struct {
	Kind     Kind       `json:"kind"`
	At       time.Time  `json:"at"` // when it was entered: of a decision, when it was decided
	By       string     `json:"by,omitempty"`
	Question *Question  `json:"question,omitempty"`
	Matter   string     `json:"matter,omitempty"`   // what is decided, by its id
	Article  string     `json:"article,omitempty"`  // the id of the article that it stands in; "" for a question
	Words    string     `json:"words,omitempty"`    // its words, for those who read the docket
	State    State      `json:"state,omitempty"`    // what is decided, or rejected
	Happened string     `json:"happened,omitempty"` // when it happened, ISO 8601
	Why      string     `json:"why,omitempty"`
	Proposal string     `json:"proposal,omitempty"` // the proposal that was accepted or rejected
	Evidence []Evidence `json:"evidence,omitempty"` // of the proposal; what was rejected does not speak for its state again
}

// Question is what somebody wants to know.
type Question struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	Condition string `json:"condition,omitempty"`
	By        string `json:"by,omitempty"` // the deadline, ISO 8601
}

// check finds what is wrong with an entry that was read.
func (e *Entry) check() error {
	switch e.Kind {
	case Asked:
		if e.Question == nil || e.Question.ID == "" || e.Question.Text == "" {
			return errors.New("a question without id or text")
		}
	case Decided:
		if e.Matter == "" || !slices.Contains(Decisions, e.State) {
			return fmt.Errorf("a decision on %q for %q", e.Matter, e.State)
		}
	case Rejected:
		if e.Matter == "" || e.Proposal == "" || !slices.Contains(Decisions, e.State) {
			return errors.New("a rejection that does not tell what is rejected")
		}
	case Undone:
		if e.Matter == "" {
			return errors.New("an undo of nothing")
		}
	default:
		return fmt.Errorf("unknown kind %q", e.Kind)
	}
	return nil
}

// Forget takes out what is quoted of an article that has been erased: the words of its forecasts, its evidence, and the reason,
// which may quote it, too. What was decided stays.
func (e *Entry) Forget(article string) {
	quoted := func(of Evidence) bool { return of.Article == article }
	if slices.ContainsFunc(e.Evidence, quoted) {
		e.Evidence, e.Why = slices.DeleteFunc(e.Evidence, quoted), ""
	}
	if e.Article == article {
		e.Article, e.Words, e.Why = "", "", ""
	}
}

// Encode returns the entry as JSON in one line.
func (e *Entry) Encode() ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, err
	}
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(e); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(line.Bytes(), []byte{'\n'}), nil
}

// DecodeEntry reads an entry that Encode wrote.
func DecodeEntry(encoded []byte) (e Entry, err error) {
	if err = json.Unmarshal(encoded, &e); err == nil {
		err = e.check()
	}
	return e, err
}

// File is a docket in a file of JSON lines. A file that does not exist yet is an empty docket.
type File string

// Entries reads the file.
func (f File) Entries(context.Context) ([]Entry, error) {
	raw, err := os.ReadFile(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("docket: %w", err)
	}
	var entries []Entry
	lines := bufio.NewScanner(bytes.NewReader(raw))
	lines.Buffer(nil, len(raw)+1)
	for number := 1; lines.Scan(); number++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		e, err := DecodeEntry(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("docket: line %d of %q: %w", number, string(f), err)
		}
		entries = append(entries, e)
	}
	return entries, lines.Err()
}

// Append adds a line to the file.
func (f File) Append(_ context.Context, e Entry) error {
	line, err := e.Encode()
	if err != nil {
		return fmt.Errorf("docket: %w", err)
	}
	file, err := os.OpenFile(string(f), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("docket: %w", err)
	}
	_, err = file.Write(append(line, '\n'))
	return errors.Join(err, file.Close())
}

// Questions returns the questions of the docket in the order in which they were asked, with when.
func Questions(entries []Entry) (questions []Entry) {
	for _, e := range entries {
		if e.Kind == Asked {
			questions = append(questions, e)
		}
	}
	return questions
}

// NextQuestion is the identifier for one more question.
func NextQuestion(entries []Entry) string { return fmt.Sprintf("q%d", len(Questions(entries))+1) }

// History returns the entries on a matter.
func History(entries []Entry, matter string) (about []Entry) {
	for _, e := range entries {
		if e.Matter == matter {
			about = append(about, e)
		}
	}
	return about
}

// inForce returns what of a matter's history has not been undone.
func inForce(history []Entry) (standing []Entry) {
	for _, e := range history {
		if e.Kind != Undone {
			standing = append(standing, e)
		} else if len(standing) > 0 {
			standing = standing[:len(standing)-1]
		}
	}
	return standing
}

// Standing returns the last entry on a matter that an undo would take back; nil for none.
func Standing(entries []Entry, matter string) *Entry {
	standing := inForce(History(entries, matter))
	if len(standing) == 0 {
		return nil
	}
	return &standing[len(standing)-1]
}
