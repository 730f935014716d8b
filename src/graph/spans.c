// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Which words of its passage state it: the trigger of the rule, and for each
// participant those that name it there.
//
//   "The army of Kenya attacked it."
//     trigger  "attacked"      agent  "The army of Kenya"      target  "it"

#include "graph/build.h"

#include "term/vocabulary.h"

/// The words of a mention headed by `token`, else the word alone.
static AttSpan
words_at(const AttBuild* b, uint32_t token)
{
  const AttMentions* mentions = b->mentions;
  const uint32_t id = mentions->headed_by ? mentions->headed_by[token] : 0;
  const AttSpan words =
      id ? mentions->mentions[id - 1].tokens : (AttSpan){token, token + 1};
  const AttToken* tokens = b->document->tokens;
  return (AttSpan){tokens[words.begin].span.begin,
                   tokens[words.end - 1].span.end};
}

static bool
may_name(const AttMentions* mentions, uint32_t mention, uint32_t entity)
{
  const AttMention* m = &mentions->mentions[mention];
  for (uint32_t i = 0; i < m->reading_count; ++i) {
    if (mentions->readings[m->first_reading + i].entity == entity) {
      return true;
    }
  }
  return false;
}

/// 1 + the first word of the sentence that heads a mention of the entity (1 +
/// index): for what no rule bound, such as a place. 0 where there is none.
static uint32_t
find_mention(const AttBuild* b, uint32_t sentence, uint32_t entity)
{
  const AttSentence* s = &b->document->sentences[sentence];
  const AttMentions* mentions = b->mentions;
  for (uint32_t i = 0; mentions->headed_by && entity && i < s->count; ++i) {
    const uint32_t id = mentions->headed_by[s->first + i];
    if (id && may_name(mentions, id - 1, entity - 1)) {
      return s->first + i + 1;
    }
  }
  return 0;
}

/// Name and describe the words at `bytes`: the same words of a source are one
/// node, whatever they state.
static AttStatus
add_span(AttBuild* b, AttSpan bytes, AttView* iri)
{
  const AttSpan span = att_document_code_points(b->document, bytes);
  AttText content = {0};
  att_text_append(&content, b->out->source);
  att_text_format(
      &content, "\n%u %u", (unsigned)span.begin, (unsigned)span.end);
  ATT_TRY(att_build_name(b, "span", &content, iri));
  ATT_TRY(att_build_iri(b, *iri, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Span")));
  ATT_TRY(att_build_number(b, *iri, ATT_IRI_OA "start", span.begin));
  ATT_TRY(att_build_number(b, *iri, ATT_IRI_OA "end", span.end));
  return att_build_string(
      b, *iri, ATT_IRI_OA "exact", att_document_exact(b->document, bytes));
}

/// Say by which words `filler` fills `role` here; token: 1 + of the document.
static AttStatus
add_filling(
    AttBuild* b, AttView node, AttView role, AttView filler, uint32_t token)
{
  if (!token || token > b->document->token_count || !filler.size) {
    return ATT_OK;
  }
  AttView words;
  AttView filling;
  ATT_TRY(add_span(b, words_at(b, token - 1), &words));
  AttText content = {0};
  const AttView parts[] = {node, role, filler, words};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; ++i) {
    att_text_append(&content, parts[i]);
    att_text_append_char(&content, '\n');
  }
  ATT_TRY(att_build_name(b, "filling", &content, &filling));
  ATT_TRY(att_build_iri(b, node, ATT_IRI_ATT "filling", filling));
  ATT_TRY(
      att_build_iri(b, filling, ATT_RDF_TYPE, ATT_VIEW(ATT_IRI_ATT "Filling")));
  ATT_TRY(att_build_iri(b, filling, ATT_IRI_ATT "role", role));
  ATT_TRY(att_build_iri(b, filling, ATT_IRI_ATT "filler", filler));
  return att_build_iri(b, filling, ATT_IRI_ATT "words", words);
}

static AttStatus
add_role(AttBuild* b, const AttStatement* s, const AttRole* role, AttView node)
{
  const AttProperty* property =
      att_ontology_property(b->ontology, role->property);
  AttView filler;
  ATT_TRY(att_build_entity(b, role->entity, &filler));
  if (!role->entity && role->statement &&
      role->statement <= b->statements->count) {
    filler = b->names[role->statement - 1].node;
  }
  const uint32_t token =
      role->token ? role->token : find_mention(b, s->sentence, role->entity);
  return property ? add_filling(b, node, property->iri, filler, token) : ATT_OK;
}

static AttStatus
add_ends(AttBuild* b, const AttStatement* s, AttView node)
{
  AttView subject;
  AttView object;
  ATT_TRY(att_build_entity(b, s->subject, &subject));
  ATT_TRY(att_build_entity(b, s->object, &object));
  AttView first;
  AttView second;
  ATT_TRY(att_build_ends(b, s, &first, &second));
  const bool is_turned = !att_view_equal(first, subject);
  const AttView roles[] = {ATT_VIEW(ATT_IRI_RDF "subject"),
                           ATT_VIEW(ATT_IRI_RDF "object")};
  ATT_TRY(add_filling(b, node, roles[is_turned], subject, s->subject_token));
  return add_filling(b, node, roles[!is_turned], object, s->object_token);
}

AttStatus
att_build_spans(AttBuild* b, const AttStatement* s, AttView node)
{
  if (s->trigger >= b->document->token_count) {
    return ATT_OK;
  }
  AttView words;
  const AttSpan trigger = b->document->tokens[s->trigger].span;
  ATT_TRY(add_span(b, trigger, &words));
  ATT_TRY(att_build_iri(b, node, ATT_IRI_ATT "trigger", words));
  if (s->property_id) {
    return add_ends(b, s, node);
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    ATT_TRY(add_role(b, s, &s->roles[i], node));
  }
  return ATT_OK;
}
