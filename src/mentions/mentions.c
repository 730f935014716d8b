// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// All mentions of a document: runs the stages and lays their finds out.

#include "mentions/mentions.h"

#include "mentions/finder.h"

#include <stdlib.h>
#include <string.h>

/// True where a label is a name, not a people's adjective ("Afghan").
static bool
is_name(const AttLabels* labels,
        const AttFolded* folded,
        size_t begin,
        size_t count,
        const AttTarget* target)
{
  for (; target;
       target = att_labels_next(labels, folded, begin, count, target)) {
    if (target->kind == ATT_READING_LABEL ||
        target->kind == ATT_READING_METONYM) {
      return true;
    }
  }
  return false;
}

static void
mark_sentence(const AttLabels* labels,
              const AttFolded* folded,
              const uint32_t* ids,
              AttToken* tokens)
{
  for (size_t i = 0; i < folded->size;) {
    const AttTarget* first = NULL;
    const size_t count = att_labels_longest(labels, folded, ids, i, &first);
    if (count && is_name(labels, folded, i, count, first)) {
      for (size_t k = i; k < i + count; ++k) {
        tokens[folded->at[k].token].is_name |=
            folded->at[k].written >= ATT_CASE_CAPITAL;
      }
    }
    i += count ? count : 1;
  }
}

AttStatus
att_mentions_mark_names(const AttGazetteer* gazetteer, AttDocument* document)
{
  AttFolded folded = {0};
  ATT_ARRAY(uint32_t) ids = {0};
  AttStatus status = ATT_OK;
  for (size_t s = 0; s < document->sentence_count && status == ATT_OK; ++s) {
    AttToken* tokens = &document->tokens[document->sentences[s].first];
    status = att_fold_tokens(tokens, document->sentences[s].count, &folded);
    while (ids.size < folded.size && status == ATT_OK) {
      status = ATT_PUSH(&ids, 0);
    }
    if (status == ATT_OK) {
      att_labels_number(&gazetteer->labels, &folded, ids.at);
      mark_sentence(&gazetteer->labels, &folded, ids.at, tokens);
    }
  }
  ATT_ARRAY_CLEAR(&ids);
  att_folded_clear(&folded);
  return status;
}

static AttStatus
run_stages(AttFinder* finder, const AttMentionPatterns* patterns)
{
  const AttDocument* document = finder->document;
  ATT_TRY(att_find_acronyms(finder));
  for (size_t s = 0; s < document->sentence_count; ++s) {
    const AttSentence* sentence = &document->sentences[s];
    const bool has_tree = sentence->analysed == ATT_ANALYSED_TREE;
    const size_t first = finder->mentions.size;
    if (has_tree) {
      att_mend_possessors(finder->document, sentence);
      att_mend_titles(finder->document, sentence);
    }
    ATT_TRY(att_find_labels(finder, sentence));
    if (has_tree) {
      ATT_TRY(att_mend_demonyms(finder, sentence, first));
    }
  }
  if (patterns) {
    ATT_TRY(att_find_patterns(finder, patterns));
  }
  ATT_TRY(att_find_names(finder));
  for (size_t s = 0; s < document->sentence_count; ++s) {
    if (document->sentences[s].analysed == ATT_ANALYSED_TREE) {
      ATT_TRY(att_find_people(finder, &document->sentences[s]));
      ATT_TRY(att_find_actors(finder, &document->sentences[s]));
    }
  }
  return att_find_affiliations(finder);
}

int
att_mention_compare(const void* a, const void* b)
{
  const AttMention* x = a;
  const AttMention* y = b;
  if (x->tokens.begin != y->tokens.begin) {
    return x->tokens.begin < y->tokens.begin ? -1 : 1;
  }
  if (x->tokens.end != y->tokens.end) {
    return x->tokens.end > y->tokens.end ? -1 : 1;
  }
  return x->first_reading < y->first_reading ? -1 : 1;
}

static AttStatus
copy_array(AttArena* arena, const void* from, size_t bytes, void* to)
{
  void* copy = att_arena_alloc(arena, bytes);
  if (!copy) {
    return ATT_ERR_MEMORY;
  }
  if (bytes) {
    memcpy(copy, from, bytes);
  }
  memcpy(to, &copy, sizeof copy);
  return ATT_OK;
}

static uint32_t
span_size(AttSpan span)
{
  return span.end - span.begin;
}

// Mentions come ordered, so of equal ones the first stays.
static AttStatus
index_mentions(AttArena* arena, size_t token_count, AttMentions* out)
{
  uint32_t* headed = att_arena_calloc(arena, token_count + 1, sizeof *headed);
  uint32_t* covered = att_arena_calloc(arena, token_count + 1, sizeof *covered);
  if (!headed || !covered) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < out->mention_count; ++i) {
    const AttMention* mention = &out->mentions[i];
    const uint32_t size = span_size(mention->tokens);
    const uint32_t old = headed[mention->head];
    if (!old || span_size(out->mentions[old - 1].tokens) < size) {
      headed[mention->head] = (uint32_t)i + 1;
    }
    for (uint32_t t = mention->tokens.begin; t < mention->tokens.end; ++t) {
      const uint32_t over = covered[t];
      if (!over || span_size(out->mentions[over - 1].tokens) < size) {
        covered[t] = (uint32_t)i + 1;
      }
    }
  }
  out->headed_by = headed;
  out->covered_by = covered;
  return ATT_OK;
}

static int
compare_links(const void* a, const void* b)
{
  const AttLink* x = a;
  const AttLink* y = b;
  if (x->subject != y->subject) {
    return x->subject < y->subject ? -1 : 1;
  }
  if (x->property != y->property) {
    return x->property < y->property ? -1 : 1;
  }
  return (x->object > y->object) - (x->object < y->object);
}

static AttStatus
lay_out_links(AttFinder* finder, AttMentions* out)
{
  AttLink* links = finder->links.at;
  if (finder->links.size) {
    qsort(links, finder->links.size, sizeof *links, compare_links);
  }
  for (size_t i = 0; i < finder->links.size; ++i) {
    if (i && compare_links(&links[out->link_count - 1], &links[i]) == 0) {
      continue;
    }
    AttEntity* subject = &finder->entities.at[links[i].subject];
    if (!subject->link_count++) {
      subject->first_link = (uint32_t)out->link_count;
    }
    links[out->link_count++] = links[i];
  }
  return copy_array(finder->document->arena,
                    links,
                    out->link_count * sizeof *links,
                    &out->links);
}

static AttStatus
lay_out(AttFinder* finder, AttMentions* out)
{
  AttArena* arena = finder->document->arena;
  if (finder->mentions.size) {
    qsort(finder->mentions.at,
          finder->mentions.size,
          sizeof *finder->mentions.at,
          att_mention_compare);
  }
  ATT_TRY(lay_out_links(finder, out));
  ATT_TRY(copy_array(arena,
                     finder->mentions.at,
                     finder->mentions.size * sizeof *finder->mentions.at,
                     &out->mentions));
  ATT_TRY(copy_array(arena,
                     finder->readings.at,
                     finder->readings.size * sizeof *finder->readings.at,
                     &out->readings));
  ATT_TRY(copy_array(arena,
                     finder->entities.at,
                     finder->entities.size * sizeof *finder->entities.at,
                     &out->entities));
  out->mention_count = finder->mentions.size;
  out->reading_count = finder->readings.size;
  out->entity_count = finder->entities.size;
  return index_mentions(arena, finder->document->token_count, out);
}

AttStatus
att_mentions_add(const AttDocument* document,
                 const AttMention* added,
                 size_t count,
                 const AttReading* readings,
                 size_t reading_count,
                 AttMentions* mentions)
{
  const size_t mention_total = mentions->mention_count + count;
  const size_t reading_total = mentions->reading_count + reading_count;
  AttMention* all =
      att_arena_calloc(document->arena, mention_total + 1, sizeof *all);
  AttReading* read =
      att_arena_calloc(document->arena, reading_total + 1, sizeof *read);
  if (!all || !read) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < mention_total; ++i) {
    const size_t old = mentions->mention_count;
    all[i] = i < old ? mentions->mentions[i] : added[i - old];
    all[i].first_reading += i < old ? 0 : (uint32_t)mentions->reading_count;
  }
  for (size_t i = 0; i < reading_total; ++i) {
    const size_t old = mentions->reading_count;
    read[i] = i < old ? mentions->readings[i] : readings[i - old];
  }
  qsort(all, mention_total, sizeof *all, att_mention_compare);
  mentions->mentions = all;
  mentions->mention_count = mention_total;
  mentions->readings = read;
  mentions->reading_count = reading_total;
  return index_mentions(document->arena, document->token_count, mentions);
}

/// Mark the tokens of times and citations, which are part of no name; nor are
/// numbers at the start of a sentence, where "Seven soldiers" has a capital.
static AttStatus
mark_values(AttFinder* finder, AttMentions* mentions)
{
  const size_t count = finder->document->token_count + 1;
  uint32_t* value_at =
      att_arena_calloc(finder->document->arena, count, sizeof *value_at);
  finder->cover = att_calloc(count, sizeof *finder->cover);
  finder->timed = att_calloc(count, sizeof *finder->timed);
  mentions->value_at = value_at;
  if (!value_at || !finder->cover || !finder->timed) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < mentions->time_count; ++i) {
    const AttSpan span = mentions->times[i].tokens;
    for (uint32_t t = span.begin; t < span.end; ++t) {
      finder->timed[t] = true;
    }
  }
  for (size_t i = 0; i < mentions->value_count; ++i) {
    const AttValue* value = &mentions->values[i];
    for (uint32_t t = value->tokens.begin; t < value->tokens.end; ++t) {
      finder->timed[t] |= value->kind == ATT_VALUE_CITATION;
      value_at[t] = (uint32_t)i + 1;
    }
  }
  for (size_t i = 0; i < finder->document->sentence_count; ++i) {
    const uint32_t first = finder->document->sentences[i].first;
    const uint32_t id = value_at[first];
    const uint32_t end = id ? mentions->values[id - 1].tokens.end : first;
    for (uint32_t t = first; t < end; ++t) {
      finder->timed[t] = true;
    }
  }
  return ATT_OK;
}

/// Drop the mentions that touch a citation: authors are nobody who acts.
static void
drop_cited(AttFinder* finder, const AttMentions* mentions)
{
  size_t kept = 0;
  for (size_t i = 0; i < finder->mentions.size; ++i) {
    const AttMention mention = finder->mentions.at[i];
    bool is_cited = false;
    for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      is_cited |= att_mentions_is_cited(mentions, t);
    }
    if (!is_cited) {
      finder->mentions.at[kept++] = mention;
    }
  }
  finder->mentions.size = kept;
}

bool
att_mentions_is_cited(const AttMentions* mentions, size_t token)
{
  const uint32_t id = mentions->value_at ? mentions->value_at[token] : 0;
  return id && mentions->values[id - 1].kind == ATT_VALUE_CITATION;
}

/// A list of the rules, or NULL.
static const AttValueList*
find_list(const AttValueRules* rules, AttView name)
{
  for (size_t i = 0; rules && i < rules->list_count; ++i) {
    if (att_view_equal(rules->lists[i].name, name)) {
      return &rules->lists[i];
    }
  }
  return NULL;
}

static AttStatus
find_values(const AttValueRules* rules,
            AttMatcher* matcher,
            AttDocument* document,
            AttMentions* mentions)
{
  AttValues found;
  ATT_TRY(att_values_find(rules, matcher, document, &found));
  att_values_join(document, &found);
  mentions->times = found.times;
  mentions->time_count = found.time_count;
  mentions->values = found.values;
  mentions->value_count = found.value_count;
  return ATT_OK;
}

AttStatus
att_mentions_find(const AttGazetteer* gazetteer,
                  const AttOntology* ontology,
                  const AttValueRules* values,
                  AttMatcher* matcher,
                  const AttMentionPatterns* patterns,
                  AttDocument* document,
                  AttMentions* mentions)
{
  *mentions = (AttMentions){0};
  AttFinder finder = {.gazetteer = gazetteer,
                      .ontology = ontology,
                      .document = document,
                      .bygone = find_list(values, ATT_VIEW("bygone"))};
  AttStatus status = ATT_OK;
  if (values && matcher) {
    status = find_values(values, matcher, document, mentions);
  }
  if (status == ATT_OK) {
    status = mark_values(&finder, mentions);
  }
  if (status == ATT_OK) {
    status = run_stages(&finder, patterns);
  }
  if (status == ATT_OK) {
    drop_cited(&finder, mentions);
    status = att_find_wholes(&finder);
  }
  if (status == ATT_OK) {
    status = lay_out(&finder, mentions);
  }
  att_free(finder.cover);
  att_free(finder.timed);
  att_finder_clear(&finder);
  return status;
}
