// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tokens to terms and variables, and what is said of those that do not fit.

#include "graph/tiny_parser.h"

#include "graph/tiny_text.h"
#include "term/vocabulary.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

AttStatus
att_tiny_refuse(AttTinyParser* p, AttSpan span, const char* what)
{
  att_report(p->log,
             ATT_ERROR,
             p->query,
             span,
             "tinysparql does not support %s",
             what);
  return ATT_ERR_UNSUPPORTED;
}

AttStatus
att_tiny_expected(AttTinyParser* p, const char* what)
{
  const AttTinyToken* token = &p->lexer.token;
  const AttView found =
      att_view_slice(p->query.text, token->span.begin, token->span.end);
  if (token->kind == ATT_TINY_END) {
    att_report(p->log,
               ATT_ERROR,
               p->query,
               token->span,
               "expected %s before the end",
               what);
  } else {
    att_report(p->log,
               ATT_ERROR,
               p->query,
               token->span,
               "expected %s, found '%.*s'",
               what,
               ATT_VIEW_ARG(found));
  }
  return ATT_ERR_SYNTAX;
}

AttStatus
att_tiny_expect(AttTinyParser* p, const char* mark)
{
  if (!att_tiny_is_mark(&p->lexer.token, mark)) {
    char what[8];
    snprintf(what, sizeof what, "'%s'", mark);
    return att_tiny_expected(p, what);
  }
  return att_tiny_advance(&p->lexer);
}

AttStatus
att_tiny_accept(AttTinyParser* p, const char* word, bool* found)
{
  *found = att_tiny_is_word(&p->lexer.token, word) ||
           att_tiny_is_mark(&p->lexer.token, word);
  return *found ? att_tiny_advance(&p->lexer) : ATT_OK;
}

AttStatus
att_tiny_format(AttTinyParser* p, AttView* out, const char* format, ...)
{
  va_list given;
  va_start(given, format);
  va_list again;
  va_copy(again, given);
  const int size = vsnprintf(NULL, 0, format, given);
  va_end(given);
  char* text =
      size < 0 ? NULL : att_arena_alloc(p->plan->arena, (size_t)size + 1);
  if (text) {
    vsnprintf(text, (size_t)size + 1, format, again);
    *out = (AttView){text, (size_t)size};
  }
  va_end(again);
  return text ? ATT_OK : ATT_ERR_MEMORY;
}

uint64_t
att_tiny_bit(size_t variable)
{
  return UINT64_C(1) << variable;
}

AttStatus
att_tiny_name_variable(AttTinyParser* p, AttView name, size_t* variable)
{
  AttTinyPlan* plan = p->plan;
  for (*variable = 0; *variable < plan->variable_count; ++*variable) {
    if (name.size && att_view_equal(plan->variables[*variable].name, name)) {
      ++plan->variables[*variable].uses;
      return ATT_OK;
    }
  }
  if (plan->variable_count == ATT_TINY_VARIABLES) {
    return att_tiny_refuse(
        p, p->lexer.token.span, "more than 64 variables and blank nodes");
  }
  AttTinyVariable* fresh = &plan->variables[plan->variable_count++];
  fresh->name = name; // its kind stays from the reading before
  fresh->uses = 1;
  return ATT_OK;
}

AttStatus
att_tiny_variable(AttTinyParser* p, size_t* variable)
{
  if (p->lexer.token.kind != ATT_TINY_VARIABLE) {
    return att_tiny_expected(p, "a variable");
  }
  ATT_TRY(att_tiny_name_variable(p, p->lexer.token.text, variable));
  return att_tiny_advance(&p->lexer);
}

AttStatus
att_tiny_use_property(AttTinyParser* p, size_t index, AttView* name)
{
  AttText text = {0};
  att_tiny_write_name(p->table, index, p->property_uses[index]++, &text);
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    status = att_tiny_format(p, name, "<" ATT_TINY_SPACE "%s>", text.at);
  }
  att_text_clear(&text);
  return status;
}

void
att_tiny_note(AttTinyParser* p, size_t variable, AttTinyValue value)
{
  AttTinyValue* known = &p->plan->variables[variable].value;
  if (value.kind == ATT_TINY_NONE) {
    return;
  }
  if (known->kind == ATT_TINY_NONE) {
    *known = value;
  } else if (known->kind != value.kind ||
             !att_view_equal(known->tag, value.tag)) {
    known->kind = ATT_TINY_MIXED;
  }
  known->has_blank |= value.has_blank;
}

/// prefix:local, with PN_LOCAL_ESC undone.
static AttStatus
expand(AttTinyParser* p, AttView name, AttView* iri)
{
  size_t colon = 0;
  while (name.at[colon] != ':') {
    ++colon;
  }
  const AttView prefix = att_view_slice(name, 0, colon);
  const AttView local = att_view_slice(name, colon + 1, name.size);
  for (size_t i = p->prefixes.size; i > 0; --i) {
    if (att_view_equal(p->prefixes.at[i - 1].name, prefix)) {
      return att_tiny_format(p,
                             iri,
                             "%.*s%.*s",
                             ATT_VIEW_ARG(p->prefixes.at[i - 1].iri),
                             ATT_VIEW_ARG(local));
    }
  }
  att_report(p->log,
             ATT_ERROR,
             p->query,
             p->lexer.token.span,
             "no PREFIX %.*s: before this",
             ATT_VIEW_ARG(prefix));
  return ATT_ERR_SYNTAX;
}

AttStatus
att_tiny_iri(AttTinyParser* p, AttView* iri)
{
  const AttTinyToken token = p->lexer.token;
  if (token.kind == ATT_TINY_NAME) {
    ATT_TRY(expand(p, token.text, iri));
  } else if (token.kind == ATT_TINY_IRI) {
    *iri = token.text;
  } else {
    return att_tiny_expected(p, "an IRI");
  }
  if (!att_iri_is_valid(*iri)) {
    return att_tiny_refuse(p, token.span, "relative IRIs");
  }
  return att_tiny_advance(&p->lexer);
}

bool
att_tiny_at_literal(const AttTinyParser* p)
{
  const AttTinyToken* token = &p->lexer.token;
  return token->kind == ATT_TINY_TEXT || token->kind == ATT_TINY_NUMBER ||
         att_tiny_is_word(token, "true") || att_tiny_is_word(token, "false");
}

static AttView
number_type(AttView number)
{
  AttView type = ATT_VIEW(ATT_IRI_XSD "integer");
  for (size_t i = 0; i < number.size; ++i) {
    if ((number.at[i] | 0x20) == 'e') {
      return ATT_VIEW(ATT_IRI_XSD "double");
    }
    if (number.at[i] == '.') {
      type = ATT_VIEW(ATT_IRI_XSD "decimal");
    }
  }
  return type;
}

AttStatus
att_tiny_literal(AttTinyParser* p, AttTerm* term)
{
  const AttTinyToken token = p->lexer.token;
  *term = (AttTerm){.kind = ATT_TERM_LITERAL, .value = token.text};
  ATT_TRY(att_tiny_advance(&p->lexer));
  if (token.kind == ATT_TINY_NUMBER) {
    term->datatype = number_type(token.text);
  } else if (token.kind == ATT_TINY_WORD) {
    term->datatype = ATT_VIEW(ATT_IRI_XSD "boolean");
  } else if (p->lexer.token.kind == ATT_TINY_LANGTAG) {
    term->language = p->lexer.token.text;
    return att_tiny_advance(&p->lexer);
  } else if (att_tiny_is_mark(&p->lexer.token, "^^")) {
    ATT_TRY(att_tiny_advance(&p->lexer));
    return att_tiny_iri(p, &term->datatype);
  }
  return ATT_OK;
}

/// A string in quotes, its code points moved aside.
static AttStatus
quote(AttTinyParser* p, AttView value, const char* type, AttView* out)
{
  AttText moved = {0};
  AttText text = {0};
  att_tiny_encode(value, &moved);
  att_text_append_char(&text, '"');
  for (size_t i = 0; i < moved.size; ++i) {
    static const char special[] = "\t\n\r\"\\";
    const char* found = strchr(special, moved.at[i]);
    if (found && *found) {
      att_text_append_char(&text, '\\');
    }
    att_text_append_char(
        &text, found && *found ? "tnr\"\\"[found - special] : moved.at[i]);
  }
  att_text_format(&text, "\"%s", type);
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    status = att_tiny_format(p, out, "%s", text.at);
  }
  att_text_clear(&moved);
  att_text_clear(&text);
  return status;
}

AttStatus
att_tiny_constant(AttTinyParser* p, const AttTerm* term, AttView* text)
{
  if (term->kind == ATT_TERM_IRI) {
    return att_tiny_format(p, text, "<%.*s>", ATT_VIEW_ARG(term->value));
  }
  if (!att_tiny_is_distinct(term->value)) {
    return att_tiny_refuse(
        p, p->lexer.token.span, "this string: write it in NFC");
  }
  const AttTinyValue value = att_tiny_value_of(term);
  switch (value.kind) {
  case ATT_TINY_INTEGER:
    return att_tiny_format(p, text, "%.*s", ATT_VIEW_ARG(term->value));
  case ATT_TINY_DECIMAL:
    return quote(p, term->value, "^^<" ATT_IRI_XSD "double>", text);
  case ATT_TINY_DATE:
    return quote(p, term->value, "^^<" ATT_IRI_XSD "date>", text);
  default:
    return quote(p, term->value, "", text);
  }
}
