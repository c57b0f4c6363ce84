package articles

import (
	"testing"

	"github.com/onrecord/onrecord"
)

func TestSignature(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The bridge is a ruin. Sad! — Ilse Varga (@ilsevarga) June 3, 2031", "— Ilse Varga (@ilsevarga) June 3, 2031"},
		{"The ruin - the bridge - is closed. - Jon Orr-Tarr (@tarr)", "- Jon Orr-Tarr (@tarr)"},
		{"— Jon Tarr (@jontarr) 4 June 2031", "— Jon Tarr (@jontarr) 4 June 2031"},
		{"@tarr_31.", "@tarr_31."},
		{"It was a holiday, and @tarr_31 was at sea.", ""},
		{"The ferry – the crew of Jon Tarr (@jontarr) sailed it and all the people of Velde saw it – was late.", ""},
	} {
		got := ""
		for _, b := range Layout(test.text) {
			if b.Kind == onrecord.Signature {
				got += b.In(test.text)
			}
		}
		if got != test.want {
			t.Errorf("%q has the signature %q, want %q", test.text, got, test.want)
		}
	}
}
