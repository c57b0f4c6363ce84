package mentions_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord"
	"github.com/onrecord/onrecord/mentions"
	"github.com/onrecord/onrecord/syntax"
	"github.com/onrecord/onrecord/syntax/parse"
)

func readText(text, published string) *syntax.Document {
	return parse.Article(&onrecord.Article{Text: text, Published: published, Blocks: []onrecord.Block{{Span: onrecord.Span{End: len(text)}}}})
}

// Each actor whose name contains the words has the country and sector, "-" for none.
func TestCodes(t *testing.T) {
	tests := []struct{ text, published, name, want string }{
		// roles and what they are held in
		{text: "Norwegian Foreign Minister Ilva Torrenz met reporters in Oslo.", name: "Torrenz", want: "NOR GOV"},
		{text: "Odo Brask, president of Kenya, signed the law.", name: "Brask", want: "KEN GOV"},
		{text: "Odo Brask, president of the Harbour Chess Club, praised the players.", name: "Brask", want: "- -"},
		{text: "Odo Brask, president of Sampletown University, praised the students.", name: "Brask", want: "- EDU"},
		{text: "Odo Brask, president of the Mexican Association of Roof Painters, said prices fell.", name: "Brask", want: "MEX -"},
		{text: "Former Kenyan president Odo Brask spoke on Monday.", name: "Brask", want: "KEN ELI"},
		{text: "Odo Brask, president of Kenya from 2011 to 2015, spoke on Monday. In March, then president Brask had refused.", name: "Brask", want: "KEN ELI"},
		{text: "Police spokesman Odo Brask said that nobody was hurt.", name: "Brask", want: "- COP"},
		{text: "Rebel commander Odo Brask rejected the truce.", name: "Brask", want: "- REB"},
		{text: "Opposition leader Odo Brask called for a strike.", name: "Brask", want: "- OPP"},
		{text: "Odo Brask, the director of a shipping company, resigned.", name: "Brask", want: "- BUS"},
		{text: "Odo Brask, a lawyer for the family, spoke to reporters.", name: "Brask", want: "- -"},
		{text: "Sen. Odo Brask voted against the bill.", name: "Brask", want: "- LEG"},
		{text: "Gen. Odo Brask visited the troops.", name: "Brask", want: "- MIL"},
		{text: "Brigadier Odo Brask, a police spokesman, said that nobody was hurt.", name: "Brask", want: "- COP"},
		{text: "Judge Ilva Torrenz dismissed the case.", name: "Torrenz", want: "- JUD"},
		{text: "Ilva Torrenz, Sweden's ambassador to Iran, left on Monday.", name: "Torrenz", want: "SWE GOV"},
		{text: "Ilva Torrenz, the ambassador to Iran, left on Monday.", name: "Torrenz", want: "- GOV"},
		{text: "Ilva Torrenz, an Iran expert, said that talks would go on.", name: "Torrenz", want: "- -"},
		{text: "Ilva Torrenz, a UN envoy, said that talks would go on.", name: "Torrenz", want: "UNO -"},

		// groups and bodies by their words
		{text: "Kenyan police said that nobody was hurt.", name: "police", want: "KEN COP"},
		{text: "Police in Kenya said that nobody was hurt.", name: "Police", want: "KEN COP"},
		{text: "Soldiers in Mali said that they had not been paid.", name: "Soldiers", want: "- MIL"},
		{text: "Residents said that they had heard shots.", name: "Residents", want: "- CVL"},
		{text: "Danish lawmakers rejected the bill.", name: "lawmakers", want: "DNK LEG"},
		{text: "Two U.S. officials said that the plan was dead.", name: "officials", want: "USA GOV"},
		{text: "Football officials said that the match was off.", name: "officials", want: "- -"},
		{text: "Hospital officials said that two people had died.", name: "officials", want: "- MED"},
		{text: "Spain-backed rebels said that they had taken the town.", name: "rebels", want: "- REB"},
		{text: "Critics of Iran said that it had cheated.", name: "Critics", want: "- -"},
		{text: "Afghan forces on the ground said that they had held the town.", name: "forces", want: "AFG MIL"},
		{text: "Two former Kenyan ministers said that they had been robbed.", name: "ministers", want: "KEN ELI"},
		{text: "A former Kenyan police officer said that he had been robbed.", name: "officer", want: "KEN -"},
		{text: "Aides to the president said that he was ill.", name: "Aides", want: "- GOV"},
		{text: "Syrian refugees said that they had lost all.", name: "refugees", want: "SYR REF"},
		{text: "The Kenyan Ministry of Health denied the report.", name: "Ministry", want: "KEN GOV"},
		{text: "The Supreme Court of Ghana rejected the petition.", name: "Court", want: "GHA JUD"},
		{text: "The UN Mission in Mali rejected the report.", name: "Mission", want: "UNO -"},

		// countries and capitals as actors, a name that is not only a country's
		{text: "Norway rejected the offer.", name: "Norway", want: "NOR GOV"},
		{text: "Oslo rejected the offer.", name: "Oslo", want: "NOR GOV"},
		{text: "Georgia rejected the map, its lawyers said.", name: "Georgia", want: "- -"},
		{text: "Georgia rejected the offer, officials in Tbilisi said.", name: "Georgia", want: "GEO GOV"},

		// the dictionary: who held an office at the article's date, if the article names the country
		{text: "Barack Obama spoke in Ohio, and the United States listened.", published: "2012-05-01", name: "Obama", want: "USA GOV"},
		{text: "Barack Obama spoke in Ohio, and the United States listened.", published: "2019-05-01", name: "Obama", want: "USA ELI"},
		{text: "Barack Obama spoke in Ohio, and the United States listened.", name: "Obama", want: "USA -"},
		{text: "Barack Obama spoke in Ohio, and the crowd listened.", published: "2012-05-01", name: "Obama", want: "- -"},
		{text: "Angela Merkel spoke in Ohio, and Germany listened.", published: "2012-05-01", name: "Merkel", want: "DEU GOV"},
		{text: "Angela Merkel spoke in Ohio, and Germany listened.", published: "2019-05-01", name: "Merkel", want: "DEU -"},
		{text: "Ousted President Barack Obama left the United States.", published: "2012-05-01", name: "Obama", want: "USA ELI"},
		{text: "The speech praised President Ronald Reagan and the United States.", published: "2012-05-01", name: "Reagan", want: "USA ELI"},
		{text: "President Muhammadu Buhari spoke in Nigeria.", published: "2012-05-01", name: "Buhari", want: "NGA ELI"},
		{text: "President Muhammadu Buhari spoke in Nigeria.", published: "2022-05-01", name: "Buhari", want: "NGA GOV"},
		{text: "Taliban fighters said that Afghanistan was theirs.", published: "2015-05-01", name: "fighters", want: "AFG REB"},
	}
	for _, test := range tests {
		doc := readText(test.text, test.published)
		var got []string
		for _, a := range mentions.Find(doc, nil).Actors {
			if strings.Contains(a.Name, test.name) {
				got = append(got, codes(a.Country, a.Sector))
			}
		}
		if !slices.Contains(got, test.want) || len(got) > 1 {
			t.Errorf("%s (%s): %s is %q, want %s", test.text, test.published, test.name, got, test.want)
		}
	}
}

func codes(country string, sector onrecord.Sector) string {
	return fmt.Sprint(orDash(country), " ", orDash(string(sector)))
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
