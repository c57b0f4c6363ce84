package corpora

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/onrecord/onrecord"
)

// TimeMLDocument is a document of TempEval-3 with its temporal expressions in text order.
type TimeMLDocument struct {
	Name    string
	Created string // the document creation time, which TempEval-3 gives to the systems
	Text    string // what stands in the element TEXT
	Times   []onrecord.Timex
}

// TimeML reads the documents in the folder dir (corpora/timex/AQUAINT), sorted by name.
func TimeML(dir string) ([]TimeMLDocument, error) {
	paths, err := files(dir, "*.tml")
	if err != nil {
		return nil, fmt.Errorf("timeml: %w", err)
	}
	var documents []TimeMLDocument
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("timeml: %w", err)
		}
		d, err := parseTimeML(raw)
		if err != nil {
			return nil, fmt.Errorf("timeml: %s: %w", path, err)
		}
		d.Name = strings.TrimSuffix(filepath.Base(path), ".tml")
		documents = append(documents, d)
	}
	return documents, nil
}

func parseTimeML(raw []byte) (TimeMLDocument, error) {
	var d TimeMLDocument
	var text strings.Builder
	var open []int // the expressions that are not closed yet
	inText := false
	decoder := xml.NewDecoder(bytes.NewReader(raw))
	decoder.Strict = false
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return d, err
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch {
			case x.Name.Local == "TEXT":
				inText = true
			case x.Name.Local == "TIMEX3" && inText:
				open = append(open, len(d.Times))
				d.Times = append(d.Times, onrecord.Timex{
					Span:  onrecord.Span{Start: text.Len()},
					Type:  onrecord.TimexType(attribute(x, "type")),
					Value: attribute(x, "value"),
				})
			case x.Name.Local == "TIMEX3" && attribute(x, "functionInDocument") == "CREATION_TIME":
				d.Created = attribute(x, "value")
			}
		case xml.EndElement:
			switch {
			case x.Name.Local == "TEXT":
				inText = false
			case x.Name.Local == "TIMEX3" && len(open) > 0:
				d.Times[open[len(open)-1]].End = text.Len()
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if inText {
				text.Write(x)
			}
		}
	}
	d.Text = text.String()
	return d, nil
}

func attribute(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
