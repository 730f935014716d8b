// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Roles agree where, of each role that both mentions name, the fillers of one
// are all among those of the other: "A met B" goes with "A, B and C met", and
// not with "A met C".

#include "statements/fillers.h"

#include "term/traits.h"

#include <stdlib.h>

/// How far "lies in" is followed: village, district, province, state.
#define DEEPEST 4u

/// Does the property lead from an entity to what it is part of or lies in? Who
/// is at home somewhere acts for himself: rebels of Chad are not Chad.
static bool
leads_within(const AttFillers* f, uint32_t class_id, uint32_t property)
{
  const AttProperty* p = att_ontology_property(f->ontology, property);
  if (!p) {
    return false;
  }
  return (p->traits & ATT_TRAIT_BELONGING) ||
         ((p->traits & ATT_TRAIT_CONTAINING) &&
          !att_ontology_class_has(f->ontology, class_id, ATT_TRAIT_ACTING));
}

typedef struct Known {
  AttView iri;
  uint32_t entity;
} Known;

static int
compare_known(const void* left, const void* right)
{
  const Known* a = left;
  const Known* b = right;
  const int order = att_view_compare(a->iri, b->iri);
  return order ? order : (a->entity > b->entity) - (a->entity < b->entity);
}

/// Entities that a gazetteer lists, by IRI.
static Known*
sort_known(const AttMentions* mentions, AttArena* arena, size_t* count)
{
  Known* known = att_arena_calloc(arena, mentions->entity_count, sizeof *known);
  *count = 0;
  for (uint32_t i = 0; known && i < mentions->entity_count; ++i) {
    if (mentions->entities[i].iri.size) {
      known[(*count)++] = (Known){mentions->entities[i].iri, i};
    }
  }
  if (*count) {
    qsort(known, *count, sizeof *known, compare_known);
  }
  return known;
}

/// Append what holds entity `part`.
static size_t
note_above(const AttFillers* f,
           const Known* known,
           size_t known_count,
           uint32_t part,
           uint32_t* above)
{
  const AttEntity* entity = &f->mentions->entities[part];
  const AttListed* listed = entity->listed;
  size_t count = 0;
  for (uint32_t i = 0; i < entity->link_count; ++i) {
    const AttLink* link = &f->mentions->links[entity->first_link + i];
    if (leads_within(f, entity->class_id, link->property)) {
      above[count++] = link->object;
    }
  }
  for (size_t i = 0; listed && i < listed->fact_count; ++i) {
    const AttListedFact* fact = &listed->facts[i];
    if (!fact->is_iri || !leads_within(f, entity->class_id, fact->property)) {
      continue;
    }
    size_t low = 0;
    for (size_t high = known_count; low < high;) {
      const size_t middle = low + (high - low) / 2;
      if (att_view_compare(known[middle].iri, fact->value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low < known_count && att_view_equal(known[low].iri, fact->value)) {
      above[count++] = known[low].entity;
    }
  }
  return count;
}

AttStatus
att_fillers_init(AttFillers* fillers,
                 const AttOntology* ontology,
                 const AttMentions* mentions,
                 AttArena* arena)
{
  *fillers = (AttFillers){.ontology = ontology, .mentions = mentions};
  size_t known_count = 0;
  size_t most = 0;
  for (size_t i = 0; i < mentions->entity_count; ++i) {
    const AttListed* listed = mentions->entities[i].listed;
    most +=
        mentions->entities[i].link_count + (listed ? listed->fact_count : 0);
  }
  const Known* known = sort_known(mentions, arena, &known_count);
  uint32_t* above = att_arena_calloc(arena, most, sizeof *above);
  uint32_t* first =
      att_arena_calloc(arena, mentions->entity_count + 1, sizeof *first);
  if (!known || !above || !first) {
    return ATT_ERR_MEMORY;
  }
  for (uint32_t i = 0; i < mentions->entity_count; ++i) {
    first[i + 1] =
        first[i] +
        (uint32_t)note_above(fillers, known, known_count, i, above + first[i]);
  }
  fillers->above = above;
  fillers->first = first;
  return ATT_OK;
}

/// Does `part` lie in `whole`, by at most `depth` steps up?
static bool
is_within(const AttFillers* f, uint32_t part, uint32_t whole, unsigned depth)
{
  for (uint32_t i = f->first[part]; depth && i < f->first[part + 1]; ++i) {
    if (f->above[i] == whole || is_within(f, f->above[i], whole, depth - 1)) {
      return true;
    }
  }
  return false;
}

/// The last word of a label.
static AttView
last_word(AttView label)
{
  size_t at = label.size;
  while (at && label.at[at - 1] != ' ') {
    --at;
  }
  return att_view_slice(label, at, label.size);
}

/// Is every word of `bare` a word of `full`?
static bool
has_words(AttView full, AttView bare)
{
  size_t at = 0;
  while (at < bare.size) {
    size_t end = at;
    while (end < bare.size && bare.at[end] != ' ') {
      ++end;
    }
    const AttView word = att_view_slice(bare, at, end);
    bool found = false;
    for (size_t i = 0; i + word.size <= full.size && !found; ++i) {
      const size_t behind = i + word.size;
      found = (i == 0 || full.at[i - 1] == ' ') &&
              (behind == full.size || full.at[behind] == ' ') &&
              att_view_equal_ascii_case(att_view_slice(full, i, behind), word);
    }
    if (!found) {
      return false;
    }
    at = end + 1;
  }
  return true;
}

/// Nobody has listed these; "hostages" are "24 hostages" told barely.
static AttKinship
described_kin(const AttEntity* a, const AttEntity* b)
{
  if (a->iri.size || b->iri.size || a->class_id != b->class_id ||
      !att_view_equal_ascii_case(last_word(a->label), last_word(b->label))) {
    return ATT_KIN_NONE;
  }
  return has_words(b->label, a->label)   ? ATT_KIN_FULLER
         : has_words(a->label, b->label) ? ATT_KIN_BARER
                                         : ATT_KIN_NONE;
}

static bool
same_statement(const AttStatement* a, const AttStatement* b)
{
  if (a->class_id != b->class_id || a->property_id != b->property_id ||
      a->subject != b->subject || a->object != b->object ||
      a->negated != b->negated || a->role_count != b->role_count) {
    return false;
  }
  for (size_t i = 0; i < a->role_count; ++i) {
    if (a->roles[i].property != b->roles[i].property ||
        a->roles[i].entity != b->roles[i].entity) {
      return false;
    }
  }
  return true;
}

AttKinship
att_fillers_kin(const AttFillers* fillers, const AttRole* a, const AttRole* b)
{
  if (!a->entity || !b->entity) {
    return !a->entity && !b->entity && a->statement && b->statement &&
                   same_statement(&fillers->statements[a->statement - 1],
                                  &fillers->statements[b->statement - 1])
               ? ATT_KIN_SAME
               : ATT_KIN_NONE;
  }
  if (a->entity == b->entity) {
    return ATT_KIN_SAME;
  }
  const AttEntity* entities = fillers->mentions->entities;
  const AttEntity* first = &entities[a->entity - 1];
  const AttEntity* second = &entities[b->entity - 1];
  if (first->iri.size && att_view_equal(first->iri, second->iri)) {
    return ATT_KIN_SAME;
  }
  if (is_within(fillers, a->entity - 1, b->entity - 1, DEEPEST) ||
      is_within(fillers, b->entity - 1, a->entity - 1, DEEPEST)) {
    return ATT_KIN_RELATED;
  }
  return described_kin(first, second);
}

static bool
is_place(const AttFillers* f, uint32_t property)
{
  const AttProperty* p = att_ontology_property(f->ontology, property);
  return p && (p->traits & ATT_TRAIT_WHEREABOUTS);
}

/// How many of `a`'s fillers of `property` have kin among `b`'s.
static size_t
count_kin(const AttFillers* f,
          uint32_t property,
          const AttRole* a,
          size_t a_count,
          const AttRole* b,
          size_t b_count,
          size_t* all)
{
  size_t akin = 0;
  *all = 0;
  for (size_t i = 0; i < a_count; ++i) {
    bool found = false;
    if (a[i].property != property) {
      continue;
    }
    ++*all;
    for (size_t k = 0; k < b_count && !found; ++k) {
      found = b[k].property == property &&
              att_fillers_kin(f, &a[i], &b[k]) != ATT_KIN_NONE;
    }
    akin += found;
  }
  return akin;
}

/// Does somebody take part in another role than by the other mention?
static bool
is_crossed(const AttFillers* f,
           const AttRole* a,
           size_t a_count,
           const AttRole* b,
           size_t b_count)
{
  for (size_t i = 0; i < a_count; ++i) {
    for (size_t k = 0; k < b_count; ++k) {
      if (a[i].entity && a[i].entity == b[k].entity &&
          a[i].property != b[k].property && !is_place(f, a[i].property) &&
          !is_place(f, b[k].property)) {
        return true;
      }
    }
  }
  return false;
}

bool
att_fillers_agree(const AttFillers* fillers,
                  const AttRole* a,
                  size_t a_count,
                  const AttRole* b,
                  size_t b_count,
                  AttShared* shared)
{
  *shared = (AttShared){0};
  if (is_crossed(fillers, a, a_count, b, b_count)) {
    return false;
  }
  for (size_t i = 0; i < a_count; ++i) {
    const uint32_t property = a[i].property;
    if (i && a[i - 1].property == property) {
      continue; // ordered by property: done
    }
    size_t of_a = 0;
    size_t of_b = 0;
    const size_t akin =
        count_kin(fillers, property, a, a_count, b, b_count, &of_a);
    const size_t back =
        count_kin(fillers, property, b, b_count, a, a_count, &of_b);
    if (of_b && akin < of_a && back < of_b) {
      return false;
    }
    size_t* count =
        is_place(fillers, property) ? &shared->places : &shared->takers;
    *count += akin < back ? akin : back;
  }
  return true;
}

bool
att_fillers_add(const AttFillers* fillers,
                const AttRole* a,
                size_t a_count,
                const AttRole* b,
                size_t b_count)
{
  for (size_t i = 0; i < b_count; ++i) {
    bool known = false;
    for (size_t k = 0; k < a_count && !known; ++k) {
      const AttKinship kin = a[k].property == b[i].property
                                 ? att_fillers_kin(fillers, &a[k], &b[i])
                                 : ATT_KIN_NONE;
      known = kin == ATT_KIN_SAME || kin == ATT_KIN_BARER;
    }
    if (!known) {
      return true;
    }
  }
  return false;
}
