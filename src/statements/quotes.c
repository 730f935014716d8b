// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Pairs of quotation marks, and the verbs of saying outside of them.

#include "statements/quotes.h"

#include "base/array.h"
#include "match/office.h"
#include "term/traits.h"

#include <stdlib.h>
#include <string.h>

/// Words between a verb of saying and a quotation that it says.
#define MOST_WORDS_BETWEEN 12u

/// How sure it is that somebody says a quotation.
typedef enum Said {
  SAID_NOT,
  SAID_BEFORE, ///< goes on with the quotation before
  SAID_BESIDE, ///< stands beside the verb of saying
  SAID_CLAUSE, ///< holds the clause that the verb governs
} Said;

typedef struct Quotation {
  AttSpan tokens; ///< of the document, marks included
  uint32_t first; ///< its sentences
  uint32_t last;
  Said said;
  uint32_t distance; ///< from the verb, where it stands beside
  uint32_t reach;    ///< sentence of the verb
  AttVoices voices;  ///< none: somebody unknown
} Quotation;

struct AttQuotes {
  const AttDocument* document;
  Quotation* quotations; ///< by their first token
  size_t count;
  size_t begin; ///< those before end before the sentence that is read
};

typedef enum Mark { MARK_NONE, MARK_OPENS, MARK_CLOSES, MARK_EITHER } Mark;

/// Double and single marks pair apart. The straight single one is none: it is
/// an apostrophe more often.
static Mark
mark_of(const AttToken* token, bool* is_single)
{
  static const struct {
    const char* form;
    Mark mark;
    bool is_single;
  } marks[] = {
      {"\xE2\x80\x9C", MARK_OPENS, false},
      {"\xE2\x80\x9D", MARK_CLOSES, false},
      {"\xC2\xAB", MARK_OPENS, false},
      {"\xC2\xBB", MARK_CLOSES, false},
      {"\"", MARK_EITHER, false},
      {"``", MARK_OPENS, false},
      {"''", MARK_CLOSES, false},
      {"\xE2\x80\x98", MARK_OPENS, true},
      {"\xE2\x80\x99", MARK_CLOSES, true},
  };
  for (size_t i = 0; i < sizeof marks / sizeof *marks; ++i) {
    if (att_view_equal(token->form, att_view(marks[i].form))) {
      *is_single = marks[i].is_single;
      return token->xpos == ATT_XPOS_POS ? MARK_NONE : marks[i].mark;
    }
  }
  return MARK_NONE;
}

typedef ATT_ARRAY(Quotation) QuotationArray;

/// Where a quotation is open: 1 + its first token, and the sentence of that.
typedef struct Open {
  uint32_t token;
  uint32_t sentence;
} Open;

static AttStatus
read_mark(const AttDocument* document,
          uint32_t token,
          uint32_t sentence,
          Open open[2],
          QuotationArray* found)
{
  bool is_single = false;
  const Mark mark = mark_of(&document->tokens[token], &is_single);
  Open* at = &open[is_single];
  if (mark == MARK_OPENS || (mark == MARK_EITHER && !at->token)) {
    *at = (Open){token + 1, sentence};
  } else if (mark != MARK_NONE && at->token) {
    const Quotation quotation = {.tokens = {at->token - 1, token + 1},
                                 .first = at->sentence,
                                 .last = sentence};
    at->token = 0;
    return ATT_PUSH(found, quotation);
  }
  return ATT_OK;
}

/// Marks pair within a paragraph; one that stays open there is none.
static AttStatus
find_quotations(const AttDocument* document, QuotationArray* found)
{
  for (size_t p = 0; p < document->paragraph_count; ++p) {
    const AttParagraph* paragraph = &document->paragraphs[p];
    Open open[2] = {{0, 0}, {0, 0}};
    for (uint32_t s = 0; s < paragraph->sentence_count; ++s) {
      const uint32_t id = paragraph->first_sentence + s;
      const AttSentence* sentence = &document->sentences[id];
      for (uint32_t t = 0; t < sentence->count; ++t) {
        ATT_TRY(read_mark(document, sentence->first + t, id, open, found));
      }
    }
  }
  return ATT_OK;
}

static int
order_quotations(const void* left, const void* right)
{
  const Quotation* a = left;
  const Quotation* b = right;
  return (a->tokens.begin > b->tokens.begin) -
         (a->tokens.begin < b->tokens.begin);
}

AttStatus
att_quotes_new(const AttDocument* document, AttQuotes** quotes)
{
  QuotationArray found = {0};
  AttStatus status = find_quotations(document, &found);
  AttQuotes* result = att_arena_calloc(document->arena, 1, sizeof *result);
  Quotation* copy = att_arena_calloc(document->arena, found.size, sizeof *copy);
  if (status == ATT_OK && (!result || !copy)) {
    status = ATT_ERR_MEMORY;
  }
  if (status == ATT_OK) {
    if (found.size) {
      memcpy(copy, found.at, found.size * sizeof *copy);
      qsort(copy, found.size, sizeof *copy, order_quotations);
    }
    *result = (AttQuotes){document, copy, found.size, 0};
  }
  ATT_ARRAY_CLEAR(&found);
  *quotes = result;
  return status;
}

static bool
is_inside(AttSpan span, uint32_t token)
{
  return token >= span.begin && token < span.end;
}

static bool
is_quoted(const AttQuotes* quotes, uint32_t token)
{
  for (size_t i = quotes->begin; i < quotes->count; ++i) {
    const AttSpan tokens = quotes->quotations[i].tokens;
    if (is_inside(tokens, token)) {
      return true;
    }
    if (tokens.begin > token) {
      break;
    }
  }
  return false;
}

/// A verb that some line of speech starts with.
static bool
is_saying(const AttRules* rules, const AttToken* token)
{
  if (token->upos != ATT_UPOS_VERB) {
    return false;
  }
  const AttRange run = att_rules_triggered(rules, token->lemma);
  for (uint32_t k = 0; k < run.count; ++k) {
    const AttFrame* frame = &rules->frames[rules->triggered[run.first + k]];
    if (frame->kind == ATT_FRAME_VERBAL &&
        rules->blocks[frame->block].kind == ATT_BLOCK_SPEECH) {
      return true;
    }
  }
  return false;
}

bool
att_statements_may_speak(const AttRules* rules,
                         const AttToken* tokens,
                         size_t count)
{
  bool has_mark = false;
  bool says = false;
  for (size_t i = 0; i < count && !(has_mark && says); ++i) {
    bool is_single = false;
    has_mark |= mark_of(&tokens[i], &is_single) != MARK_NONE;
    says |= is_saying(rules, &tokens[i]);
  }
  return has_mark && says;
}

/// A verb of saying as its arcs have it.
typedef struct Saying {
  uint32_t sentence;
  bool has_subject;
  bool has_clause;
  uint32_t clause; ///< token of the document
  AttVoices voices;
} Saying;

static void
add_voice(const AttOntology* ontology,
          const AttReadSentence* read,
          uint32_t token,
          AttVoices* voices)
{
  const AttMentions* all = read->mentions;
  const uint32_t id = all->headed_by[read->sentence->first + token];
  for (uint32_t r = 0; id && r < all->mentions[id - 1].reading_count; ++r) {
    const uint32_t entity =
        all->readings[all->mentions[id - 1].first_reading + r].entity;
    if (att_ontology_class_has(
            ontology, all->entities[entity].class_id, ATT_TRAIT_ACTING) &&
        voices->count < ATT_MOST_SPEAKERS) {
      voices->entities[voices->count++] = entity + 1;
      return;
    }
  }
}

/// A subject that is an office without a name is whom it serves.
static Saying
read_saying(const AttQuotes* quotes,
            const AttRules* rules,
            const AttOntology* ontology,
            const AttReadSentence* read,
            uint32_t verb)
{
  const AttOffices offices = att_offices(rules);
  const uint32_t first = read->sentence->first;
  const AttClauses* clauses = read->clauses;
  Saying saying = {.voices.token = first + verb,
                   .sentence =
                       (uint32_t)(read->sentence - read->document->sentences)};
  for (uint32_t a = clauses->first[verb]; a < clauses->first[verb + 1]; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->function == ATT_FUNCTION_SUBJECT &&
        !is_quoted(quotes, first + arc->argument)) {
      uint32_t who = arc->argument;
      if (att_office_is_listed(
              &offices, offices.delegate, &read->tokens[who]) &&
          !read->mentions->headed_by[first + who]) {
        who = att_office_served(&offices, read, who);
      }
      saying.has_subject = true;
      add_voice(ontology, read, who, &saying.voices);
    } else if (arc->function == ATT_FUNCTION_COMPLEMENT && !saying.has_clause) {
      saying.has_clause = true;
      saying.clause = first + arc->argument;
    }
  }
  return saying;
}

/// Words between the verb and a quotation; UINT32_MAX where another verb that
/// is not quoted stands there, or too many words.
static uint32_t
distance_to(const AttQuotes* quotes,
            const Saying* saying,
            const Quotation* quotation)
{
  const bool is_before = saying->voices.token < quotation->tokens.begin;
  const uint32_t from =
      is_before ? saying->voices.token + 1 : quotation->tokens.end;
  const uint32_t to =
      is_before ? quotation->tokens.begin : saying->voices.token;
  uint32_t words = 0;
  for (uint32_t t = from; t < to; ++t) {
    if (is_quoted(quotes, t)) {
      continue;
    }
    if (++words > MOST_WORDS_BETWEEN ||
        quotes->document->tokens[t].upos == ATT_UPOS_VERB) {
      return UINT32_MAX;
    }
  }
  return words;
}

static void
say(const AttQuotes* quotes, const Saying* saying, Quotation* quotation)
{
  const bool holds_clause =
      saying->has_clause && is_inside(quotation->tokens, saying->clause);
  Said said = holds_clause ? SAID_CLAUSE : SAID_NOT;
  uint32_t distance = 0;
  if (!holds_clause &&
      (!saying->has_clause || is_quoted(quotes, saying->clause))) {
    distance = distance_to(quotes, saying, quotation);
    said = distance == UINT32_MAX ? SAID_NOT : SAID_BESIDE;
  }
  if (said > quotation->said ||
      (said == SAID_BESIDE && said == quotation->said &&
       distance < quotation->distance)) {
    quotation->said = said;
    quotation->distance = distance;
    quotation->reach = saying->sentence;
    quotation->voices = saying->voices;
  }
}

void
att_quotes_add(AttQuotes* quotes,
               const AttRules* rules,
               const AttOntology* ontology,
               const AttReadSentence* read)
{
  const uint32_t id = (uint32_t)(read->sentence - read->document->sentences);
  while (quotes->begin < quotes->count &&
         quotes->quotations[quotes->begin].last < id) {
    ++quotes->begin;
  }
  for (size_t i = quotes->begin;
       i < quotes->count && quotes->quotations[i].first <= id;
       ++i) {
    Quotation* quotation = &quotes->quotations[i];
    if (quotation->last < id) {
      continue;
    }
    for (uint32_t t = 0; t < read->count; ++t) {
      if (!is_saying(rules, &read->tokens[t]) ||
          is_inside(quotation->tokens, read->sentence->first + t)) {
        continue;
      }
      const Saying saying = read_saying(quotes, rules, ontology, read, t);
      if (saying.has_subject) {
        say(quotes, &saying, quotation);
      }
    }
  }
}

/// Is all of its sentences quoted?
static bool
is_whole(const AttDocument* document, const Quotation* quotation)
{
  const AttSentence* first = &document->sentences[quotation->first];
  const AttSentence* last = &document->sentences[quotation->last];
  return quotation->tokens.begin == first->first &&
         quotation->tokens.end == last->first + last->count;
}

void
att_quotes_pass_on(AttQuotes* quotes)
{
  for (size_t i = 1; i < quotes->count; ++i) {
    const Quotation* before = &quotes->quotations[i - 1];
    Quotation* quotation = &quotes->quotations[i];
    const uint32_t reach =
        before->reach > before->last ? before->reach : before->last;
    if (!quotation->said && before->said && quotation->first <= reach + 1 &&
        is_whole(quotes->document, quotation)) {
      quotation->said = SAID_BEFORE;
      quotation->reach = quotation->last;
      quotation->voices = before->voices;
    }
  }
}

static AttStatus
give_speakers(const AttQuotes* quotes,
              const Quotation* quotation,
              AttStatement* statement)
{
  AttChain chain = {0};
  for (size_t i = 0; i < statement->speaker_count; ++i) {
    if (!is_inside(quotation->tokens, statement->speakers[i].token)) {
      return ATT_OK; // the sentence knows who says the quotation
    }
    chain.speakers[chain.count++] = statement->speakers[i];
  }
  if (!quotation->voices.count) {
    if (statement->modality == ATT_MODALITY_ACTUAL && !chain.count) {
      statement->modality = ATT_MODALITY_POSSIBLE;
    }
    return ATT_OK;
  }
  att_chain_add(&chain, &quotation->voices);
  return att_chain_keep(&chain, quotes->document->arena, statement);
}

/// The number of quotations that begin at a token or before.
static size_t
begun_at(const AttQuotes* quotes, uint32_t token)
{
  size_t low = 0;
  size_t high = quotes->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (quotes->quotations[middle].tokens.begin <= token) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

size_t
att_quotes_count(const AttQuotes* quotes)
{
  return quotes->count;
}

bool
att_quotes_voices(const AttQuotes* quotes, uint32_t token, AttVoices* voices)
{
  for (size_t q = begun_at(quotes, token); q > 0; --q) {
    const Quotation* quotation = &quotes->quotations[q - 1];
    if (is_inside(quotation->tokens, token)) {
      *voices = quotation->voices;
      return quotation->said != SAID_NOT && voices->count > 0;
    }
  }
  return false;
}

/// Inner quotations first: of two that hold a word, the one that begins later.
/// None leaves its paragraph.
AttStatus
att_quotes_finish(AttQuotes* quotes, AttStatement* statements, size_t count)
{
  const AttSentence* sentences = quotes->document->sentences;
  att_quotes_pass_on(quotes);
  for (size_t i = 0; i < count; ++i) {
    const uint32_t paragraph = sentences[statements[i].sentence].paragraph;
    for (size_t q = begun_at(quotes, statements[i].trigger); q > 0; --q) {
      const Quotation* quotation = &quotes->quotations[q - 1];
      if (sentences[quotation->first].paragraph != paragraph) {
        break;
      }
      if (quotation->said &&
          is_inside(quotation->tokens, statements[i].trigger)) {
        ATT_TRY(give_speakers(quotes, quotation, &statements[i]));
      }
    }
  }
  return ATT_OK;
}
