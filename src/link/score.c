// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Summing up evidence.

#include "link/score.h"

#include "link/office.h"

#include <math.h>
#include <stdlib.h>

#define MOST_CLASSES 512u
#define MOST_SHARED 3u

static const struct {
  double weight;
  const char* phrase;
} KINDS[] = {
#define ATT_LINK_EVIDENCE(constant, weight, phrase) {weight, phrase},
#include "link/evidence.def"
#undef ATT_LINK_EVIDENCE
};

/// Hashes of classes, each once.
typedef struct Classes {
  uint64_t at[MOST_CLASSES];
  size_t count;
} Classes;

typedef struct Scoring {
  const AttSought* sought;
  const AttCandidates* candidates;
  const AttLinkTable* table;
  AttHashPairs known; ///< classes of the ontology
  Classes wanted;     ///< of the entity at hand
  Classes reached;
  bool tells_classes; ///< some candidate has a class that is known
  AttLinks* links;
  AttLinkMatch* link;
} Scoring;

const char*
att_link_phrase(AttLinkEvidenceKind kind)
{
  return KINDS[kind].phrase;
}

static AttStatus
see(Scoring* s, AttLinkEvidenceKind kind, AttView detail)
{
  s->link->sum += KINDS[kind].weight;
  ++s->link->evidence_count;
  return ATT_PUSH(&s->links->evidence, ((AttLinkEvidence){kind, detail}));
}

static bool
has(const Classes* classes, uint64_t hash)
{
  for (size_t i = 0; i < classes->count; ++i) {
    if (classes->at[i] == hash) {
      return true;
    }
  }
  return false;
}

static void
add(Classes* classes, uint64_t hash)
{
  if (classes->count < MOST_CLASSES && !has(classes, hash)) {
    classes->at[classes->count++] = hash;
  }
}

static bool
is_known(const Scoring* s, uint64_t hash)
{
  return att_hash_pairs_have(&s->known, hash, 0);
}

/// Add what a class is below: where that is a class of the ontology only such,
/// because the hierarchies of vocabularies wander off further up.
static void
climb(const Scoring* s, uint64_t hash, Classes* classes)
{
  size_t own = 0;
  size_t other = 0;
  bool found = false;
  const AttHashPair* up = att_hash_pairs_find(&s->table->above, hash, &own);
  for (size_t i = 0; i < own; ++i) {
    found = found || is_known(s, up[i].value);
    add(classes, up[i].value);
  }
  up = att_hash_pairs_find(&s->candidates->above, hash, &other);
  for (size_t i = 0; i < other; ++i) {
    if (is_known(s, up[i].value)) {
      found = true;
      add(classes, up[i].value);
    }
  }
  for (size_t i = 0; i < other && !found && !is_known(s, hash); ++i) {
    add(classes, up[i].value);
  }
}

/// Climb from all that is in the set, then keep the ontology's classes.
static void
close_classes(const Scoring* s, Classes* classes)
{
  for (size_t i = 0; i < classes->count; ++i) {
    climb(s, classes->at[i], classes);
  }
  size_t kept = 0;
  for (size_t i = 0; i < classes->count; ++i) {
    if (is_known(s, classes->at[i])) {
      classes->at[kept++] = classes->at[i];
    }
  }
  classes->count = kept;
}

static void
collect(const AttHashPairs* pairs, uint64_t key, Classes* classes)
{
  size_t count = 0;
  const AttHashPair* found = att_hash_pairs_find(pairs, key, &count);
  classes->count = 0;
  for (size_t i = 0; i < count; ++i) {
    add(classes, found[i].value);
  }
}

static bool
are_apart(const Scoring* s)
{
  for (size_t i = 0; i < s->wanted.count; ++i) {
    for (size_t j = 0; j < s->reached.count; ++j) {
      if (att_hash_pairs_have(
              &s->table->apart, s->wanted.at[i], s->reached.at[j])) {
        return true;
      }
    }
  }
  return false;
}

static size_t
count_shared(const Scoring* s)
{
  size_t shared = 0;
  for (size_t i = 0; i < s->wanted.count; ++i) {
    shared += has(&s->reached, s->wanted.at[i]);
  }
  return shared;
}

/// The classes of a candidate; false where its vocabulary gives it none.
static bool
reach_classes(Scoring* s, uint32_t candidate)
{
  collect(&s->candidates->kinds, candidate, &s->reached);
  const bool has_kind = s->reached.count != 0;
  close_classes(s, &s->reached);
  return has_kind;
}

static AttStatus
judge_class(Scoring* s)
{
  const bool has_kind =
      reach_classes(s, s->link->candidate) && s->tells_classes;
  if (!s->wanted.count || (!s->reached.count && !has_kind)) {
    return ATT_OK;
  }
  if (!s->reached.count) {
    return see(s, ATT_LINK_FOREIGN_SEEN, ATT_VIEW(""));
  }
  const size_t shared = count_shared(s);
  if (shared == s->wanted.count || shared == s->reached.count) {
    return see(s, ATT_LINK_FITS_SEEN, ATT_VIEW(""));
  }
  return see(
      s, are_apart(s) ? ATT_LINK_APART_SEEN : ATT_LINK_NEAR_SEEN, ATT_VIEW(""));
}

static bool
is_one_word(AttView words)
{
  for (size_t i = 0; i < words.size; ++i) {
    if (words.at[i] == ' ') {
      return false;
    }
  }
  return true;
}

static AttStatus
judge_name(Scoring* s, const AttCandidatePair* pair)
{
  static const AttLinkEvidenceKind kinds[] = {
      [ATT_NAME_SAME] = ATT_LINK_SAME_SEEN,
      [ATT_NAME_BARE] = ATT_LINK_BARE_SEEN,
      [ATT_NAME_ORDER] = ATT_LINK_ORDER_SEEN,
      [ATT_NAME_SHORTER] = ATT_LINK_SHORTER_SEEN,
      [ATT_NAME_INITIALS] = ATT_LINK_INITIALS_SEEN,
      [ATT_NAME_ABBREVIATION] = ATT_LINK_ABBREVIATION_SEEN,
  };
  ATT_TRY(see(s, kinds[pair->match], ATT_VIEW("")));
  if (pair->by_alias) {
    ATT_TRY(see(s, ATT_LINK_ALIAS_SEEN, ATT_VIEW("")));
  }
  return ATT_OK;
}

/// The neighbour of the entity that a node of the vocabulary is.
static bool
find_neighbour(const Scoring* s, uint64_t hash, uint32_t* neighbour)
{
  const AttHashPairs* indexes[] = {&s->sought->ids, &s->candidates->anchors};
  for (size_t k = 0; k < 2; ++k) {
    size_t count = 0;
    const AttHashPair* found = att_hash_pairs_find(indexes[k], hash, &count);
    for (size_t i = 0; i < count; ++i) {
      if (att_hash_pairs_have(
              &s->sought->neighbours, s->link->entity, found[i].value)) {
        *neighbour = (uint32_t)found[i].value;
        return true;
      }
    }
  }
  return false;
}

static AttStatus
judge_neighbours(Scoring* s, Classes* shared)
{
  size_t count = 0;
  const AttHashPair* leads =
      att_hash_pairs_find(&s->candidates->leads, s->link->candidate, &count);
  for (size_t i = 0; i < count && shared->count < MOST_SHARED; ++i) {
    uint32_t neighbour = 0;
    if (find_neighbour(s, leads[i].value, &neighbour) &&
        !has(shared, neighbour)) {
      add(shared, neighbour);
      ATT_TRY(see(
          s, ATT_LINK_NEIGHBOUR_SEEN, s->sought->entities.at[neighbour].label));
    }
  }
  return ATT_OK;
}

/// True where a word of the name begins like one of the description.
static bool
is_described(const Scoring* s, AttView name)
{
  size_t begin = 0;
  for (size_t i = 0; i <= name.size; ++i) {
    if (i == name.size || name.at[i] == ' ') {
      const uint64_t stem = att_link_stem(att_view_slice(name, begin, i));
      if (stem && att_hash_pairs_have(
                      &s->candidates->described, s->link->candidate, stem)) {
        return true;
      }
      begin = i + 1;
    }
  }
  return false;
}

/// The first name of an entity at or behind which its names stand.
static size_t
first_name(const AttSought* sought, uint32_t entity)
{
  size_t low = 0;
  size_t high = sought->names.size;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (sought->names.at[middle].entity < entity) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// True where no name of the entity has two words, or is an abbreviation.
static bool
is_short(const Scoring* s, uint32_t entity)
{
  for (size_t i = first_name(s->sought, entity);
       i < s->sought->names.size && s->sought->names.at[i].entity == entity;
       ++i) {
    const AttName* name = &s->sought->names.at[i].name;
    if (name->is_capitals || !is_one_word(name->bare)) {
      return false;
    }
  }
  return true;
}

static AttStatus
judge_description(Scoring* s, const Classes* shared)
{
  size_t count = 0;
  size_t seen = 0;
  const AttHashPair* near =
      att_hash_pairs_find(&s->sought->neighbours, s->link->entity, &count);
  for (size_t i = 0; i < count && seen < MOST_SHARED; ++i) {
    const uint32_t neighbour = (uint32_t)near[i].value;
    if (has(shared, neighbour)) {
      continue;
    }
    bool found = false;
    for (size_t n = first_name(s->sought, neighbour);
         n < s->sought->names.size && !found &&
         s->sought->names.at[n].entity == neighbour;
         ++n) {
      found = is_described(s, s->sought->names.at[n].name.bare);
    }
    if (found) {
      ++seen;
      ATT_TRY(see(
          s, ATT_LINK_DESCRIBED_SEEN, s->sought->entities.at[neighbour].label));
    }
  }
  return ATT_OK;
}

static AttStatus
judge_time(Scoring* s)
{
  const AttSoughtEntity* entity = &s->sought->entities.at[s->link->entity];
  const AttCandidate* candidate = &s->candidates->items.at[s->link->candidate];
  if (!entity->last_year || (!candidate->begin && !candidate->end)) {
    return ATT_OK;
  }
  return see(s,
             candidate->begin > entity->last_year ? ATT_LINK_TOO_LATE_SEEN
             : candidate->end && candidate->end < entity->first_year
                 ? ATT_LINK_OVER_SEEN
                 : ATT_LINK_IN_TIME_SEEN,
             ATT_VIEW(""));
}

static AttStatus
judge_office(Scoring* s)
{
  const AttOfficeFit fit = att_office_fit(
      s->sought, s->candidates, s->link->entity, s->link->candidate);
  return fit == ATT_OFFICE_UNKNOWN
             ? ATT_OK
             : see(s,
                   fit == ATT_OFFICE_THEN ? ATT_LINK_IN_OFFICE_SEEN
                                          : ATT_LINK_OUT_OF_OFFICE_SEEN,
                   ATT_VIEW(""));
}

static AttStatus
score_pair(Scoring* s, const AttCandidatePair* pair, bool short_name)
{
  AttLinkMatch link = {.entity = pair->entity,
                       .candidate = pair->candidate,
                       .first_evidence = (uint32_t)s->links->evidence.size};
  Classes shared = {.count = 0};
  s->link = &link;
  ATT_TRY(judge_name(s, pair));
  if (short_name) {
    ATT_TRY(see(s, ATT_LINK_ONE_WORD_SEEN, ATT_VIEW("")));
  }
  ATT_TRY(judge_class(s));
  ATT_TRY(judge_neighbours(s, &shared));
  ATT_TRY(judge_description(s, &shared));
  ATT_TRY(judge_time(s));
  ATT_TRY(judge_office(s));
  return ATT_PUSH(&s->links->items, link);
}

typedef struct Ordered {
  AttLinkMatch link;
  AttView iri;
} Ordered;

static int
compare_links(const void* left, const void* right)
{
  const Ordered* a = left;
  const Ordered* b = right;
  if (a->link.sum > b->link.sum || a->link.sum < b->link.sum) {
    return a->link.sum > b->link.sum ? -1 : 1;
  }
  return att_view_compare(a->iri, b->iri);
}

/// Order the links of one entity, and spread the confidence among them.
static AttStatus
settle(Scoring* s, size_t begin)
{
  const size_t count = s->links->items.size - begin;
  AttLinkMatch* links = s->links->items.at + begin;
  double total = exp(ATT_LINK_NONE);
  Ordered* order = count ? att_malloc(count * sizeof *order) : NULL;
  if (!order) {
    return count ? ATT_ERR_MEMORY : ATT_OK;
  }
  for (size_t i = 0; i < count; ++i) {
    order[i] =
        (Ordered){links[i], s->candidates->items.at[links[i].candidate].iri};
    total += exp(links[i].sum);
  }
  qsort(order, count, sizeof *order, compare_links);
  for (size_t i = 0; i < count; ++i) {
    links[i] = order[i].link;
    links[i].confidence = exp(links[i].sum) / total;
    links[i].is_ambiguous =
        count > 1 && order[0].link.sum - order[i].link.sum < ATT_LINK_MARGIN &&
        order[0].link.sum - order[1].link.sum < ATT_LINK_MARGIN;
    links[i].is_best = i == 0 && !links[i].is_ambiguous;
  }
  att_free(order);
  return ATT_OK;
}

static AttStatus
score_entity(Scoring* s, size_t begin, size_t end)
{
  const uint32_t entity = s->candidates->pairs.at[begin].entity;
  const size_t first = s->links->items.size;
  const bool short_name = is_short(s, entity);
  collect(&s->sought->classes, entity, &s->wanted);
  close_classes(s, &s->wanted);
  for (size_t i = begin; i < end; ++i) {
    ATT_TRY(score_pair(s, &s->candidates->pairs.at[i], short_name));
  }
  return settle(s, first);
}

static AttStatus
score_all(Scoring* s)
{
  const AttMap* classes = &s->table->classes;
  for (size_t i = 0; i < classes->size; ++i) {
    ATT_TRY(ATT_PUSH(
        &s->known, ((AttHashPair){att_view_hash(classes->entries[i].key), 0})));
  }
  att_hash_pairs_sort(&s->known);
  for (uint32_t c = 0; c < s->candidates->items.size && !s->tells_classes;
       ++c) {
    reach_classes(s, c);
    s->tells_classes = s->reached.count != 0;
  }
  for (size_t i = 0; i < s->candidates->pairs.size;) {
    size_t end = i;
    while (end < s->candidates->pairs.size &&
           s->candidates->pairs.at[end].entity ==
               s->candidates->pairs.at[i].entity) {
      ++end;
    }
    ATT_TRY(score_entity(s, i, end));
    i = end;
  }
  return ATT_OK;
}

AttStatus
att_links_score(const AttSought* sought,
                const AttCandidates* candidates,
                const AttLinkTable* table,
                AttLinks* links)
{
  Scoring* s = att_calloc(1, sizeof *s);
  if (!s) {
    return ATT_ERR_MEMORY;
  }
  s->sought = sought;
  s->candidates = candidates;
  s->table = table;
  s->links = links;
  const AttStatus status = score_all(s);
  ATT_ARRAY_CLEAR(&s->known);
  att_free(s);
  return status;
}

void
att_links_clear(AttLinks* links)
{
  ATT_ARRAY_CLEAR(&links->items);
  ATT_ARRAY_CLEAR(&links->evidence);
}
