package mentions

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dictionaries are the four files of the Phoenix dictionaries, with invented entries.
var dictionaries = map[string]string{
	"Phoenix.agents.txt": `# comment
!PERSON! = MAN, MEN, WOMAN, WOMEN, PERSON
REINDEER!PERSON! [~AGR]
SLEDGE_MAKER [~BUS]
TUNDRA_DESK {TUNDRA_DESKS} [~MED] # media
TUNDRA_CLINIC [~HLH]
TUNDRA_CLINIC [~BUS]
WHALE_SAVER [~ENV]
SLEDGER [~AGR]
ICE_SLEDGER [~AGR]
DESK_OFFICER_OF_THE_TUNDRA [~GOVSPY]
ICE_PRIEST [~CHR]
ICE_PRIEST_WITH_RIFLE [~CHRREB]
RADICAL_SLEDGER [~RAD]
SLEDGE_DRIVER_3 [~LAB]
WHALE_SAVER_OF_THE_NORTH [~ENV]
`,
	"Phoenix.Countries.actors.txt": `NORWAY_ [NOR]
+NORWEGIAN_
+SAMPLEVIK_
+DENMARK_TOO_
ILVA_TORRENZ_ # CountryInfo.txt
+TORRENZ_
+MINISTER_ILVA_TORRENZ_
	[NORELI 600101-010101]
	[NORGOV 20010101-20031231]
	[NORGOVJUD 040101-051231]
	[NORGOV >100101]
	[NORELI]
ODO_BRASK_
	[NORGOV 300101-310101]
SAMPLEVIK_COURT_
	[NORGOVJUD]
DENMARK_ [DNK]
+DENMARK_TOO_
`,
	"Phoenix.International.actors.txt": `BODY_OF_ICE_ [IGOUNODEV]
ICE_HELPERS_ [NGODNKHLH]
SLEDGES_INC_ [MNC]
ICE_TIMES
	[MED]
`,
	"Phoenix.MilNonState.actors.txt": `ICE_FRONT_ [WEUREB]
SNOW_FRONT_ [IMGMUS >19990101]
`,
}

func TestTrainCodes(t *testing.T) {
	corpora := t.TempDir()
	folder := filepath.Join(corpora, "plover", "dictionaries")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range dictionaries {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := TrainCodes(corpora, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"desk officer of the tundra\tSPY\nice priest\tREL\nice priest with rifle\tREB\nreindeerman\tAGR\nreindeerperson\tAGR\n" +
			"reindeerwoman\tAGR\nsledge maker\tBUS\nsledger\tAGR\ntundra clinic\tMED\ntundra desk\tJRN\nwhale saver\tSOC\nwhale saver of the north\tSOC\n",
		"samplevik\tNOR\n",
		"body of ice\tUNO\nice front\t\tREB\nice helpers\tDNK\tMED\nice times\t\tJRN\nilva torrenz\tNOR\t\tGOV 20010101-20051231;GOV 20100101-20140130\n" +
			"samplevik court\tNOR\tJUD\nsledges\tMNC\tBUS\nsnow front\tIMG\tUAF\ntorrenz\tNOR\t\tGOV 20010101-20051231;GOV 20100101-20140130\n",
	}
	for i, file := range files {
		_, body, found := strings.Cut(string(file), notice)
		if !found || body != want[i] {
			t.Errorf("file %d (notice %v):\n%s\nwant\n%s", i, found, body, want[i])
		}
	}
}
