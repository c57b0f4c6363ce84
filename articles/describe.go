package articles

import (
	"strings"

	"github.com/onrecord/onrecord"
)

// describe fills in what the text itself says about the article: title, authors, date and dateline. What a page's
// metadata has told already stays.
func describe(article *onrecord.Article) {
	if article.Title == "" {
		article.Title = titleIn(article)
	}
	dateline := ""
	article.Dateline, dateline = datelineIn(article)
	if article.Published == "" {
		article.Published = publishedIn(article, dateline)
	}
	if len(article.Authors) == 0 {
		article.Authors = authorsIn(article)
	}
}

// titleIn returns the first heading before the first paragraph.
func titleIn(article *onrecord.Article) string {
	for _, b := range article.Blocks {
		switch b.Kind {
		case onrecord.Heading:
			return strings.Join(strings.Fields(strings.TrimRight(b.In(article.Text), ".;")), " ")
		case onrecord.Paragraph:
			return ""
		}
	}
	return ""
}

// authorsIn returns the names of the first byline.
func authorsIn(article *onrecord.Article) []string {
	for _, b := range article.Blocks {
		s := b.In(article.Text)
		if b.Kind != onrecord.Meta || !isByline(s) {
			continue
		}
		var authors []string
		names := strings.NewReplacer(" and ", ",", " & ", ",").Replace(bylineLine().FindStringSubmatch(s)[1])
		for name := range strings.SplitSeq(names, ",") {
			if name = strings.TrimSpace(name); name != "" {
				authors = append(authors, name)
			}
		}
		return authors
	}
	return nil
}
