// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How a graph lies in TinySPARQL, which wants each property declared with one
// kind of value. Private to graph/.
// In: lines of N-Triples. Out: a table of properties, terms spelt for it.
//
// Each property is stored as one of ours, attest-graph:#p<its number>, so that
// nothing of a graph meets the terms TinySPARQL has of its own. In a folder it
// has further names, p<number>_1 and so on: what a query names twice SQLite
// copies whole and without its indexes, so each use takes another name. A
// literal that is not written the one way its kind has, or of a datatype that
// TinySPARQL has not, is kept as a string, and the table knows its datatype.

#ifndef ATT_GRAPH_TINY_TABLE_H
#define ATT_GRAPH_TINY_TABLE_H

#include "graph/lines.h"

#define ATT_TINY_SPACE "attest-graph:#"
#define ATT_TINY_BLANK "attest-blank:"

typedef enum AttTinyKind {
  ATT_TINY_NONE, ///< no value at all, or not known yet
  ATT_TINY_NODE, ///< IRIs and blank nodes
  ATT_TINY_STRING,
  ATT_TINY_LANGUAGE, ///< strings of one language
  ATT_TINY_INTEGER,
  ATT_TINY_DECIMAL,
  ATT_TINY_DATE,
  ATT_TINY_TYPED,   ///< of one other datatype
  ATT_TINY_BOOLEAN, ///< of expressions only
  ATT_TINY_MIXED,   ///< of several kinds: nothing can be asked of them
} AttTinyKind;

/// What a place in a triple, a variable or an expression holds.
typedef struct AttTinyValue {
  AttTinyKind kind;
  AttView tag;    ///< language or datatype
  bool has_blank; ///< some of the nodes may be blank
} AttTinyValue;

typedef struct AttTinyProperty {
  AttView iri;
  AttTinyValue value;
  bool has_blank; ///< subjects
} AttTinyProperty;

/// Properties in byte order; p<index> is their name in the store.
typedef struct AttTinyTable {
  AttArena* arena;
  size_t triples; ///< of the graph
  AttView stamp;  ///< tells whether an index is of this graph
  unsigned names; ///< of each property in the store, for its further uses
  ATT_ARRAY(AttTinyProperty) items;
} AttTinyTable;

void att_tiny_table_clear(AttTinyTable* table);

/// Find every property of sorted lines.
ATT_MUST_USE AttStatus att_tiny_table_make(const AttLines* lines,
                                           AttTinyTable* table);

/// The table as text, and back; ATT_ERR_VERSION where it is no such text.
void att_tiny_table_write(const AttTinyTable* table, AttText* out);
ATT_MUST_USE AttStatus att_tiny_table_read(AttView text, AttTinyTable* table);

/// Names that a property has in a folder; in memory it has one.
#define ATT_TINY_NAMES 4u

/// The name of a property for its use number `use`, in the store's terms.
void att_tiny_write_name(const AttTinyTable* table,
                         size_t index,
                         unsigned use,
                         AttText* out);

/// The index of a property, or the table's size.
size_t att_tiny_table_find(const AttTinyTable* table, AttView iri);

/// The declarations that TinySPARQL wants, in Turtle.
void att_tiny_table_declare(const AttTinyTable* table, AttText* out);

/// One line as a triple of the store, in Turtle, with its end.
ATT_MUST_USE AttStatus att_tiny_table_translate(const AttTinyTable* table,
                                                AttView line,
                                                AttText* out);

/// Nodes as lines spell them, `<iri>` or `_:label`.
typedef ATT_ARRAY(AttView) AttTinyNodes;

/// The objects of sorted lines that are no subjects, each once.
ATT_MUST_USE AttStatus att_tiny_leaves(const AttLines* lines,
                                       AttTinyNodes* leaves);

/// A triple of the store that leads from a node to itself, in Turtle.
void att_tiny_write_self(AttView node, AttText* out);

/// A line of AttLines in its parts; views into the line, literals still
/// escaped. False for anything else.
bool att_tiny_split(AttView line, AttTriple* triple);

/// The kind of a literal by its datatype and spelling.
AttTinyValue att_tiny_value_of(const AttTerm* term);

#endif
