// Package neural holds what networks over words are made of: matrices times vectors, recurrent layers, their training.
// All arithmetic is done in an order that does not depend on the processor or the number of its cores, so that training
// gives the same bytes and reading the same record everywhere.
package neural
