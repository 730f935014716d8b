// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The file and its blocks. A line without indentation starts a declaration;
// its body is indented; a line indented deeper than its body continues the line
// before it (behind test, todo: holds expectations).

#include "rules/parser.h"

#include "rules/parse.h"
#include "rules/parse_discard.h"

typedef struct Parser {
  AttParse base;
  AttImporter import;
  void* user;
  uint32_t number;   ///< of the logical line
  AttValueKind kind; ///< of the regex block being parsed
} Parser;

typedef AttStatus (*Production)(Parser* parser);

typedef struct Keyword {
  AttView word;
  Production parse;
} Keyword;

static const AttSourceLine*
next_line(const Parser* parser)
{
  return parser->base.line < parser->base.lines.size
             ? &parser->base.lines.at[parser->base.line]
             : NULL;
}

/// Lex the next physical line into `lexemes`, which is emptied first.
static AttStatus
read_line(Parser* parser)
{
  AttParse* base = &parser->base;
  const AttSourceLine line = base->lines.at[base->line++];
  parser->number = line.number;
  base->lexemes.size = 0;
  base->at = 0;
  return att_lex(base->tree->faults, base->origin, line.span, &base->lexemes);
}

/// Lex the next line with the deeper ones that continue it. All of them are
/// passed over even where one is wrong.
static AttStatus
read_logical_line(Parser* parser)
{
  AttParse* base = &parser->base;
  const uint32_t indent = next_line(parser)->indent;
  AttStatus status = read_line(parser);
  while (next_line(parser) && next_line(parser)->indent > indent) {
    const AttSpan span = base->lines.at[base->line++].span;
    if (status == ATT_OK) {
      status = att_lex(base->tree->faults, base->origin, span, &base->lexemes);
    }
  }
  return status;
}

static void
skip_body(Parser* parser)
{
  while (next_line(parser) && next_line(parser)->indent > 0) {
    ++parser->base.line;
  }
}

static bool
next_is_word(const Parser* parser, AttView word)
{
  const AttLexeme* next = att_parse_peek(&parser->base);
  return next && next->kind == ATT_LEXEME_WORD &&
         att_view_equal(next->text, word);
}

static bool
take_word(Parser* parser, AttView word)
{
  const bool found = next_is_word(parser, word);
  parser->base.at += found;
  return found;
}

/// name = word
static AttStatus
parse_name(Parser* parser, const char* what, AttView* name, AttSpan* span)
{
  const AttLexeme* next = att_parse_peek(&parser->base);
  if (!next ||
      (next->kind != ATT_LEXEME_WORD && next->kind != ATT_LEXEME_CAPITALS)) {
    return att_parse_expected(&parser->base, what);
  }
  *name = next->text;
  *span = next->span;
  ++parser->base.at;
  return ATT_OK;
}

/// prefix = "prefix" name ":" "<" IRI ">"
static AttStatus
parse_prefix(Parser* parser)
{
  AttParse* base = &parser->base;
  ATT_TRY(read_logical_line(parser));
  ++base->at;
  AttPrefixNode prefix = {.file = base->file};
  ATT_TRY(parse_name(parser, "a prefix", &prefix.name, &prefix.span));
  if (!att_parse_mark(base, ':')) {
    return att_parse_expected(base, "\":\"");
  }
  const AttLexeme* iri = att_parse_peek(base);
  if (!iri || iri->kind != ATT_LEXEME_IRI || !iri->text.size) {
    return att_parse_expected(base, "an IRI in < and >");
  }
  prefix.iri = iri->text;
  ++base->at;
  ATT_TRY(att_parse_end(base));
  for (size_t i = 0; i < base->tree->prefixes.size; ++i) {
    const AttPrefixNode* other = &base->tree->prefixes.at[i];
    if (other->file == base->file && att_view_equal(other->name, prefix.name)) {
      return att_fault_note(base->tree->faults,
                            base->origin,
                            prefix.span,
                            "first declared here",
                            other->span,
                            "duplicate prefix \"%.*s\"",
                            ATT_VIEW_ARG(prefix.name));
    }
  }
  return ATT_PUSH(&base->tree->prefixes, prefix);
}

/// import = "import" ( path | '"' path '"' )
static AttStatus
parse_import(Parser* parser)
{
  AttParse* base = &parser->base;
  const AttSourceLine* line = next_line(parser);
  AttSpan span = line->span;
  span.begin += (uint32_t)(sizeof "import" - 1);
  span = att_lex_raw(base->origin.text, span);
  ++base->line;
  skip_body(parser);
  const char* text = base->origin.text.at;
  if (span.end - span.begin >= 2 && text[span.begin] == '"' &&
      text[span.end - 1] == '"') {
    ++span.begin;
    --span.end;
  }
  if (span.begin == span.end) {
    return att_fault(base->tree->faults,
                     base->origin,
                     (AttSpan){span.begin, span.begin},
                     "expected the path of a rule file behind import");
  }
  return parser->import(parser->user,
                        base->file,
                        att_view_slice(base->origin.text, span.begin, span.end),
                        span);
}

/// list = [ "extend" ] "list" name "=" valued
static AttStatus
parse_any_list(Parser* parser, bool extends)
{
  AttParse* base = &parser->base;
  ATT_TRY(read_logical_line(parser));
  base->at += extends ? 2 : 1;
  AttListNode list = {.file = base->file, .extends = extends};
  ATT_TRY(
      parse_name(parser, "a name for the list", &list.name, &list.name_span));
  if (!att_parse_mark(base, '=')) {
    return att_parse_expected(base, "\"=\"");
  }
  ATT_TRY(att_parse_valued_items(base, &list.items));
  ATT_TRY(att_parse_end(base));
  return ATT_PUSH(&base->tree->lists, list);
}

static AttStatus
parse_list(Parser* parser)
{
  return parse_any_list(parser, false);
}

/// support = "support" items
static AttStatus
parse_support(Parser* parser)
{
  AttParse* base = &parser->base;
  ATT_TRY(read_logical_line(parser));
  ++base->at;
  AttRange items = {0};
  ATT_TRY(att_parse_items(base, &items));
  ATT_TRY(att_parse_end(base));
  return ATT_PUSH(&base->tree->common_supports, items);
}

/// Parse each line of a body; a wrong one is left out.
static AttStatus
parse_body(Parser* parser, Production parse_entry)
{
  const AttSourceLine* first = next_line(parser);
  const uint32_t indent = first ? first->indent : 0;
  while (next_line(parser) && next_line(parser)->indent > 0) {
    const AttSourceLine line = *next_line(parser);
    AttStatus status = ATT_OK;
    if (line.indent != indent) {
      status = att_fault(parser->base.tree->faults,
                         parser->base.origin,
                         (AttSpan){line.span.begin, line.span.begin},
                         "expected an indentation of %u columns as in the "
                         "first line of this block, found %u",
                         (unsigned)indent,
                         (unsigned)line.indent);
      ++parser->base.line;
    } else {
      status = parse_entry(parser);
    }
    ATT_TRY(att_fault_passed(status));
  }
  return ATT_OK;
}

/// form = item "=" items [ "(" items ")" ]
static AttStatus
parse_form(Parser* parser)
{
  AttParse* base = &parser->base;
  ATT_TRY(read_logical_line(parser));
  AttFormNode form = {.file = base->file,
                      .verb = {(uint32_t)base->tree->alternatives.size, 1}};
  ATT_TRY(att_parse_item(base));
  if (!att_parse_mark(base, '=')) {
    return att_parse_expected(base, "\"=\" behind the verb");
  }
  ATT_TRY(att_parse_items(base, &form.nouns));
  if (att_parse_mark(base, '(')) {
    ATT_TRY(att_parse_items(base, &form.objects));
    if (!att_parse_mark(base, ')')) {
      return att_parse_expected(base, "\")\" behind the prepositions");
    }
  }
  ATT_TRY(att_parse_end(base));
  return ATT_PUSH(&base->tree->forms, form);
}

/// forms = "forms" { form }
static AttStatus
parse_forms(Parser* parser)
{
  AttParse* base = &parser->base;
  AttStatus status = read_line(parser);
  const AttSpan span =
      base->lexemes.size ? base->lexemes.at[0].span : (AttSpan){0, 0};
  ++base->at;
  if (status == ATT_OK && att_parse_peek(base)) {
    status = att_fault(base->tree->faults,
                       base->origin,
                       span,
                       "\"forms\" with options stands inside a block; "
                       "here it starts the table of nominalisations");
  }
  if (status != ATT_OK) {
    skip_body(parser);
    return status;
  }
  return parse_body(parser, parse_form);
}

/// entry of nominal = ( "subject" | "object" ) "=" word { "," word }
static AttStatus
parse_nominal_entry(Parser* parser)
{
  AttParse* base = &parser->base;
  ATT_TRY(read_logical_line(parser));
  const bool object = next_is_word(parser, ATT_VIEW("object"));
  if (!object && !next_is_word(parser, ATT_VIEW("subject"))) {
    return att_parse_expected(base, "\"subject\" or \"object\"");
  }
  ++base->at;
  if (!att_parse_mark(base, '=')) {
    return att_parse_expected(base, "\"=\"");
  }
  do {
    AttNominalNode entry = {.object = object, .file = base->file};
    ATT_TRY(parse_name(parser,
                       "a preposition or a grammatical function",
                       &entry.text,
                       &entry.span));
    ATT_TRY(ATT_PUSH(&base->tree->nominals, entry));
  } while (att_parse_mark(base, ','));
  return att_parse_end(base);
}

/// nominal = "nominal" { entry }
static AttStatus
parse_nominal(Parser* parser)
{
  AttStatus status = read_line(parser);
  ++parser->base.at;
  if (status == ATT_OK) {
    status = att_parse_end(&parser->base);
  }
  if (status != ATT_OK) {
    skip_body(parser);
    return status;
  }
  return parse_body(parser, parse_nominal_entry);
}

static AttStatus
parse_value(Parser* parser)
{
  return att_parse_value(&parser->base, parser->kind);
}

/// regex = "regex" kind { value }
static AttStatus
parse_regex(Parser* parser)
{
  AttParse* base = &parser->base;
  AttStatus status = read_line(parser);
  ++base->at;
  if (status == ATT_OK) {
    status = att_parse_value_kind(base, &parser->kind);
  }
  if (status == ATT_OK) {
    status = att_parse_end(base);
  }
  if (status != ATT_OK) {
    skip_body(parser);
    return status;
  }
  return parse_body(parser, parse_value);
}

static AttStatus
refuse_outside(Parser* parser)
{
  const AttStatus status = read_logical_line(parser);
  if (status != ATT_OK) {
    return status;
  }
  const AttLexeme* first = att_parse_peek(&parser->base);
  return att_fault(parser->base.tree->faults,
                   parser->base.origin,
                   first->span,
                   "\"%.*s\" outside a block; it belongs, indented, under "
                   "event, relation, speech, outlook or pattern",
                   ATT_VIEW_ARG(first->text));
}

static AttBlockNode*
current_block(Parser* parser)
{
  AttRuleTree* tree = parser->base.tree;
  return &tree->blocks.at[tree->blocks.size - 1];
}

/// also = "also" alternatives "=" name
static AttStatus
parse_also(Parser* parser)
{
  AttParse* base = &parser->base;
  AttAlsoNode also = {.number = parser->number, .span = att_parse_here(base)};
  also.span.end = base->lexemes.at[base->lexemes.size - 1].span.end;
  ATT_TRY(att_parse_folded(base, &also.text));
  ++base->at;
  if (current_block(parser)->kind != ATT_BLOCK_SPEECH) {
    return att_fault(base->tree->faults,
                     base->origin,
                     also.span,
                     "\"also … = Negated\" belongs in a speech block");
  }
  also.verbs.span = att_parse_here(base);
  ATT_TRY(att_parse_alternatives(base, &also.verbs));
  if (!att_parse_mark(base, '=')) {
    return att_parse_expected(base, "\"=\"");
  }
  ATT_TRY(parse_name(parser, "Negated", &also.outlook, &also.outlook_span));
  ATT_TRY(att_parse_end(base));
  return ATT_PUSH(&base->tree->also, also);
}

/// support of a block = "support" items
static AttStatus
parse_block_support(Parser* parser)
{
  AttRange items = {0};
  ++parser->base.at;
  ATT_TRY(att_parse_items(&parser->base, &items));
  ATT_TRY(att_parse_end(&parser->base));
  return ATT_PUSH(&parser->base.tree->supports, items);
}

/// unless = "unless" CAPITALS items
static AttStatus
parse_unless(Parser* parser)
{
  AttParse* base = &parser->base;
  ++base->at;
  const AttLexeme* slot = att_parse_peek(base);
  if (!slot || slot->kind != ATT_LEXEME_CAPITALS) {
    return att_parse_expected(base, "a slot in capitals behind unless");
  }
  AttUnlessNode unless = {.slot_span = slot->span};
  ATT_TRY(att_parse_lower(base->tree->arena, slot->text, &unless.slot));
  ++base->at;
  ATT_TRY(att_parse_items(base, &unless.words));
  ATT_TRY(att_parse_end(base));
  return ATT_PUSH(&base->tree->unless, unless);
}

/// beside of a block = beside
static AttStatus
parse_beside(Parser* parser)
{
  return att_parse_beside(&parser->base,
                          current_block(parser)->kind == ATT_BLOCK_EVENT);
}

/// deeds of a block = deeds
static AttStatus
parse_deeds(Parser* parser)
{
  const AttBlockKind kind = current_block(parser)->kind;
  return att_parse_deeds(
      &parser->base, kind == ATT_BLOCK_EVENT || att_block_is_undertaking(kind));
}

/// options = "forms" "no" ( "noun" | "passive" ) { "," "no" … }
static AttStatus
parse_options(Parser* parser)
{
  AttParse* base = &parser->base;
  ++base->at;
  do {
    if (!take_word(parser, ATT_VIEW("no"))) {
      return att_parse_expected(base, "\"no noun\" or \"no passive\"");
    }
    if (take_word(parser, ATT_VIEW("noun"))) {
      current_block(parser)->no_noun = true;
    } else if (take_word(parser, ATT_VIEW("passive"))) {
      current_block(parser)->no_passive = true;
    } else {
      return att_parse_expected(base, "\"noun\" or \"passive\"");
    }
  } while (att_parse_mark(base, ','));
  return att_parse_end(base);
}

/// test = ( "test" | "none" | "todo" ) string [ deeper: expectations ]
static AttStatus
parse_test(Parser* parser, AttTestKind kind)
{
  AttParse* base = &parser->base;
  AttRuleTree* tree = base->tree;
  const uint32_t indent = next_line(parser)->indent;
  AttTest test = {.kind = kind, .file = base->file};
  AttStatus status = read_line(parser);
  ++base->at;
  const AttLexeme* sentence = att_parse_peek(base);
  if (status == ATT_OK && (!sentence || sentence->kind != ATT_LEXEME_STRING)) {
    status = att_parse_expected(base, "a sentence in quotes");
  }
  if (status == ATT_OK) {
    test.span = sentence->span;
    status = att_parse_unescape(tree->arena, sentence->text, &test.sentence);
    ++base->at;
  }
  if (status == ATT_OK) {
    status = att_parse_end(base);
  }
  test.expectations.first = (uint32_t)tree->expectations.size;
  while (next_line(parser) && next_line(parser)->indent > indent) {
    const AttSpan line = base->lines.at[base->line++].span;
    if (status == ATT_OK && kind == ATT_TEST_NONE) {
      status = att_fault(tree->faults,
                         base->origin,
                         line,
                         "\"none\" expects nothing; use test or todo");
    } else if (status == ATT_OK) {
      status = att_parse_expectations(base, line);
    }
  }
  ATT_TRY(status);
  test.expectations.count =
      (uint32_t)tree->expectations.size - test.expectations.first;
  test.block = (uint32_t)tree->blocks.size - 1;
  return ATT_PUSH(&tree->tests, test);
}

/// unit = "unit" name { "," name }
static AttStatus
parse_unit(Parser* parser)
{
  AttParse* base = &parser->base;
  const AttSpan here = att_parse_here(base);
  ++base->at;
  if (current_block(parser)->kind != ATT_BLOCK_QUANTITY) {
    return att_fault(base->tree->faults,
                     base->origin,
                     here,
                     "\"unit\" belongs in a quantity block");
  }
  do {
    AttView name = {0};
    AttSpan span = {0};
    ATT_TRY(parse_name(parser, "a unit", &name, &span));
    ATT_TRY(ATT_PUSH(&base->tree->units, name));
  } while (att_parse_mark(base, ','));
  return att_parse_end(base);
}

/// True where the line starts with the word (and a blank, or ends).
static bool
line_starts_with(const Parser* parser, AttView word)
{
  const AttSpan span = next_line(parser)->span;
  const AttView line =
      att_view_slice(parser->base.origin.text, span.begin, span.end);
  return att_view_starts_with(line, word) &&
         (line.size == word.size || !att_lex_is_word_byte(line.at[word.size]));
}

/// entry of a block = also | support | unless | options | beside | unit | deeds
///                  | test | path | sentence | pattern | discarded
static AttStatus
parse_entry(Parser* parser)
{
  static const struct {
    AttView word;
    AttTestKind kind;
  } tests[] = {{{"test", 4}, ATT_TEST},
               {{"none", 4}, ATT_TEST_NONE},
               {{"todo", 4}, ATT_TEST_TODO}};
  static const Keyword keywords[] = {
      {{"also", 4}, parse_also},
      {{"support", 7}, parse_block_support},
      {{"unless", 6}, parse_unless},
      {{"forms", 5}, parse_options},
      {{"beside", 6}, parse_beside},
      {{"unit", 4}, parse_unit},
      {{"of", 2}, parse_deeds},
  };
  for (size_t i = 0; i < sizeof tests / sizeof *tests; ++i) {
    if (line_starts_with(parser, tests[i].word)) {
      return parse_test(parser, tests[i].kind);
    }
  }
  if (current_block(parser)->kind == ATT_BLOCK_PATTERN ||
      att_block_is_last(current_block(parser)->kind)) {
    return att_parse_raw_pattern(&parser->base, current_block(parser)->kind);
  }
  ATT_TRY(read_logical_line(parser));
  // "unless CLAUSE" is a sentence of an outlook block, "unless AGENT virus" an
  // exception: the latter has words behind its slot.
  const bool is_sentence = next_is_word(parser, ATT_VIEW("unless")) &&
                           (current_block(parser)->kind == ATT_BLOCK_OUTLOOK ||
                            current_block(parser)->kind == ATT_BLOCK_SPEECH) &&
                           parser->base.lexemes.size < 3;
  for (size_t i = 0; !is_sentence && i < sizeof keywords / sizeof *keywords;
       ++i) {
    if (next_is_word(parser, keywords[i].word)) {
      return keywords[i].parse(parser);
    }
  }
  return att_parse_is_path(&parser->base)
             ? att_parse_path(&parser->base, parser->number)
             : att_parse_sentence(&parser->base, parser->number);
}

/// name of a block = qualified; of an outlook also [ "under" word ]
static AttStatus
parse_block_name(Parser* parser, AttBlockNode* block)
{
  ATT_TRY(att_parse_qualified(&parser->base, &block->name, &block->name_span));
  if (block->kind == ATT_BLOCK_OUTLOOK &&
      next_is_word(parser, ATT_VIEW("under"))) {
    ++parser->base.at;
    ATT_TRY(
        att_parse_qualified(&parser->base, &block->under, &block->under_span));
  }
  return att_parse_end(&parser->base);
}

static AttStatus
refuse_empty(const Parser* parser, const AttBlockNode* block)
{
  return att_fault(parser->base.tree->faults,
                   parser->base.origin,
                   block->span,
                   block->kind == ATT_BLOCK_PATTERN ||
                           att_block_is_last(block->kind)
                       ? "block without a pattern"
                       : "block without a rule sentence");
}

/// Read the heading, whose kind is known.
static AttStatus
parse_heading(Parser* parser, AttBlockNode* block)
{
  const AttStatus status = read_line(parser);
  block->span = parser->base.lexemes.size ? parser->base.lexemes.at[0].span
                                          : (AttSpan){0, 0};
  parser->base.at += block->extends ? 2 : 1;
  ATT_TRY(status);
  return parse_block_name(parser, block);
}

/// block = [ "extend" ] kind name { entry }
static AttStatus
parse_any_block(Parser* parser, AttBlockKind kind, bool extends)
{
  AttRuleTree* tree = parser->base.tree;
  AttBlockNode block = {
      .kind = kind, .file = parser->base.file, .extends = extends};
  const AttStatus status = parse_heading(parser, &block);
  if (status != ATT_OK) {
    skip_body(parser);
    return status;
  }
  block.span.end =
      block.under.size ? block.under_span.end : block.name_span.end;
  att_block_node_open(tree, &block);
  ATT_TRY(ATT_PUSH(&tree->blocks, block));
  const size_t index = tree->blocks.size - 1;
  const size_t faults = tree->faults->count;
  ATT_TRY(parse_body(parser, parse_entry));
  att_block_node_close(tree, &tree->blocks.at[index]);
  return att_block_node_has_content(&tree->blocks.at[index]) ||
                 tree->faults->count != faults
             ? ATT_OK
             : refuse_empty(parser, &block);
}

static AttStatus
parse_block(Parser* parser, AttBlockKind kind)
{
  return parse_any_block(parser, kind, false);
}

/// extend = "extend" ( "event" | "relation" | "quantity" ) name { entry } |
/// list
static AttStatus
parse_extend(Parser* parser)
{
  AttParse* base = &parser->base;
  AttStatus status = read_line(parser);
  if (status == ATT_OK) {
    ++base->at;
    if (next_is_word(parser, ATT_VIEW("list"))) {
      --base->line;
      return parse_any_list(parser, true);
    }
    for (AttBlockKind kind = 0; kind <= ATT_BLOCK_PATTERN; ++kind) {
      if (att_block_is_extendable(kind) &&
          next_is_word(parser, att_view(att_block_keyword(kind)))) {
        --base->line; // the heading is read as that of any block
        return parse_any_block(parser, kind, true);
      }
    }
    status =
        att_parse_expected(base,
                           "event, relation, quantity or list behind extend "
                           "(outlooks, patterns, discards and topics of "
                           "several files add up without it)");
  }
  skip_body(parser);
  return status;
}

static const Keyword declarations[] = {
    {{"prefix", 6}, parse_prefix},
    {{"import", 6}, parse_import},
    {{"list", 4}, parse_list},
    {{"support", 7}, parse_support},
    {{"forms", 5}, parse_forms},
    {{"nominal", 7}, parse_nominal},
    {{"regex", 5}, parse_regex},
    {{"extend", 6}, parse_extend},
    {{"of", 2}, refuse_outside},
    {{"unless", 6}, refuse_outside},
    {{"also", 4}, refuse_outside},
    {{"beside", 6}, refuse_outside},
    {{"test", 4}, refuse_outside},
    {{"none", 4}, refuse_outside},
    {{"todo", 4}, refuse_outside},
};

static AttStatus
refuse_unknown(Parser* parser)
{
  const AttView text = parser->base.origin.text;
  AttSpan span = next_line(parser)->span;
  uint32_t end = span.begin;
  while (end < span.end && att_lex_is_word_byte(text.at[end])) {
    ++end;
  }
  span.end = end > span.begin ? end : span.begin + 1;
  ++parser->base.line;
  skip_body(parser);
  const AttView word = att_view_slice(text, span.begin, span.end);
  AttNearest nearest = {0};
  for (size_t i = 0; i < sizeof declarations / sizeof *declarations; ++i) {
    att_nearest_offer(&nearest, word, declarations[i].word);
  }
  for (int kind = 0; kind < ATT_BLOCK_KINDS; ++kind) {
    att_nearest_offer(
        &nearest, word, att_view(att_block_keyword((AttBlockKind)kind)));
  }
  return att_fault_nearest(parser->base.tree->faults,
                           parser->base.origin,
                           span,
                           &nearest,
                           "expected a declaration (event, relation, speech, "
                           "outlook, list, …), found \"%.*s\"",
                           ATT_VIEW_ARG(word));
}

/// declaration = prefix | import | list | support | forms | nominal | regex
///             | event | relation | speech | outlook | quantity | pattern
///             | discard | topic | extend | undertaking | demand
static AttStatus
parse_declaration(Parser* parser)
{
  const AttSourceLine line = *next_line(parser);
  if (line.indent > 0) {
    skip_body(parser);
    return att_fault(parser->base.tree->faults,
                     parser->base.origin,
                     (AttSpan){line.span.begin, line.span.begin},
                     "unexpected indentation: no block is open here");
  }
  for (size_t i = 0; i < sizeof declarations / sizeof *declarations; ++i) {
    if (line_starts_with(parser, declarations[i].word)) {
      return declarations[i].parse(parser);
    }
  }
  for (int kind = 0; kind < ATT_BLOCK_KINDS; ++kind) {
    if (line_starts_with(parser,
                         att_view(att_block_keyword((AttBlockKind)kind)))) {
      return parse_block(parser, (AttBlockKind)kind);
    }
  }
  return refuse_unknown(parser);
}

AttStatus
att_rules_parse(AttRuleTree* tree,
                uint32_t file,
                AttImporter import,
                void* user)
{
  Parser parser = {.base = {.tree = tree,
                            .file = file,
                            .origin = att_rule_tree_origin(tree, file)},
                   .import = import,
                   .user = user};
  AttStatus status = att_lex_lines(parser.base.origin.text, &parser.base.lines);
  while (status == ATT_OK && next_line(&parser)) {
    status = att_fault_passed(parse_declaration(&parser));
  }
  ATT_ARRAY_CLEAR(&parser.base.lines);
  ATT_ARRAY_CLEAR(&parser.base.lexemes);
  return status;
}
