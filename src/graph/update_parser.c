// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Requests (SPARQL 1.1, 19.8: Update to QuadPattern).

#include "graph/update_parser.h"

#include "graph/tiny_parser.h"
#include "term/vocabulary.h"

#include <string.h>

#define MOST_OPERATIONS 1000u
#define DEEPEST 32

/// Where the parts of a query stand in a request.
typedef struct Piece {
  size_t begin;
  size_t end;
} Piece;

typedef struct Reader {
  AttTinyParser p; ///< its plan has the arena
  AttTinyPlan plan;
  AttUpdate* update;
  ATT_ARRAY(Piece) prologue; ///< PREFIX lines so far
  ATT_ARRAY(AttView) labels; ///< of the operation, by number
  size_t nodes;              ///< without a label
  int depth;
  bool is_data;    ///< no variables
  bool is_removal; ///< no blank nodes
} Reader;

void
att_update_clear(AttUpdate* update)
{
  for (size_t i = 0; i < update->operations.size; ++i) {
    ATT_ARRAY_CLEAR(&update->operations.at[i].goes);
    ATT_ARRAY_CLEAR(&update->operations.at[i].comes);
  }
  ATT_ARRAY_CLEAR(&update->operations);
  att_arena_free(update->arena);
  *update = (AttUpdate){0};
}

static AttStatus
refuse(Reader* r, AttSpan span, const char* what)
{
  att_report(r->p.log,
             ATT_ERROR,
             r->p.query,
             span,
             "%s is not supported in updates of the embedded store, which has "
             "one graph",
             what);
  return ATT_ERR_UNSUPPORTED;
}

static AttStatus
accept(Reader* r, const char* word, bool* found)
{
  return att_tiny_accept(&r->p, word, found);
}

/// Words that name graphs, which there are none of.
static AttStatus
refuse_graphs(Reader* r)
{
  static const char* const words[] = {"GRAPH", "WITH", "USING"};
  for (size_t i = 0; i < sizeof words / sizeof *words; ++i) {
    if (att_tiny_is_word(&r->p.lexer.token, words[i])) {
      return refuse(r, r->p.lexer.token.span, words[i]);
    }
  }
  return ATT_OK;
}

static AttStatus
make_node(Reader* r, AttSlot* slot)
{
  if (r->is_removal) {
    return att_tiny_expected(&r->p, "no blank node where triples are deleted");
  }
  *slot = (AttSlot){.kind = ATT_SLOT_BLANK};
  return att_tiny_format(&r->p, &slot->term.value, "n%zu", r->nodes++);
}

/// `_:label`, by its number.
static AttStatus
read_label(Reader* r, AttSlot* slot)
{
  const AttView name = r->p.lexer.token.text;
  size_t i = 0;
  ATT_TRY(make_node(r, slot));
  while (i < r->labels.size && !att_view_equal(r->labels.at[i], name)) {
    ++i;
  }
  if (i == r->labels.size) {
    ATT_TRY(ATT_PUSH(&r->labels, name));
  }
  ATT_TRY(att_tiny_format(&r->p, &slot->term.value, "l%zu", i));
  return att_tiny_advance(&r->p.lexer);
}

static AttStatus
read_properties(Reader* r, const AttSlot* subject, AttTemplate* template);

/// '[' PropertyList ']'
static AttStatus
read_brackets(Reader* r, AttTemplate* template, AttSlot* slot)
{
  ATT_TRY(make_node(r, slot));
  ATT_TRY(att_tiny_expect(&r->p, "["));
  if (++r->depth > DEEPEST) {
    return att_tiny_expected(&r->p, "brackets that nest less deep");
  }
  if (!att_tiny_is_mark(&r->p.lexer.token, "]")) {
    ATT_TRY(read_properties(r, slot, template));
  }
  --r->depth;
  return att_tiny_expect(&r->p, "]");
}

static AttStatus
read_literal(Reader* r, AttSlot* slot)
{
  bool is_negative = false;
  const AttSpan span = r->p.lexer.token.span;
  ATT_TRY(accept(r, "-", &is_negative));
  if (!is_negative) {
    bool found = false;
    ATT_TRY(accept(r, "+", &found));
  }
  ATT_TRY(att_tiny_literal(&r->p, &slot->term));
  if (is_negative) {
    ATT_TRY(att_tiny_format(
        &r->p, &slot->term.value, "-%.*s", ATT_VIEW_ARG(slot->term.value)));
  }
  if (!att_literal_is_valid(slot->term.value) ||
      (slot->term.language.size &&
       !att_language_is_valid(slot->term.language))) {
    att_report(r->p.log,
               ATT_ERROR,
               r->p.query,
               span,
               "expected a literal that stores take");
    return ATT_ERR_SYNTAX;
  }
  return ATT_OK;
}

/// VarOrTerm | BlankNodePropertyList
static AttStatus
read_slot(Reader* r, AttTemplate* template, AttSlot* slot)
{
  const AttTinyToken token = r->p.lexer.token;
  *slot = (AttSlot){.kind = ATT_SLOT_TERM};
  if (token.kind == ATT_TINY_VARIABLE) {
    if (r->is_data) {
      return att_tiny_expected(&r->p, "no variable in DATA");
    }
    *slot = (AttSlot){.kind = ATT_SLOT_VARIABLE, .term.value = token.text};
    return att_tiny_advance(&r->p.lexer);
  }
  if (token.kind == ATT_TINY_LABEL) {
    return read_label(r, slot);
  }
  if (att_tiny_is_mark(&token, "[")) {
    return read_brackets(r, template, slot);
  }
  if (att_tiny_is_mark(&token, "(")) {
    return refuse(r, token.span, "a collection");
  }
  if (att_tiny_at_literal(&r->p) || att_tiny_is_mark(&token, "-") ||
      att_tiny_is_mark(&token, "+")) {
    slot->term.kind = ATT_TERM_LITERAL;
    return read_literal(r, slot);
  }
  return att_tiny_iri(&r->p, &slot->term.value);
}

/// VarOrIri | 'a'
static AttStatus
read_property(Reader* r, AttSlot* slot)
{
  const AttTinyToken token = r->p.lexer.token;
  if (token.kind == ATT_TINY_WORD &&
      att_view_equal(token.text, ATT_VIEW("a"))) {
    *slot = (AttSlot){.term.value = ATT_VIEW(ATT_IRI_RDF "type")};
    return att_tiny_advance(&r->p.lexer);
  }
  if (token.kind != ATT_TINY_VARIABLE && token.kind != ATT_TINY_IRI &&
      token.kind != ATT_TINY_NAME) {
    return att_tiny_expected(&r->p, "a property");
  }
  return read_slot(r, NULL, slot);
}

static AttStatus
add_triple(AttTemplate* template,
           const AttSlot* subject,
           const AttSlot* property,
           const AttSlot* object)
{
  ATT_TRY(ATT_PUSH(template, *subject));
  ATT_TRY(ATT_PUSH(template, *property));
  return ATT_PUSH(template, *object);
}

/// Verb ObjectList ( ';' ( Verb ObjectList )? )*
static AttStatus
read_properties(Reader* r, const AttSlot* subject, AttTemplate* template)
{
  bool more = true;
  while (more) {
    AttSlot property;
    ATT_TRY(read_property(r, &property));
    do {
      AttSlot object;
      ATT_TRY(read_slot(r, template, &object));
      ATT_TRY(add_triple(template, subject, &property, &object));
      ATT_TRY(accept(r, ",", &more));
    } while (more);
    ATT_TRY(accept(r, ";", &more));
    while (att_tiny_is_mark(&r->p.lexer.token, ";")) {
      ATT_TRY(att_tiny_advance(&r->p.lexer));
    }
    more &= !att_tiny_is_mark(&r->p.lexer.token, ".") &&
            !att_tiny_is_mark(&r->p.lexer.token, "}") &&
            !att_tiny_is_mark(&r->p.lexer.token, "]");
  }
  return ATT_OK;
}

/// '{' TriplesTemplate? '}'
static AttStatus
read_template(Reader* r, AttTemplate* template)
{
  ATT_TRY(att_tiny_expect(&r->p, "{"));
  while (!att_tiny_is_mark(&r->p.lexer.token, "}")) {
    AttSlot subject;
    ATT_TRY(refuse_graphs(r));
    const bool has_brackets = att_tiny_is_mark(&r->p.lexer.token, "[");
    if (!has_brackets && (att_tiny_at_literal(&r->p) ||
                          r->p.lexer.token.kind == ATT_TINY_MARK)) {
      return att_tiny_expected(&r->p, "a subject");
    }
    ATT_TRY(read_slot(r, template, &subject));
    if (!has_brackets || (!att_tiny_is_mark(&r->p.lexer.token, ".") &&
                          !att_tiny_is_mark(&r->p.lexer.token, "}"))) {
      ATT_TRY(read_properties(r, &subject, template));
    }
    if (!att_tiny_is_mark(&r->p.lexer.token, "}")) {
      ATT_TRY(att_tiny_expect(&r->p, "."));
    }
  }
  return att_tiny_advance(&r->p.lexer);
}

/// Pass over a group; does it have variables?
static AttStatus
skip_group(Reader* r, Piece* group, bool* has_variables)
{
  *group = (Piece){r->p.lexer.token.span.begin, 0};
  *has_variables = false;
  if (!att_tiny_is_mark(&r->p.lexer.token, "{")) {
    return att_tiny_expected(&r->p, "'{'");
  }
  for (size_t depth = 0;;) {
    const AttTinyToken token = r->p.lexer.token;
    if (token.kind == ATT_TINY_END) {
      return att_tiny_expected(&r->p, "'}'");
    }
    ATT_TRY(refuse_graphs(r));
    depth += att_tiny_is_mark(&token, "{");
    depth -= att_tiny_is_mark(&token, "}");
    *has_variables |= token.kind == ATT_TINY_VARIABLE;
    group->end = token.span.end;
    ATT_TRY(att_tiny_advance(&r->p.lexer));
    if (!depth) {
      return ATT_OK;
    }
  }
}

/// The query of an operation that begins at `begin`: the request with all else
/// blank, so that messages point at the same places.
static AttStatus
make_query(
    Reader* r, size_t begin, Piece group, bool has_variables, AttView* query)
{
  const AttView text = r->p.query.text;
  const char* head = has_variables ? "SELECT" : "ASK";
  char* made = att_arena_alloc(r->update->arena, text.size + 1);
  if (!made) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < text.size; ++i) {
    made[i] = text.at[i] == '\n' ? '\n' : ' ';
  }
  made[text.size] = '\0';
  for (size_t i = 0; i < r->prologue.size; ++i) {
    const Piece piece = r->prologue.at[i];
    memcpy(made + piece.begin, text.at + piece.begin, piece.end - piece.begin);
  }
  memcpy(made + begin, head, strlen(head)); // DELETE and INSERT are as long
  if (has_variables) {
    size_t star = begin + strlen(head) + 1; // within "{}" or behind
    while (made[star] == '\n') {
      ++star;
    }
    made[star] = '*';
  }
  memcpy(made + group.begin, text.at + group.begin, group.end - group.begin);
  *query = (AttView){made, text.size};
  return ATT_OK;
}

static AttStatus
read_where(Reader* r, size_t begin, AttOperation* operation)
{
  Piece group;
  bool has_variables = false;
  ATT_TRY(skip_group(r, &group, &has_variables));
  operation->has_query = true;
  return make_query(r, begin, group, has_variables, &operation->query);
}

/// 'DATA' QuadData, behind INSERT or DELETE
static AttStatus
read_data(Reader* r, AttTemplate* template)
{
  r->is_data = true;
  ATT_TRY(read_template(r, template));
  r->is_data = false;
  return ATT_OK;
}

/// 'DELETE' 'WHERE' QuadPattern: what is found goes.
static AttStatus
read_delete_where(Reader* r, size_t begin, AttOperation* operation)
{
  const AttTinyLexer kept = r->p.lexer;
  r->is_removal = true;
  ATT_TRY(read_template(r, &operation->goes));
  r->p.lexer = kept;
  return read_where(r, begin, operation);
}

/// ( 'DELETE' template )? ( 'INSERT' template )? 'WHERE' GroupGraphPattern,
/// 'DELETE' 'WHERE' …, 'DELETE' 'DATA' …, 'INSERT' 'DATA' …
static AttStatus
read_modify(Reader* r, AttOperation* operation)
{
  const size_t begin = r->p.lexer.token.span.begin;
  bool deletes = false;
  bool inserts = false;
  bool found = false;
  ATT_TRY(accept(r, "DELETE", &deletes));
  r->is_removal = deletes;
  if (deletes) {
    ATT_TRY(accept(r, "DATA", &found));
    if (found) {
      return read_data(r, &operation->goes);
    }
    ATT_TRY(accept(r, "WHERE", &found));
    if (found) {
      return read_delete_where(r, begin, operation);
    }
    ATT_TRY(read_template(r, &operation->goes));
  }
  r->is_removal = false;
  ATT_TRY(accept(r, "INSERT", &inserts));
  if (inserts) {
    ATT_TRY(accept(r, "DATA", &found));
    if (found && !deletes) {
      return read_data(r, &operation->comes);
    }
    ATT_TRY(read_template(r, &operation->comes));
  }
  ATT_TRY(refuse_graphs(r));
  ATT_TRY(accept(r, "WHERE", &found));
  return found ? read_where(r, begin, operation)
               : att_tiny_expected(&r->p, "WHERE");
}

/// ( 'CLEAR' | 'DROP' ) 'SILENT'? ( 'DEFAULT' | 'ALL' )
static AttStatus
read_clear(Reader* r, AttOperation* operation)
{
  bool found = false;
  ATT_TRY(att_tiny_advance(&r->p.lexer));
  ATT_TRY(accept(r, "SILENT", &found));
  if (att_tiny_is_word(&r->p.lexer.token, "GRAPH") ||
      att_tiny_is_word(&r->p.lexer.token, "NAMED")) {
    return refuse(r, r->p.lexer.token.span, "a named graph");
  }
  ATT_TRY(accept(r, "DEFAULT", &operation->clears));
  if (!operation->clears) {
    ATT_TRY(accept(r, "ALL", &operation->clears));
  }
  return operation->clears ? ATT_OK
                           : att_tiny_expected(&r->p, "DEFAULT or ALL");
}

static AttStatus
read_operation(Reader* r, AttOperation* operation)
{
  static const char* const refused[] = {
      "LOAD", "CREATE", "COPY", "MOVE", "ADD", "WITH"};
  static const char* const queries[] = {
      "SELECT", "ASK", "CONSTRUCT", "DESCRIBE"};
  const AttTinyToken token = r->p.lexer.token;
  if (att_tiny_is_word(&token, "DELETE") ||
      att_tiny_is_word(&token, "INSERT")) {
    return read_modify(r, operation);
  }
  if (att_tiny_is_word(&token, "CLEAR") || att_tiny_is_word(&token, "DROP")) {
    return read_clear(r, operation);
  }
  for (size_t i = 0; i < sizeof refused / sizeof *refused; ++i) {
    if (att_tiny_is_word(&token, refused[i])) {
      return refuse(r, token.span, refused[i]);
    }
  }
  for (size_t i = 0; i < sizeof queries / sizeof *queries; ++i) {
    if (att_tiny_is_word(&token, queries[i])) {
      return att_tiny_expected(&r->p, "an update, not a query");
    }
  }
  return att_tiny_expected(&r->p, "INSERT, DELETE or CLEAR");
}

/// PREFIX lines, which hold for all that follows.
static AttStatus
read_prologue(Reader* r)
{
  const size_t begin = r->p.lexer.token.span.begin;
  if (att_tiny_is_word(&r->p.lexer.token, "BASE")) {
    return refuse(r, r->p.lexer.token.span, "BASE");
  }
  ATT_TRY(att_tiny_prologue(&r->p));
  const size_t end = r->p.lexer.token.span.begin;
  return end > begin ? ATT_PUSH(&r->prologue, (Piece){begin, end}) : ATT_OK;
}

/// Prologue ( Update1 ( ';' Update )? )?
static AttStatus
read_request(Reader* r)
{
  bool more = true;
  ATT_TRY(att_tiny_advance(&r->p.lexer));
  while (more) {
    ATT_TRY(read_prologue(r));
    if (r->p.lexer.token.kind == ATT_TINY_END && r->update->operations.size) {
      return ATT_OK;
    }
    if (r->update->operations.size == MOST_OPERATIONS) {
      return att_tiny_expected(&r->p, "at most 1000 operations");
    }
    r->nodes = 0;
    r->labels.size = 0;
    r->is_removal = false;
    ATT_TRY(ATT_PUSH(&r->update->operations, (AttOperation){0}));
    ATT_TRY(read_operation(
        r, &r->update->operations.at[r->update->operations.size - 1]));
    ATT_TRY(accept(r, ";", &more));
  }
  return r->p.lexer.token.kind == ATT_TINY_END
             ? ATT_OK
             : att_tiny_expected(&r->p, "';' or the end of the update");
}

AttStatus
att_update_parse(AttOrigin request, AttLog* log, AttUpdate* update)
{
  *update = (AttUpdate){.arena = att_arena_new()};
  if (!update->arena) {
    return ATT_ERR_MEMORY;
  }
  Reader r = {.p = {.query = request, .log = log},
              .plan = {.arena = update->arena},
              .update = update};
  r.p.plan = &r.plan;
  r.p.lexer = (AttTinyLexer){.text = request.text, .arena = update->arena};
  const AttStatus status = read_request(&r);
  ATT_ARRAY_CLEAR(&r.p.prefixes);
  ATT_ARRAY_CLEAR(&r.prologue);
  ATT_ARRAY_CLEAR(&r.labels);
  return status;
}
