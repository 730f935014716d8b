// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Read one document: which lines fire at which sentence, what each fact was
// read by, what no line covers.

#include "pipeline/analyse.h"
#include "pipeline/coverage_gaps.h"
#include "pipeline/coverage_parts.h"

/// A document being read.
typedef struct Look {
  const AttResources* resources;
  const AttCoverageOptions* options;
  AttSeen* seen;
  AttGapDrafts drafts; ///< of the sentence at hand
} Look;

void
att_seen_free(AttSeen* seen)
{
  if (seen) {
    ATT_ARRAY_CLEAR(&seen->sentences);
    ATT_ARRAY_CLEAR(&seen->hits);
    ATT_ARRAY_CLEAR(&seen->gaps);
    ATT_ARRAY_CLEAR(&seen->facts);
    att_arena_free(seen->arena);
    att_free(seen);
  }
}

/// The text of a sentence on one line.
AttStatus
att_copy_folded(AttArena* arena, AttView text, AttView* copy)
{
  char* at = att_arena_alloc(arena, text.size + 1);
  if (!at) {
    return ATT_ERR_MEMORY;
  }
  size_t size = 0;
  for (size_t i = 0; i < text.size; ++i) {
    const bool is_space = (unsigned char)text.at[i] <= ' ';
    if (!is_space || (size && at[size - 1] != ' ')) {
      at[size++] = is_space ? ' ' : text.at[i];
    }
  }
  *copy = att_view_trim((AttView){at, size});
  return ATT_OK;
}

static AttStatus
keep_sentence(AttSeen* seen, const AttReadSentence* read)
{
  const AttView text = att_view_slice(read->document->text,
                                      read->sentence->span.begin,
                                      read->sentence->span.end);
  AttSeenSentence kept = {
      .span = att_document_code_points(read->document, read->sentence->span)};
  ATT_TRY(att_copy_folded(seen->arena, text, &kept.text));
  return ATT_PUSH(&seen->sentences, kept);
}

static uint32_t
line_of(const AttRules* rules, const AttMatch* match)
{
  return rules->frames[match->frame].line;
}

/// Does no other match of this line at this trigger, from `first` to `end`,
/// fill more, or as much and stand before it?
static bool
is_best(const AttRules* rules,
        const AttMatches* matches,
        size_t at,
        size_t first,
        size_t end)
{
  const AttMatch* match = &matches->matches[at];
  for (size_t i = first; i < end; ++i) {
    const AttMatch* other = &matches->matches[i];
    if (line_of(rules, other) == line_of(rules, match) &&
        (other->filled > match->filled ||
         (other->filled == match->filled && i < at))) {
      return false;
    }
  }
  return true;
}

/// Count a line once a trigger. Matches are ordered by trigger.
static AttStatus
add_hits(Look* look, const AttMatches* matches, uint32_t sentence)
{
  const AttRules* rules = look->resources->rules;
  size_t end = 0;
  for (size_t first = 0; first < matches->count; first = end) {
    const uint32_t trigger = matches->matches[first].trigger;
    while (end < matches->count && matches->matches[end].trigger == trigger) {
      ++end;
    }
    for (size_t i = first; i < end; ++i) {
      const AttMatch* match = &matches->matches[i];
      if (is_best(rules, matches, i, first, end)) {
        ATT_TRY(ATT_PUSH(
            &look->seen->hits,
            (AttHit){line_of(rules, match), match->variant, sentence}));
      }
    }
  }
  return ATT_OK;
}

/// The first mention at or behind the start of the sentence; mentions are
/// ordered by their first token.
static size_t
first_mention(const AttReadSentence* read)
{
  size_t low = 0;
  size_t high = read->mentions->mention_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (read->mentions->mentions[middle].tokens.begin < read->sentence->first) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// The next mention of the sentence that a pattern made, or NULL.
static const AttMention*
next_patterned(const AttReadSentence* read, size_t* at)
{
  const uint32_t end = read->sentence->first + (uint32_t)read->count;
  while (*at < read->mentions->mention_count &&
         read->mentions->mentions[*at].tokens.begin < end) {
    const AttMention* mention = &read->mentions->mentions[(*at)++];
    if (mention->line) {
      return mention;
    }
  }
  return NULL;
}

/// A discard or a topic that matched in the sentence, at or behind the index;
/// NULL.
static const AttDiscard*
next_discard(const AttReadSentence* read, size_t* at)
{
  const AttDiscards* all = read->discards;
  while (*at < all->count + all->topic_count) {
    const AttDiscard* discard =
        *at < all->count ? &all->discards[*at] : &all->topics[*at - all->count];
    ++*at;
    if (discard->first == read->sentence->first) {
      return discard;
    }
  }
  return NULL;
}

/// Did a line of a pattern, a discard or a topic block match?
static bool
has_patterned(const AttReadSentence* read)
{
  size_t mention = first_mention(read);
  size_t discard = 0;
  return next_patterned(read, &mention) || next_discard(read, &discard);
}

/// Count the lines of patterns once a mention, those of discards once a match.
static AttStatus
add_patterned(Look* look, const AttReadSentence* read, uint32_t sentence)
{
  size_t at = first_mention(read);
  for (const AttMention* mention = next_patterned(read, &at); mention;
       mention = next_patterned(read, &at)) {
    ATT_TRY(ATT_PUSH(&look->seen->hits,
                     (AttHit){mention->line - 1, ATT_VARIANT_COUNT, sentence}));
  }
  at = 0;
  for (const AttDiscard* discard = next_discard(read, &at); discard;
       discard = next_discard(read, &at)) {
    ATT_TRY(ATT_PUSH(&look->seen->hits,
                     (AttHit){discard->line, ATT_VARIANT_COUNT, sentence}));
  }
  return ATT_OK;
}

static AttStatus
look_at_sentence(void* user,
                 const AttReadSentence* read,
                 const AttMatches* matches)
{
  Look* look = user;
  AttSeen* seen = look->seen;
  look->drafts.size = 0;
  if (!look->options->no_gaps) {
    ATT_TRY(att_gaps_find(
        look->resources, read, matches, seen->arena, &look->drafts));
  }
  if (!matches->count && !look->drafts.size && !has_patterned(read)) {
    return ATT_OK;
  }
  const uint32_t sentence = (uint32_t)seen->sentences.size;
  ATT_TRY(keep_sentence(seen, read));
  ATT_TRY(add_hits(look, matches, sentence));
  ATT_TRY(add_patterned(look, read, sentence));
  for (size_t i = 0; i < look->drafts.size; ++i) {
    ATT_TRY(ATT_PUSH(&seen->gaps, (AttSeenGap){look->drafts.at[i], sentence}));
  }
  return ATT_OK;
}

static AttStatus
look_at_document(Look* look,
                 AttEnglish* english,
                 AttDocument* document,
                 AttLog* log)
{
  AttAnalysis analysis;
  const AttTrace trace = {.sentence = look_at_sentence, .user = look};
  ATT_TRY(att_analyse_document(
      look->resources, english, document, &trace, &analysis));
  att_analysis_report(look->resources->rules, document, &analysis, log);
  look->seen->parsed = analysis.parsed;
  for (size_t i = 0; i < analysis.statements.count; ++i) {
    ATT_TRY(
        ATT_PUSH(&look->seen->facts, analysis.statements.statements[i].line));
  }
  look->seen->source = att_arena_copy(look->seen->arena, document->id);
  return look->seen->source.at ? ATT_OK : ATT_ERR_MEMORY;
}

AttStatus
att_coverage_look(const AttResources* resources,
                  const AttCoverageOptions* options,
                  AttEnglish* english,
                  const AttRecord* record,
                  AttLog* log,
                  AttSeen** seen)
{
  Look look = {.resources = resources,
               .options = options,
               .seen = att_calloc(1, sizeof *look.seen)};
  *seen = look.seen;
  if (!look.seen || !(look.seen->arena = att_arena_new())) {
    return ATT_ERR_MEMORY;
  }
  AttDocument* document = NULL;
  ATT_TRY(att_document_new(record, &resources->limits, log, &document));
  const AttStatus status = look_at_document(&look, english, document, log);
  ATT_ARRAY_CLEAR(&look.drafts);
  att_document_free(document);
  return status;
}
