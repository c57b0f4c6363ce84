// Package onrecord holds the nouns of the record that onrecord keeps of the news: articles, spans, actors, statements,
// events, forecasts and times. It imports the standard library only; every other package of this module speaks in
// these types.
//
// Inside the program all offsets are bytes into [Article.Text], 0-based and end-exclusive. The JSON record
// ([Record.MarshalJSON]) counts Unicode code points instead, as the W3C Web Annotation model does.
package onrecord
