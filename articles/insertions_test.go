package articles

import "testing"

func TestInsertions(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Sen. Ann Example Ann Marie ExampleBridge vote delayed Poll: the ferry is popular MORE (Velde) said so.", "Ann Marie ExampleBridge vote delayed Poll: the ferry is popular MORE"},
		{"For Brask Peter (Pete) Andrew Brask'No toll' says MP MORE’s plan", "Peter (Pete) Andrew Brask'No toll' says MP MORE"},
		{"The mayor met McTarr Jon Roy McTarr2031 race opens MORE.", "Jon Roy McTarr2031 race opens MORE"},
		{"Ann Example wants MORE ferries, says iPhone maker.", ""},
		{"Ann Example asked for MORE.", ""},
	} {
		got := ""
		if blocks := Layout(test.text); len(blocks) == 1 {
			for _, s := range blocks[0].Without {
				got += s.In(test.text)
			}
		}
		if got != test.want {
			t.Errorf("%q is without %q, want %q", test.text, got, test.want)
		}
	}
}
