// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The explanation as one page: style inside, no script, nothing fetched. The
// markup is HTML and well-formed XML at once, so that any parser checks it.

#include "pipeline/describe.h"
#include "pipeline/discarded.h"
#include "pipeline/explain.h"
#include "pipeline/explain_css.h"
#include "pipeline/html.h"
#include "pipeline/wording.h"

#define MOST_NESTED 16u

/// What a section sees: the whole, and the sentence it is about.
typedef struct View {
  const AttExplanation* all;
  const AttExplainedSentence* sentence;
  AttText* out;
} View;

static void
put(const View* view, const char* markup)
{
  att_text_append_string(view->out, markup);
}

static void
put_text(const View* view, AttView text)
{
  att_html_escape(view->out, text);
}

/// A table's row of cells; texts come escaped by the caller's put_text.
static void
put_cell(const View* view, AttView text)
{
  put(view, "<td>");
  put_text(view, text);
  put(view, "</td>");
}

/// "Afghanistan, state" of a mention's best reading.
static void
put_title(const View* view, const AttMention* mention)
{
  const AttMentions* all = view->sentence->read.mentions;
  for (uint32_t r = 0; r < mention->reading_count; ++r) {
    const AttEntity* entity =
        &all->entities[all->readings[mention->first_reading + r].entity];
    put(view, r ? " or " : "");
    put_text(view, entity->label);
    put(view, ", ");
    put_text(view,
             att_word_class(view->all->resources->ontology, entity->class_id));
  }
}

/// The name of the first block that fired at a token; empty where none did.
static AttView
block_at(const View* view, uint32_t token)
{
  const AttRules* rules = view->all->resources->rules;
  for (size_t i = 0; i < view->sentence->matches.count; ++i) {
    const AttMatch* match = &view->sentence->matches.matches[i];
    if (match->trigger == token) {
      return rules->blocks[rules->frames[match->frame].block].name;
    }
  }
  return (AttView){"", 0};
}

/// Open mentions that begin at the document token `at`; ends go on the stack.
static size_t
open_mentions(const View* view, uint32_t at, uint32_t* ends, size_t depth)
{
  const AttMentions* all = view->sentence->read.mentions;
  for (size_t i = 0; i < all->mention_count && depth < MOST_NESTED; ++i) {
    const AttMention* mention = &all->mentions[i];
    if (mention->tokens.begin == at) {
      put(view, "<mark title=\"");
      put_title(view, mention);
      put(view, "\">");
      ends[depth++] = mention->tokens.end;
    }
  }
  return depth;
}

static void
put_token(const View* view, uint32_t token, AttView words)
{
  const AttView block = block_at(view, token);
  if (block.size) {
    put(view, "<b class=\"trigger\" title=\"");
    put_text(view, block);
    put(view, "\">");
  }
  put_text(view, words);
  put(view, block.size ? "</b>" : "");
}

/// The sentence with its mentions and triggers marked.
static void
put_sentence(const View* view)
{
  const AttReadSentence* read = &view->sentence->read;
  uint32_t ends[MOST_NESTED];
  size_t depth = 0;
  uint32_t cursor = read->count ? read->tokens[0].span.begin : 0;
  put(view, "<h2>");
  for (uint32_t i = 0; i < read->count; ++i) {
    const AttSpan span = read->tokens[i].span;
    put_text(view, att_view_slice(read->document->text, cursor, span.begin));
    depth = open_mentions(view, read->sentence->first + i, ends, depth);
    const uint32_t from = cursor > span.begin ? cursor : span.begin;
    put_token(view, i, att_view_slice(read->document->text, from, span.end));
    cursor = span.end > cursor ? span.end : cursor;
    while (depth > 0 && ends[depth - 1] <= read->sentence->first + i + 1) {
      put(view, "</mark>");
      --depth;
    }
  }
  while (depth-- > 0) {
    put(view, "</mark>");
  }
  put(view, "</h2>\n");
}

static AttStatus
show_tree(const View* view)
{
  const AttReadSentence* read = &view->sentence->read;
  put(view, "<div class=\"scroll\">");
  ATT_TRY(att_html_arcs(read->tokens, read->count, view->out));
  put(view, "</div>\n");
  return ATT_OK;
}

static void
show_arc(const View* view, const AttArc* arc, bool first)
{
  const AttReadSentence* read = &view->sentence->read;
  put(view, "<tr><th>");
  put_text(view, first ? read->tokens[arc->predicate].form : ATT_VIEW(""));
  put(view, "</th>");
  put_cell(view, att_view(att_function_label((AttFunction)arc->function)));
  put(view, "<td>");
  put_text(view, arc->marker);
  put(view, arc->marker.size ? " " : "");
  put_text(view, read->tokens[arc->argument].form);
  put(view, "</td><td class=\"quiet\">");
  put_text(view, att_view(att_variant_label((AttVariant)arc->variant)));
  put(view, ": ");
  put_text(view, att_view(att_word_variant((AttVariant)arc->variant)));
  put(view, "</td></tr>\n");
}

static AttStatus
show_clauses(const View* view)
{
  const AttClauses* clauses = view->sentence->read.clauses;
  put(view, "<table>\n");
  for (size_t p = 0; p < view->sentence->read.count; ++p) {
    bool first = true;
    for (uint32_t a = clauses->first[p]; a < clauses->first[p + 1]; ++a) {
      if (clauses->arcs[a].function != ATT_FUNCTION_DETERMINER) {
        show_arc(view, &clauses->arcs[a], first);
        first = false;
      }
    }
  }
  put(view, "</table>\n");
  return ATT_OK;
}

static void
show_reading(const View* view,
             AttView words,
             const AttMention* mention,
             const AttReading* reading)
{
  AttText antecedent = {0};
  const AttOntology* ontology = view->all->resources->ontology;
  const AttEntity* entity =
      &view->sentence->read.mentions->entities[reading->entity];
  put(view, "<tr><th>");
  put_text(view, words);
  put(view, "</th>");
  put_cell(view, entity->label);
  put_cell(view, att_word_class(ontology, entity->class_id));
  put(view, "<td class=\"quiet\">");
  put_text(view, att_view(att_word_reading(reading->kind)));
  att_explained_antecedent(&view->sentence->read, mention, &antecedent);
  put(view, mention->antecedent ? ": " : "");
  put_text(view, att_text_view(&antecedent));
  if (entity->listed) {
    put(view, "<br/><code>");
    put_text(view, entity->listed->iri);
    put(view, "</code>");
  }
  put(view, "</td></tr>\n");
  view->out->broken |= antecedent.broken;
  att_text_clear(&antecedent);
}

static AttStatus
show_mentions(const View* view)
{
  const AttReadSentence* read = &view->sentence->read;
  const AttMentions* all = read->mentions;
  put(view, "<table>\n");
  for (size_t i = 0; i < all->mention_count; ++i) {
    const AttMention* mention = &all->mentions[i];
    for (uint32_t r = 0; r < mention->reading_count &&
                         att_explained_is_inside(read, mention->tokens);
         ++r) {
      const AttView words = att_explained_text(read->document, mention->tokens);
      show_reading(view,
                   r ? ATT_VIEW("") : words,
                   mention,
                   &all->readings[mention->first_reading + r]);
    }
  }
  for (size_t i = 0; i < all->time_count; ++i) {
    if (att_explained_is_inside(read, all->times[i].tokens)) {
      put(view, "<tr><th>");
      put_text(view, att_explained_text(read->document, all->times[i].tokens));
      put(view, "</th>");
      put_cell(view, att_word_time(&all->times[i]));
      put(view, "<td>time</td><td></td></tr>\n");
    }
  }
  for (size_t i = 0; i < all->value_count; ++i) {
    if (att_explained_is_inside(read, all->values[i].tokens)) {
      put(view, "<tr><th>");
      put_text(view, all->values[i].stated);
      put(view, "</th>");
      put_cell(view, all->values[i].text);
      put_cell(view, att_view(att_value_kind_name(all->values[i].kind)));
      put(view, "<td></td></tr>\n");
    }
  }
  put(view, "</table>\n");
  return ATT_OK;
}

static void
show_binding(const View* view, const AttBinding* binding)
{
  const AttReadSentence* read = &view->sentence->read;
  const AttSlot* slot = &view->all->resources->rules->slots[binding->slot];
  put(view, "<tr><th>");
  put_text(view, slot->kind == ATT_SLOT_WORDS ? ATT_VIEW("words") : slot->name);
  put(view, "</th>");
  put_cell(view,
           binding->mention ? read->mentions->entities[binding->entity].label
           : binding->is_clause ? ATT_VIEW("a clause")
                                : ATT_VIEW(""));
  put(view, "<td>“");
  put_text(view,
           binding->is_clause ? read->tokens[binding->token].form
                              : att_explained_phrase(read, binding->token));
  put(view, "”</td><td class=\"quiet\">");
  put_text(view, att_view(att_variant_label((AttVariant)binding->variant)));
  put(view, "</td></tr>\n");
}

static void
show_match(const View* view, const AttMatch* match)
{
  const AttRules* rules = view->all->resources->rules;
  const AttLine* line = &rules->lines[rules->frames[match->frame].line];
  put(view, "<div class=\"card\"><p><b>");
  put_text(view, rules->blocks[line->block].name);
  put(view, "</b> <code>");
  put_text(view, line->text);
  put(view, "</code></p>\n<p class=\"quiet\">");
  put_text(view, rules->files[line->file].path);
  att_text_format(view->out, ":%u, ", (unsigned)line->number);
  put_text(view, att_view(att_variant_label((AttVariant)match->variant)));
  put(view, ", at “");
  put_text(view, view->sentence->read.tokens[match->trigger].form);
  put(view, "”</p>\n<table>\n");
  for (size_t b = 0; b < match->binding_count; ++b) {
    show_binding(view, &match->bindings[b]);
  }
  put(view, "</table>");
  const size_t index = (size_t)(match - view->sentence->matches.matches);
  const AttMatchFate fate = (AttMatchFate)view->sentence->fates[index];
  if (fate != ATT_MATCH_GOVERNS && *att_word_match(fate)) {
    att_text_format(
        view->out, "<p class=\"quiet\">%s</p>", att_word_match(fate));
  }
  put(view, "</div>\n");
}

static void
show_discard(const View* view, const AttDiscard* discard)
{
  const AttRules* rules = view->all->resources->rules;
  const AttLine* line = &rules->lines[discard->line];
  put(view, "<div class=\"card\"><p><b>");
  put_text(view, rules->blocks[line->block].name);
  put(view, "</b> <code>");
  if (line->scope != ATT_DISCARD_TOPIC) { // whose lines are long lists
    put_text(view, line->text);
  }
  put(view, "</code></p>\n<p class=\"quiet\">");
  put_text(view, rules->files[line->file].path);
  att_text_format(view->out, ":%u, ", (unsigned)line->number);
  att_discarded_effect(rules, discard, view->out);
  put(view, ", at “");
  put_text(view, att_discarded_words(view->sentence->read.document, discard));
  put(view, "”</p></div>\n");
}

static AttStatus
show_matches(const View* view)
{
  const AttReadSentence* read = &view->sentence->read;
  for (size_t i = 0; i < view->sentence->matches.count; ++i) {
    show_match(view, &view->sentence->matches.matches[i]);
  }
  for (size_t i = 0; i < read->discards->count; ++i) {
    if (att_discarded_bears(
            view->all->resources->rules, read, &read->discards->discards[i])) {
      show_discard(view, &read->discards->discards[i]);
    }
  }
  for (size_t i = 0; i < read->discards->topic_count; ++i) {
    if (att_discarded_bears(
            view->all->resources->rules, read, &read->discards->topics[i])) {
      show_discard(view, &read->discards->topics[i]);
    }
  }
  return ATT_OK;
}

static AttStatus
show_statements(const View* view)
{
  const AttAnalysis* analysis = &view->all->analysis;
  AttText words = {0};
  put(view, "<ul>\n");
  for (size_t i = 0; i < analysis->statements.count; ++i) {
    att_text_reset(&words);
    att_describe_statement(view->all->resources->ontology,
                           analysis,
                           &analysis->statements.statements[i],
                           &words);
    put(view, "<li>");
    put_text(view, att_text_view(&words));
    put(view, "</li>\n");
  }
  if (!analysis->statements.count) {
    put(view, "<li>none</li>\n");
  }
  put(view, "</ul>\n");
  const AttStatus status = att_text_status(&words);
  att_text_clear(&words);
  return status;
}

static AttStatus
show_triples(const View* view)
{
  put(view, "<pre>");
  put_text(view, att_text_view(&view->all->turtle));
  put(view, "</pre>\n");
  return ATT_OK;
}

/// Whatever later stages find gets a line here.
typedef struct Section {
  const char* heading;
  AttStatus (*show)(const View* view);
} Section;

static const Section of_sentence[] = {
    {"tree", show_tree},
    {"mentions", show_mentions},
    {"fired lines", show_matches},
    {"clauses", show_clauses},
};

static const Section of_text[] = {
    {"statements", show_statements},
    {"triples", show_triples},
};

static AttStatus
show_sections(const View* view, const Section* sections, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    att_text_format(view->out, "<section>\n<h3>%s</h3>\n", sections[i].heading);
    ATT_TRY(sections[i].show(view));
    put(view, "</section>\n");
  }
  return att_text_status(view->out);
}

static void
open_page(const View* view)
{
  put(view,
      "<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
      "<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\"/>\n"
      "<title>How attest reads a text</title>\n<style>\n");
  att_text_append(view->out,
                  (AttView){(const char*)explain_css, sizeof explain_css});
  put(view, "</style>\n</head>\n<body>\n<h1>How attest reads a text</h1>\n");
}

AttStatus
att_explain_html(const AttExplanation* explanation, AttText* out)
{
  View view = {explanation, NULL, out};
  open_page(&view);
  for (size_t i = 0; i < explanation->sentences.size; ++i) {
    view.sentence = &explanation->sentences.at[i];
    put(&view, "<article>\n");
    put_sentence(&view);
    ATT_TRY(show_sections(
        &view, of_sentence, sizeof of_sentence / sizeof *of_sentence));
    put(&view, "</article>\n");
  }
  view.sentence = NULL;
  ATT_TRY(show_sections(&view, of_text, sizeof of_text / sizeof *of_text));
  put(&view, "</body>\n</html>\n");
  return att_text_status(out);
}
