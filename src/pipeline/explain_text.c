// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The explanation for a terminal: one section after another, from a table.

#include "pipeline/columns.h"
#include "pipeline/describe.h"
#include "pipeline/discarded.h"
#include "pipeline/explain.h"
#include "pipeline/tree.h"
#include "pipeline/wording.h"

#define WORD_COLUMN 16u
#define FUNCTION_COLUMN 12u
#define FILLER_COLUMN 24u
#define PAGE_WIDTH 100u

/// What a section sees: the whole, and the sentence it is about.
typedef struct View {
  const AttExplanation* all;
  const AttExplainedSentence* sentence;
  AttText* out;
} View;

static AttStatus
show_tree(const View* view)
{
  const AttReadSentence* read = &view->sentence->read;
  return att_tree_draw(read->tokens, read->count, view->out);
}

/// "  accused         subject     Pakistan                    active"
static void
show_arc(const View* view, const AttArc* arc, bool first)
{
  const AttReadSentence* read = &view->sentence->read;
  AttText filler = {0};
  att_text_append(&filler, arc->marker);
  att_text_append_string(&filler, arc->marker.size ? " " : "");
  att_text_append(&filler, read->tokens[arc->argument].form);
  att_text_append_string(view->out, "  ");
  att_columns_pad(view->out,
                  first ? read->tokens[arc->predicate].form : ATT_VIEW(""),
                  WORD_COLUMN);
  att_columns_pad(view->out,
                  att_view(att_function_label((AttFunction)arc->function)),
                  FUNCTION_COLUMN);
  att_columns_pad(view->out, att_text_view(&filler), FILLER_COLUMN);
  att_text_append_string(view->out,
                         att_variant_label((AttVariant)arc->variant));
  if (arc->variant != ATT_VARIANT_ACTIVE) {
    att_text_format(
        view->out, ", as in “%s”", att_word_variant((AttVariant)arc->variant));
  }
  if (arc->via != arc->predicate) {
    att_text_format(
        view->out, ", by %.*s", ATT_VIEW_ARG(read->tokens[arc->via].form));
  }
  att_text_append_char(view->out, '\n');
  view->out->broken |= filler.broken;
  att_text_clear(&filler);
}

static AttStatus
show_clauses(const View* view)
{
  const AttClauses* clauses = view->sentence->read.clauses;
  for (size_t p = 0; p < view->sentence->read.count; ++p) {
    bool first = true;
    for (uint32_t a = clauses->first[p]; a < clauses->first[p + 1]; ++a) {
      if (clauses->arcs[a].function != ATT_FUNCTION_DETERMINER) {
        show_arc(view, &clauses->arcs[a], first);
        first = false;
      }
    }
  }
  return ATT_OK;
}

/// "Afghanistan, a state (att:State), by its capital or seat of power"
static void
show_reading(const View* view, const AttReading* reading)
{
  const AttOntology* ontology = view->all->resources->ontology;
  const AttEntity* entity =
      &view->all->analysis.mentions.entities[reading->entity];
  att_text_append(view->out, entity->label);
  att_text_append_string(view->out, ", ");
  att_text_append(view->out, att_word_class(ontology, entity->class_id));
  att_text_append_string(view->out, " (");
  att_word_name(att_ontology_class(ontology, entity->class_id)->iri, view->out);
  att_text_format(view->out, "), %s", att_word_reading(reading->kind));
  if (entity->listed) {
    att_text_append_char(view->out, '\n');
    att_columns_skip(view->out, 3 + WORD_COLUMN + FUNCTION_COLUMN);
    att_text_format(view->out, "<%.*s>", ATT_VIEW_ARG(entity->listed->iri));
  }
  att_text_append_char(view->out, '\n');
}

/// What a word that refers stands for, behind its last reading.
static void
show_antecedent(const View* view, const AttMention* mention)
{
  if (mention->antecedent) {
    att_columns_skip(view->out, 3 + WORD_COLUMN + FUNCTION_COLUMN);
    att_explained_antecedent(&view->sentence->read, mention, view->out);
    att_text_append_char(view->out, '\n');
  }
}

/// The line of the pattern that made a mention, where one did.
static void
show_pattern(const View* view, const AttMention* mention)
{
  const AttRules* rules = view->all->resources->rules;
  if (mention->line) {
    const AttLine* line = &rules->lines[mention->line - 1];
    att_text_format(view->out,
                    "     by %.*s: %.*s\n     %.*s:%u\n",
                    ATT_VIEW_ARG(rules->blocks[line->block].name),
                    ATT_VIEW_ARG(line->text),
                    ATT_VIEW_ARG(rules->files[line->file].path),
                    line->number);
  }
}

static AttStatus
show_mentions(const View* view)
{
  const AttReadSentence* read = &view->sentence->read;
  const AttMentions* all = read->mentions;
  for (size_t i = 0; i < all->mention_count; ++i) {
    const AttMention* mention = &all->mentions[i];
    for (uint32_t r = 0; r < mention->reading_count &&
                         att_explained_is_inside(read, mention->tokens);
         ++r) {
      const AttView words = att_explained_text(read->document, mention->tokens);
      att_text_append_string(view->out, "  ");
      att_columns_pad(view->out,
                      !r ? words
                      : mention->antecedent || mention->is_shared
                          ? ATT_VIEW("  and")
                          : ATT_VIEW("  or"),
                      WORD_COLUMN + FUNCTION_COLUMN);
      att_text_append_string(view->out, " ");
      show_reading(view, &all->readings[mention->first_reading + r]);
      if (r + 1 == mention->reading_count) {
        show_antecedent(view, mention);
        show_pattern(view, mention);
      }
    }
  }
  return ATT_OK;
}

static AttStatus
show_times(const View* view)
{
  const AttReadSentence* read = &view->sentence->read;
  for (size_t i = 0; i < read->mentions->time_count; ++i) {
    const AttTimeMention* time = &read->mentions->times[i];
    if (att_explained_is_inside(read, time->tokens)) {
      att_text_append_string(view->out, "  ");
      att_columns_pad(view->out,
                      att_explained_text(read->document, time->tokens),
                      WORD_COLUMN + FUNCTION_COLUMN);
      att_text_format(
          view->out, " time %.*s\n", ATT_VIEW_ARG(att_word_time(time)));
    }
  }
  return ATT_OK;
}

static AttStatus
show_values(const View* view)
{
  const AttReadSentence* read = &view->sentence->read;
  for (size_t i = 0; i < read->mentions->value_count; ++i) {
    const AttValue* value = &read->mentions->values[i];
    if (att_explained_is_inside(read, value->tokens)) {
      att_text_append_string(view->out, "  ");
      att_columns_pad(view->out, value->stated, WORD_COLUMN + FUNCTION_COLUMN);
      att_text_format(view->out,
                      " %s %.*s\n",
                      att_value_kind_name(value->kind),
                      ATT_VIEW_ARG(value->text));
    }
  }
  return ATT_OK;
}

static void
show_binding(const View* view, const AttBinding* binding)
{
  const AttReadSentence* read = &view->sentence->read;
  const AttSlot* slot = &view->all->resources->rules->slots[binding->slot];
  const AttView words = att_explained_phrase(read, binding->token);
  att_text_append_string(view->out, "      ");
  att_columns_pad(view->out,
                  slot->kind == ATT_SLOT_WORDS ? ATT_VIEW("with") : slot->name,
                  FUNCTION_COLUMN);
  if (binding->mention) {
    att_columns_pad(view->out,
                    read->mentions->entities[binding->entity].label,
                    FILLER_COLUMN);
    att_text_format(view->out, " from “%.*s”", ATT_VIEW_ARG(words));
  } else {
    att_text_format(view->out,
                    "%s“%.*s”",
                    binding->is_clause ? "the clause of " : "",
                    ATT_VIEW_ARG(binding->is_clause
                                     ? read->tokens[binding->token].form
                                     : words));
  }
  if (binding->variant != ATT_VARIANT_ACTIVE) {
    att_text_format(
        view->out, ", %s", att_variant_label((AttVariant)binding->variant));
  }
  att_text_append_char(view->out, '\n');
}

static void
show_match(const View* view, const AttMatch* match)
{
  const AttRules* rules = view->all->resources->rules;
  const AttLine* line = &rules->lines[rules->frames[match->frame].line];
  att_text_format(view->out,
                  "  %.*s: %.*s\n    %.*s:%u, %s",
                  ATT_VIEW_ARG(rules->blocks[line->block].name),
                  ATT_VIEW_ARG(line->text),
                  ATT_VIEW_ARG(rules->files[line->file].path),
                  line->number,
                  att_variant_label((AttVariant)match->variant));
  if (match->variant != ATT_VARIANT_ACTIVE) {
    att_text_format(
        view->out, " (%s)", att_word_variant((AttVariant)match->variant));
  }
  att_text_format(
      view->out,
      ", at “%.*s”\n",
      ATT_VIEW_ARG(view->sentence->read.tokens[match->trigger].form));
  for (size_t b = 0; b < match->binding_count; ++b) {
    show_binding(view, &match->bindings[b]);
  }
  const size_t index = (size_t)(match - view->sentence->matches.matches);
  const AttMatchFate fate = (AttMatchFate)view->sentence->fates[index];
  if (fate != ATT_MATCH_GOVERNS && *att_word_match(fate)) {
    att_text_format(view->out, "      %s\n", att_word_match(fate));
  }
}

static AttStatus
show_matches(const View* view)
{
  for (size_t i = 0; i < view->sentence->matches.count; ++i) {
    show_match(view, &view->sentence->matches.matches[i]);
  }
  return ATT_OK;
}

/// "  sport: sentence by (a | [NUM]) wicket
///     rules/discards.rules:9, silences the sentence, at “by six wickets”"
static void
show_discard(const View* view, const AttDiscard* discard)
{
  const AttReadSentence* read = &view->sentence->read;
  const AttRules* rules = view->all->resources->rules;
  const AttLine* line = &rules->lines[discard->line];
  if (!att_discarded_bears(rules, read, discard)) {
    return;
  }
  att_text_append_string(view->out, "  ");
  att_text_append(view->out, rules->blocks[line->block].name);
  if (line->scope != ATT_DISCARD_TOPIC) { // whose lines are long lists
    att_text_format(view->out, ": %.*s", ATT_VIEW_ARG(line->text));
  }
  att_text_format(view->out,
                  "\n    %.*s:%u, ",
                  ATT_VIEW_ARG(rules->files[line->file].path),
                  (unsigned)line->number);
  att_discarded_effect(rules, discard, view->out);
  att_text_format(view->out,
                  ", at “%.*s”\n",
                  ATT_VIEW_ARG(att_discarded_words(read->document, discard)));
}

static AttStatus
show_discards(const View* view)
{
  const AttDiscards* all = view->sentence->read.discards;
  for (size_t i = 0; i < all->count; ++i) {
    show_discard(view, &all->discards[i]);
  }
  for (size_t i = 0; i < all->topic_count; ++i) {
    show_discard(view, &all->topics[i]);
  }
  return ATT_OK;
}

static AttStatus
show_statements(const View* view)
{
  const AttAnalysis* analysis = &view->all->analysis;
  for (size_t i = 0; i < analysis->statements.count; ++i) {
    att_text_append_string(view->out, "  ");
    att_describe_statement(view->all->resources->ontology,
                           analysis,
                           &analysis->statements.statements[i],
                           view->out);
    att_text_append_char(view->out, '\n');
  }
  return ATT_OK;
}

static AttStatus
show_triples(const View* view)
{
  att_text_append(view->out, att_text_view(&view->all->turtle));
  return ATT_OK;
}

/// Sections under one heading; without a heading a section goes on where the
/// one before it ends. Whatever later stages find gets a line here.
typedef struct Section {
  const char* heading;
  AttStatus (*show)(const View* view);
} Section;

static const Section of_sentence[] = {
    {"tokens and tree", show_tree},
    {"clauses", show_clauses},
    {"mentions", show_mentions},
    {NULL, show_times},
    {NULL, show_values},
    {"fired lines", show_matches},
    {NULL, show_discards},
};

static const Section of_text[] = {
    {"statements", show_statements},
    {"triples", show_triples},
};

static AttStatus
show_sections(const View* view, const Section* sections, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    if (sections[i].heading) {
      att_text_format(view->out, "\n%s\n", sections[i].heading);
    }
    const size_t before = view->out->size;
    ATT_TRY(sections[i].show(view));
    const bool goes_on = i + 1 < count && !sections[i + 1].heading;
    if (view->out->size == before && sections[i].heading && !goes_on) {
      att_text_append_string(view->out, "  none\n");
    }
  }
  return att_text_status(view->out);
}

static void
show_text(const View* view)
{
  const AttReadSentence* read = &view->sentence->read;
  const AttView text = att_view_slice(read->document->text,
                                      read->sentence->span.begin,
                                      read->sentence->span.end);
  att_columns_wrap(view->out, text, 0, 0, PAGE_WIDTH);
  att_text_append_char(view->out, '\n');
}

AttStatus
att_explain_text(const AttExplanation* explanation, AttText* out)
{
  for (size_t i = 0; i < explanation->sentences.size; ++i) {
    const View view = {explanation, &explanation->sentences.at[i], out};
    att_text_append_string(out, i ? "\n\n" : "");
    show_text(&view);
    ATT_TRY(show_sections(
        &view, of_sentence, sizeof of_sentence / sizeof *of_sentence));
  }
  const View view = {explanation, NULL, out};
  return show_sections(&view, of_text, sizeof of_text / sizeof *of_text);
}
