// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Explain: each stage's data, printed as it is.

#include "pipeline/explain.h"

#include "document/reader.h"
#include "graph/graph.h"
#include "pipeline/describe.h"

typedef struct Explainer {
  const AttResources* resources;
  AttText out;
} Explainer;

static void
show_tokens(AttText* out, const AttReadSentence* read)
{
  att_text_append_string(out, "\ntokens and tree\n");
  for (size_t i = 0; i < read->count; ++i) {
    const AttToken* token = &read->tokens[i];
    att_text_format(out,
                    "  %2zu %-16.*s %-16.*s %-6s %-5s %2d %s\n",
                    i + 1,
                    ATT_VIEW_ARG(token->form),
                    ATT_VIEW_ARG(token->lemma),
                    att_upos_label((AttUpos)token->upos),
                    att_xpos_label((AttXpos)token->xpos),
                    token->head + 1,
                    att_relation_label((AttRelation)token->relation));
  }
}

static void
show_predicate(AttText* out, const AttReadSentence* read, size_t predicate)
{
  bool named = false;
  for (uint32_t a = read->clauses->first[predicate];
       a < read->clauses->first[predicate + 1];
       ++a) {
    const AttArc* arc = &read->clauses->arcs[a];
    if (arc->function == ATT_FUNCTION_DETERMINER) {
      continue;
    }
    if (!named) {
      att_text_format(
          out, "  %.*s:", ATT_VIEW_ARG(read->tokens[predicate].form));
    }
    att_text_format(out,
                    "%s %s%s%.*s %.*s (%s)",
                    named ? " ·" : "",
                    att_function_label((AttFunction)arc->function),
                    arc->marker.size ? " " : "",
                    ATT_VIEW_ARG(arc->marker),
                    ATT_VIEW_ARG(read->tokens[arc->argument].form),
                    att_variant_label((AttVariant)arc->variant));
    named = true;
  }
  if (named) {
    att_text_append_char(out, '\n');
  }
}

static AttView
span_text(const AttDocument* document, AttSpan tokens)
{
  if (tokens.begin >= tokens.end) {
    return (AttView){"", 0};
  }
  return att_view_slice(document->text,
                        document->tokens[tokens.begin].span.begin,
                        document->tokens[tokens.end - 1].span.end);
}

static bool
is_inside(const AttReadSentence* read, AttSpan tokens)
{
  return tokens.begin >= read->sentence->first &&
         tokens.begin < read->sentence->first + read->count;
}

static void
show_mentions(Explainer* e, const AttReadSentence* read)
{
  const AttMentions* all = read->mentions;
  att_text_append_string(&e->out, "\nmentions\n");
  for (size_t i = 0; i < all->mention_count; ++i) {
    const AttMention* mention = &all->mentions[i];
    if (!is_inside(read, mention->tokens)) {
      continue;
    }
    att_text_format(&e->out,
                    "  %.*s:",
                    ATT_VIEW_ARG(span_text(read->document, mention->tokens)));
    for (uint32_t r = 0; r < mention->reading_count; ++r) {
      const AttEntity* entity =
          &all->entities[all->readings[mention->first_reading + r].entity];
      const AttView class_name = att_local_name(
          att_ontology_class(e->resources->ontology, entity->class_id)->iri);
      att_text_format(&e->out,
                      "%s %.*s (%.*s)",
                      r ? "," : "",
                      ATT_VIEW_ARG(entity->label),
                      ATT_VIEW_ARG(class_name));
    }
    att_text_append_char(&e->out, '\n');
  }
  for (size_t i = 0; i < all->time_count; ++i) {
    const AttTimeMention* time = &all->times[i];
    if (is_inside(read, time->tokens)) {
      att_text_format(&e->out,
                      "  %.*s: time %.*s\n",
                      ATT_VIEW_ARG(span_text(read->document, time->tokens)),
                      ATT_VIEW_ARG(time->edtf));
    }
  }
}

static void
show_match(Explainer* e, const AttReadSentence* read, const AttMatch* match)
{
  const AttRules* rules = e->resources->rules;
  const AttLine* line = &rules->lines[rules->frames[match->frame].line];
  att_text_format(&e->out,
                  "  %.*s: %.*s\n     %.*s:%u, %s, at %.*s",
                  ATT_VIEW_ARG(rules->blocks[line->block].name),
                  ATT_VIEW_ARG(line->text),
                  ATT_VIEW_ARG(rules->files[line->file].path),
                  line->number,
                  att_variant_label((AttVariant)match->variant),
                  ATT_VIEW_ARG(read->tokens[match->trigger].form));
  for (size_t b = 0; b < match->binding_count; ++b) {
    const AttBinding* binding = &match->bindings[b];
    const AttView slot = rules->slots[binding->slot].name;
    const AttView filler = binding->mention
                               ? read->mentions->entities[binding->entity].label
                               : read->tokens[binding->token].form;
    att_text_format(&e->out,
                    " · %.*s%s%.*s%s",
                    ATT_VIEW_ARG(slot),
                    slot.size ? " " : "with ",
                    ATT_VIEW_ARG(filler),
                    binding->is_clause ? " (clause)" : "");
  }
  att_text_append_char(&e->out, '\n');
}

static AttStatus
show_sentence(void* user,
              const AttReadSentence* read,
              const AttMatches* matches)
{
  Explainer* e = user;
  const AttView text = att_view_slice(read->document->text,
                                      read->sentence->span.begin,
                                      read->sentence->span.end);
  att_text_format(&e->out, "%.*s\n", ATT_VIEW_ARG(text));
  show_tokens(&e->out, read);
  att_text_append_string(&e->out, "\nclauses\n");
  for (size_t p = 0; p < read->count; ++p) {
    show_predicate(&e->out, read, p);
  }
  show_mentions(e, read);
  att_text_append_string(&e->out, "\nfired lines\n");
  for (size_t i = 0; i < matches->count; ++i) {
    show_match(e, read, &matches->matches[i]);
  }
  att_text_append_char(&e->out, '\n');
  return att_text_status(&e->out);
}

static AttStatus
show_triples(const Explainer* e,
             const AttDocument* document,
             const AttAnalysis* analysis,
             AttLog* log,
             FILE* stream)
{
  const AttGraphOptions options = {.syntax = ATT_SYNTAX_TURTLE,
                                   .ontology = e->resources->ontology};
  AttTriples* triples = NULL;
  AttWriter* writer = NULL;
  AttStatus status = att_triples_new(document,
                                     &analysis->mentions,
                                     &analysis->statements,
                                     e->resources->rules,
                                     e->resources->ontology,
                                     &options,
                                     log,
                                     &triples);
  if (status == ATT_OK) {
    status = att_writer_new(stream, &options, log, &writer);
  }
  if (status == ATT_OK) {
    status = att_writer_add(writer, triples);
  }
  if (status == ATT_OK) {
    status = att_writer_end(writer);
  }
  att_writer_free(writer);
  att_triples_free(triples);
  return status;
}

static AttStatus
explain_document(Explainer* e, AttDocument* document, AttLog* log, FILE* stream)
{
  AttEnglish* english = NULL;
  AttAnalysis analysis;
  const AttTrace trace = {.sentence = show_sentence, .user = e};
  AttStatus status = att_english_new(e->resources->model, &english);
  if (status == ATT_OK) {
    status = att_analyse_document(
        e->resources, english, document, &trace, &analysis);
  }
  att_english_free(english);
  ATT_TRY(status);
  att_text_append_string(&e->out, "statements\n");
  for (size_t i = 0; i < analysis.statements.count; ++i) {
    att_text_append_string(&e->out, "  ");
    att_describe_statement(e->resources->ontology,
                           &analysis,
                           &analysis.statements.statements[i],
                           &e->out);
    att_text_append_char(&e->out, '\n');
  }
  att_text_append_string(&e->out, "\ntriples\n");
  ATT_TRY(att_text_status(&e->out));
  fputs(e->out.at, stream);
  return show_triples(e, document, &analysis, log, stream);
}

AttStatus
att_explain(const AttResources* resources,
            AttView text,
            AttLog* log,
            FILE* stream)
{
  const AttRecord record = {
      .format = ATT_FORMAT_TEXT, .id = ATT_VIEW("text"), .text = text};
  AttDocument* document = NULL;
  ATT_TRY(att_document_new(&record, &resources->limits, log, &document));
  for (size_t i = 0; i < document->paragraph_count; ++i) {
    document->paragraphs[i].kind = ATT_PARAGRAPH_BODY;
  }
  Explainer explainer = {.resources = resources};
  const AttStatus status = explain_document(&explainer, document, log, stream);
  att_text_clear(&explainer.out);
  att_document_free(document);
  return status;
}
