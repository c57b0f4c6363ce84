package parse

// VectorSize is the number of values of a [Vector].
const VectorSize = 128

// Vector adds to x, VectorSize values, what the grammar's network knows of a word by itself: words that are used alike have
// vectors alike.
func Vector(x []float32, form string) {
	in := theGrammar().inputs
	w, _ := newWord(form, nil)
	rows := rowsOf(in.forms, &w)
	in.words.Sum(x, rows.form)
	in.pieces.Sum(x, rows.pieces[:]...)
}
