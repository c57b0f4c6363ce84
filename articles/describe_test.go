package articles

import (
	"slices"
	"testing"
)

func TestDateline(t *testing.T) {
	for _, test := range []struct{ head, want string }{
		{"[Velde] The talks went on.", "Velde"},
		{"[The minister] is wrong, he said.", ""},
		{"VELDE (MNA) - The talks went on.", "Velde"},
		{"VELDE, Orsenna (Meridian Press) — The talks went on.", "Velde"},
		{"VELDE, Orsenna, May 3 (MNA) -- The talks went on.", "Velde"},
		{"VELDE, Orsenna , May 3 2022 (MNA) - The talks went on.", "Velde"},
		{"Port Velde, Jun 16 2022 (MNA) - The talks went on.", "Port Velde"},
		{"PORT VELDE, May 3: The talks went on.", "Port Velde"},
		{"VELDE: The talks went on.", "Velde"},
		{"Velde /MNA/ The talks went on.", "Velde"},
		{"Velde, Orsenna – The talks went on.", "Velde"},
		{"Velde- The talks went on.", "Velde"},
		{"VELDE – 26 July 2022: The talks went on.", "Velde"},
		{"ÉVREL — The talks went on.", "Évrel"},
		{"SAINT-VREL and PORT VELDE -- The talks went on.", "Saint-Vrel and Port Velde"},
		{"Anna Velde — a surgeon and former minister — has left.", ""},
		{"The talks — the third this year — went on.", ""},
		{"Nothing - not even rain - could stop them.", ""},
		{"The Velde Fishermen's Union (VFU) said so.", ""},
		{"“Velde – never again,” he said.", ""},
		{"Well-known actors came.", ""},
	} {
		a, err := Read("x", []byte(test.head+" It took the whole of the night.\n\nThen the delegates of both governments left.\n"))
		if err != nil {
			t.Fatal(err)
		}
		if a.Dateline != test.want {
			t.Errorf("%q: dateline %q, want %q", test.head, a.Dateline, test.want)
		}
	}
}

func TestDatelineIsNoSpeaker(t *testing.T) {
	a, err := Read("x", []byte("VELDE: When did you leave?\n\nBRANDT: I left in the spring of that year.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if a.Dateline != "" {
		t.Errorf("dateline %q in an interview", a.Dateline)
	}
}

func TestPublished(t *testing.T) {
	const body = "\n\nThe delegates of both governments met for the third time in the old town hall.\n"
	for _, test := range []struct{ source, text, want string }{
		{"x", " date 2024-11-03 " + body, "2024-11-03"},
		{"x", "Published on 3 May 2022" + body, "2022-05-03"},
		{"x", "Updated: July 18, 2022 5:36:50 pm" + body, "2022-07-18"},
		{"x", "Tuesday, 3rd May 2022 | 10:15" + body, "2022-05-03"},
		{"x", "Published: 31/12/2021" + body, "2021-12-31"},
		{"x", "Published: 04/05/2021" + body, ""}, // April or May
		{"x", "https://news.example/2022/7/4/talks" + body, "2022-07-04"},
		{"x", "https://news.example/stories/202207260121.html" + body, "2022-07-26"},
		{"x", "https://news.example/archives/2003782019" + body, ""},
		{"x", "https://news.example/2022/06/talks/" + body, "2022-06"},
		{"x", "https://news.example/2022/06/talks/\n\nVELDE, Jun 16 (MNA) - The talks went on and on." + body, "2022-06-16"},
		{"x", "https://news.example/2022/06/talks/\n\nVELDE, Jul 16 (MNA) - The talks went on and on." + body, "2022-06"},
		{"x", "VELDE, Orsenna, May 3, 2022 (MNA) - The talks went on and on." + body, "2022-05-03"},
		{"x", "Published on 31 February 2022" + body, ""},
		{"x", "They last met on 3 May 2019 in Velde, said the spokesman of the ministry." + body, ""},
		{"x", "Read more: The talks of 3 May 2019" + body, ""},
		{"papers/herald_2016-09-22_talks.txt", body, "2016-09-22"},
		{"archive-2020-01-01/talks.txt", body, ""},
		{"https://news.example/2022/jul/05/talks", body, "2022-07-05"},
	} {
		a, err := Read(test.source, []byte(test.text))
		if err != nil {
			t.Fatal(err)
		}
		if a.Published != test.want {
			t.Errorf("%q, %q: published %q, want %q", test.source, test.text, a.Published, test.want)
		}
	}
}

func TestTitleAndAuthors(t *testing.T) {
	a, err := Read("x", []byte("REGION\nhttps://news.example/1\n\nWritten by Tove Aalund, Per Rask and Ida de Lund | Stenby\n\nThe quarry will close before the winter, its owner said.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Tove Aalund", "Per Rask", "Ida de Lund"}; !slices.Equal(a.Authors, want) {
		t.Errorf("authors %q, want %q", a.Authors, want)
	}
	if a.Title != "REGION" {
		t.Errorf("title %q", a.Title)
	}
}
