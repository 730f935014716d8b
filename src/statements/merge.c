// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Mentions with a date come first, in document order, then those without: so
// one without a date meets all dated events that it may be of, and joins none
// where several fit. Events only grow; none is ever split.

#include "statements/merge.h"

#include "base/array.h"
#include "statements/fillers.h"
#include "statements/roles.h"
#include "statements/telling.h"
#include "term/days.h"

#include <stdlib.h>
#include <string.h>

#define DAYS_OF_MONTH 31
#define DAYS_OF_YEAR 372 // twelve of those: enough to compare
#define LAST_DAY INT32_MAX

/// Days from the beginning of year 0, every month as the longest.
typedef struct Days {
  bool known;
  int32_t first;
  int32_t last;
} Days;

typedef ATT_ARRAY(uint32_t) Indices;
typedef ATT_ARRAY(AttRole) RoleArray;
typedef ATT_ARRAY(AttMeasure) MeasureArray;

/// An event so far.
typedef struct Cluster {
  uint32_t class_id;
  RoleArray roles;
  MeasureArray exact; ///< numbers that the source itself states
  AttView time;
  Days days;
  AttModality modality;
  bool affirmed;      ///< by the source itself
  bool denied;        ///< likewise
  AttTelling telling; ///< of the first mention, with the plural of any
  Indices dated;      ///< statements with a date, ascending
  Indices undated;    ///< likewise those without
  uint32_t newest;    ///< 1 + the last statement that tells it as new
  uint32_t before;    ///< 1 + the cluster of its kind that was made before it
  uint32_t event;     ///< 1 + its place in the result
} Cluster;

typedef struct Merge {
  const AttOntology* ontology;
  const AttDocument* document;
  AttStatement* statements;
  AttFillers fillers;
  AttTelling* tellings; ///< by statement
  uint32_t* latest;     ///< by kind (a class): 1 + the cluster made last
  ATT_ARRAY(Cluster) clusters;
} Merge;

/// How well a mention goes with a cluster; 0 strength: not at all.
typedef struct Fit {
  size_t strength;
  uint32_t distance; ///< sentences to the nearest mention
  bool is_behind;    ///< some mention stands before
} Fit;

static int32_t
day_number(const char* day, int32_t open)
{
  if (!day[0]) {
    return open;
  }
  const long year = strtol(day, NULL, 10);
  const long month = strtol(day + 5, NULL, 10);
  return (int32_t)(year * DAYS_OF_YEAR + month * DAYS_OF_MONTH +
                   strtol(day + 8, NULL, 10));
}

static Days
days_of(AttView time)
{
  AttDays days;
  if (!time.size || !att_edtf_days(time, &days)) {
    return (Days){0};
  }
  return (Days){
      true, day_number(days.begin, 0), day_number(days.end, LAST_DAY)};
}

static bool
covers(Days wide, Days narrow)
{
  return wide.known && narrow.known && wide.first <= narrow.first &&
         wide.last >= narrow.last;
}

static bool
times_agree(AttView a, Days a_days, AttView b, Days b_days)
{
  return !a.size || !b.size || att_view_equal(a, b) || covers(a_days, b_days) ||
         covers(b_days, a_days);
}

/// Both have a date, and the wider of the two has at most so many days.
static bool
times_tell(AttView a, Days a_days, AttView b, Days b_days, int32_t most)
{
  return a.size && b.size && a_days.last - a_days.first <= most &&
         b_days.last - b_days.first <= most;
}

static bool
classes_agree(const Merge* m, uint32_t a, uint32_t b)
{
  return att_ontology_is_a(m->ontology, a, b) ||
         att_ontology_is_a(m->ontology, b, a);
}

/// The class right below the most general one: Assault of Attack.
static uint32_t
kind_of(const Merge* m, uint32_t class_id)
{
  size_t count = 0;
  const uint32_t* above = att_ontology_ancestors(m->ontology, class_id, &count);
  return count > 1 ? above[count - 2] : class_id;
}

static bool
is_source_own(const AttStatement* s)
{
  return s->speaker_count == 0;
}

/// The source states one number for each property.
static bool
measures_agree(const Cluster* c, const AttStatement* s)
{
  for (size_t i = 0; i < s->measure_count && is_source_own(s); ++i) {
    const AttMeasure* measure = &s->measures[i];
    for (size_t k = 0; k < c->exact.size; ++k) {
      if (measure->quantity.bound == ATT_BOUND_EXACT &&
          measure->property == c->exact.at[k].property &&
          !att_view_equal(measure->text, c->exact.at[k].text)) {
        return false;
      }
    }
  }
  return true;
}

/// As fact, as wanted, …; and the source does not deny what it affirms.
static bool
outlooks_agree(const Cluster* c, const AttStatement* s)
{
  return c->modality == s->modality &&
         (!is_source_own(s) || !(s->negated ? c->affirmed : c->denied));
}

/// The first member of ascending `indices` that is not below `index`.
static size_t
find_place(const Indices* indices, uint32_t index)
{
  size_t low = 0;
  for (size_t high = indices->size; low < high;) {
    const size_t middle = low + (high - low) / 2;
    if (indices->at[middle] < index) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// The mention of the cluster that stands nearest to statement `index`.
static uint32_t
nearest(const Merge* m, const Cluster* c, uint32_t index, uint32_t* distance)
{
  const uint32_t sentence = m->statements[index].sentence;
  uint32_t best = 0;
  *distance = UINT32_MAX;
  for (int i = 0; i < 2; ++i) {
    const Indices* indices = i ? &c->undated : &c->dated;
    const size_t place = find_place(indices, index);
    for (size_t k = place ? place - 1 : 0; k < indices->size && k <= place;
         ++k) {
      const uint32_t other = m->statements[indices->at[k]].sentence;
      const uint32_t apart =
          other < sentence ? sentence - other : other - sentence;
      if (apart < *distance) {
        *distance = apart;
        best = indices->at[k];
      }
    }
  }
  return best;
}

static bool
stands_before(const Cluster* c, uint32_t index)
{
  return (c->dated.size && c->dated.at[0] < index) ||
         (c->undated.size && c->undated.at[0] < index);
}

/// Is one trigger the other, or does it depend on it: "signed a treaty"?
static bool
is_one_phrase(const Merge* m, uint32_t a, uint32_t b)
{
  const AttStatement* s = &m->statements[a];
  const AttStatement* t = &m->statements[b];
  if (s->sentence != t->sentence) {
    return false;
  }
  const uint32_t first = m->document->sentences[s->sentence].first;
  const AttToken* tokens = m->document->tokens;
  return s->trigger == t->trigger ||
         tokens[s->trigger].head == (int32_t)(t->trigger - first) ||
         tokens[t->trigger].head == (int32_t)(s->trigger - first);
}

/// Told as new behind a mention of the cluster, or before one that is.
static bool
is_news(const Merge* m, const Cluster* c, uint32_t index, uint32_t other)
{
  if (is_one_phrase(m, index, other)) {
    return false;
  }
  return c->newest > index + 1 ||
         (m->tellings[index].is_new && stands_before(c, index));
}

/// Would only the source's word and another's together make this event? What
/// only others say must not join what the source says itself.
static bool
mixes_voices(const Merge* m, const Cluster* c, const AttStatement* s)
{
  const bool c_own = c->affirmed || c->denied;
  if (c_own == is_source_own(s)) {
    return false;
  }
  const Days days = days_of(s->time);
  const AttView narrow = c_own ? s->time : c->time;
  const AttView wide = c_own ? c->time : s->time;
  if (narrow.size && !att_view_equal(narrow, wide) &&
      !(wide.size && (c_own ? covers(days, c->days) : covers(c->days, days)))) {
    return true;
  }
  return c_own ? att_fillers_add(&m->fillers,
                                 c->roles.at,
                                 c->roles.size,
                                 s->roles,
                                 s->role_count)
               : att_fillers_add(&m->fillers,
                                 s->roles,
                                 s->role_count,
                                 c->roles.at,
                                 c->roles.size);
}

static bool
is_equal(const Cluster* c, const AttStatement* s)
{
  if (c->class_id != s->class_id || c->roles.size != s->role_count ||
      !att_view_equal(c->time, s->time)) {
    return false;
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    const AttRole* a = &c->roles.at[i];
    const AttRole* b = &s->roles[i];
    if (a->property != b->property || a->entity != b->entity ||
        a->statement != b->statement) {
      return false;
    }
  }
  return true;
}

/// Nothing that the mention says parts it from the cluster.
static bool
may_join(const Merge* m, const Cluster* c, uint32_t index, AttShared* shared)
{
  const AttStatement* s = &m->statements[index];
  const AttTelling* telling = &m->tellings[index];
  return classes_agree(m, c->class_id, s->class_id) && outlooks_agree(c, s) &&
         times_agree(c->time, c->days, s->time, days_of(s->time)) &&
         att_tellings_agree(&c->telling, telling) && measures_agree(c, s) &&
         !mixes_voices(m, c, s) &&
         att_fillers_agree(&m->fillers,
                           c->roles.at,
                           c->roles.size,
                           s->roles,
                           s->role_count,
                           shared);
}

/// Are both told in one word, or one word's noun and verb (which one line of
/// the rules reads), or one by the more general class: "bombed", "the attack"?
static bool
is_one_word(const Merge* m, uint32_t a, uint32_t b)
{
  const AttStatement* s = &m->statements[a];
  const AttStatement* t = &m->statements[b];
  const AttToken* tokens = m->document->tokens;
  return s->line == t->line || s->class_id != t->class_id ||
         att_view_equal(tokens[s->trigger].lemma, tokens[t->trigger].lemma);
}

/// Is what they share enough? `other` is the mention that stands nearest.
static bool
is_enough(const Merge* m,
          const Cluster* c,
          uint32_t index,
          uint32_t other,
          uint32_t distance,
          const AttShared* shared)
{
  const AttStatement* s = &m->statements[index];
  const Days days = days_of(s->time);
  const bool refers = m->tellings[index > other ? index : other].is_known;
  const bool is_near = distance <= ATT_MERGE_REACH;
  if (!shared->takers) {
    return false;
  }
  if (times_tell(c->time, c->days, s->time, days, DAYS_OF_MONTH) ||
      (shared->takers + shared->places > 1 &&
       (is_near || refers ||
        times_tell(c->time, c->days, s->time, days, DAYS_OF_YEAR)))) {
    return true;
  }
  return is_one_word(m, index, other) && refers &&
         (is_near || times_tell(c->time, c->days, s->time, days, DAYS_OF_YEAR));
}

static Fit
fit_cluster(const Merge* m, const Cluster* c, uint32_t index)
{
  const AttStatement* s = &m->statements[index];
  AttShared shared;
  Fit fit = {0};
  const uint32_t other = nearest(m, c, index, &fit.distance);
  if (is_news(m, c, index, other) || !may_join(m, c, index, &shared)) {
    return fit;
  }
  const bool equal = is_equal(c, s);
  fit.is_behind = stands_before(c, index);
  if (equal || is_enough(m, c, index, other, fit.distance, &shared)) {
    fit.strength = 1 + shared.takers + shared.places + (equal ? 2 : 0) +
                   (c->time.size && s->time.size ? 2 : 0);
  }
  return fit;
}

/// Is `a` a better guess than `b` for a noun that refers back?
static bool
is_nearer(Fit a, Fit b)
{
  return a.is_behind != b.is_behind ? a.is_behind : a.distance < b.distance;
}

/// 1 + the cluster that statement `index` joins, 0 where there is none.
static uint32_t
choose(const Merge* m, uint32_t index)
{
  const AttStatement* s = &m->statements[index];
  uint32_t best = 0;
  Fit best_fit = {0};
  bool is_open = false; // another is as good
  uint32_t id = m->latest[kind_of(m, s->class_id)];
  for (size_t i = 0; id && i < ATT_MERGE_MOST; ++i) {
    const Cluster* c = &m->clusters.at[id - 1];
    const Fit fit = fit_cluster(m, c, index);
    if (fit.strength > best_fit.strength ||
        (fit.strength && fit.strength == best_fit.strength &&
         m->tellings[index].is_known && is_nearer(fit, best_fit))) {
      best = id;
      best_fit = fit;
      is_open = false;
    } else if (fit.strength && fit.strength == best_fit.strength) {
      is_open =
          !m->tellings[index].is_known || best_fit.distance > ATT_MERGE_REACH;
    }
    id = c->before;
  }
  return is_open ? 0 : best;
}

static AttStatus
unite_role(const Merge* m, Cluster* c, const AttRole* role)
{
  for (size_t i = 0; i < c->roles.size; ++i) {
    AttRole* known = &c->roles.at[i];
    if (known->property != role->property) {
      continue;
    }
    switch (att_fillers_kin(&m->fillers, known, role)) {
    case ATT_KIN_FULLER:
      *known = *role;
      return ATT_OK;
    case ATT_KIN_SAME:
      if (known->statement != role->statement) {
        break; // two statements of one content: both are kept
      }
      return ATT_OK;
    case ATT_KIN_BARER:
      return ATT_OK;
    default:
      break;
    }
  }
  return ATT_PUSH(&c->roles, *role);
}

static AttStatus
unite_measures(Cluster* c, const AttStatement* s)
{
  for (size_t i = 0; i < s->measure_count && is_source_own(s); ++i) {
    if (s->measures[i].quantity.bound == ATT_BOUND_EXACT) {
      ATT_TRY(ATT_PUSH(&c->exact, s->measures[i]));
    }
  }
  return ATT_OK;
}

static AttStatus
join(Merge* m, Cluster* c, uint32_t index)
{
  const AttStatement* s = &m->statements[index];
  const Days days = days_of(s->time);
  if (att_ontology_is_a(m->ontology, s->class_id, c->class_id)) {
    c->class_id = s->class_id;
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    ATT_TRY(unite_role(m, c, &s->roles[i]));
  }
  qsort(c->roles.at, c->roles.size, sizeof *c->roles.at, att_role_order);
  ATT_TRY(unite_measures(c, s));
  if (!c->time.size || (s->time.size && !att_view_equal(s->time, c->time) &&
                        covers(c->days, days))) {
    c->time = s->time;
    c->days = days;
  }
  c->affirmed |= is_source_own(s) && !s->negated;
  c->denied |= is_source_own(s) && s->negated;
  if (!c->telling.several.size) {
    c->telling.several = m->tellings[index].several;
    c->telling.is_noun = m->tellings[index].is_noun;
  }
  if (m->tellings[index].is_new && c->newest < index + 1) {
    c->newest = index + 1;
  }
  return ATT_PUSH(s->time.size ? &c->dated : &c->undated, index);
}

static AttStatus
place_statement(Merge* m, uint32_t index)
{
  AttStatement* s = &m->statements[index];
  s->event = choose(m, index);
  if (!s->event) {
    uint32_t* latest = &m->latest[kind_of(m, s->class_id)];
    const Cluster cluster = {.class_id = s->class_id,
                             .modality = s->modality,
                             .telling = m->tellings[index],
                             .before = *latest};
    ATT_TRY(ATT_PUSH(&m->clusters, cluster));
    *latest = s->event = (uint32_t)m->clusters.size;
  }
  return join(m, &m->clusters.at[s->event - 1], index);
}

static AttStatus
keep_event(const Cluster* c, AttArena* arena, AttEvent* event)
{
  AttRole* roles = att_arena_calloc(arena, c->roles.size, sizeof *roles);
  *event = (AttEvent){c->class_id, roles, c->roles.size, c->time};
  if (!roles) {
    return ATT_ERR_MEMORY;
  }
  if (c->roles.size) {
    memcpy(roles, c->roles.at, c->roles.size * sizeof *roles);
  }
  return ATT_OK;
}

/// Number the events in the order of their first mentions.
static AttStatus
keep_events(Merge* m, size_t count, AttArena* arena, AttStatements* out)
{
  AttEvent* events = att_arena_calloc(arena, m->clusters.size, sizeof *events);
  out->events = events;
  if (!events) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    AttStatement* s = &m->statements[i];
    if (!s->event) {
      continue;
    }
    Cluster* c = &m->clusters.at[s->event - 1];
    if (!c->event) {
      ATT_TRY(keep_event(c, arena, &events[out->event_count]));
      c->event = (uint32_t)++out->event_count;
    }
    s->event = c->event;
  }
  return ATT_OK;
}

static AttStatus
merge(Merge* m, const AttTellingWords* words, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    if (m->statements[i].class_id) {
      m->tellings[i] = att_telling_of(words, m->document, &m->statements[i]);
    }
  }
  for (int undated = 0; undated < 2; ++undated) {
    for (size_t i = 0; i < count; ++i) {
      const AttStatement* s = &m->statements[i];
      if (s->class_id && (s->time.size == 0) == (undated == 1)) {
        ATT_TRY(place_statement(m, (uint32_t)i));
      }
    }
  }
  return ATT_OK;
}

static void
clear(Merge* m)
{
  for (size_t i = 0; i < m->clusters.size; ++i) {
    Cluster* c = &m->clusters.at[i];
    ATT_ARRAY_CLEAR(&c->roles);
    ATT_ARRAY_CLEAR(&c->exact);
    ATT_ARRAY_CLEAR(&c->dated);
    ATT_ARRAY_CLEAR(&c->undated);
  }
  ATT_ARRAY_CLEAR(&m->clusters);
}

AttStatus
att_merge_events(const AttRules* rules,
                 const AttOntology* ontology,
                 const AttDocument* document,
                 const AttMentions* mentions,
                 AttStatement* statements,
                 size_t count,
                 AttArena* arena,
                 AttStatements* out)
{
  Merge m = {.ontology = ontology,
             .document = document,
             .statements = statements,
             .tellings = att_arena_calloc(arena, count, sizeof(AttTelling)),
             .latest = att_arena_calloc(arena,
                                        att_ontology_class_count(ontology) + 1,
                                        sizeof(uint32_t))};
  const AttTellingWords words = att_telling_words(rules);
  if (!m.tellings || !m.latest) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(att_fillers_init(&m.fillers, ontology, mentions, arena));
  m.fillers.statements = statements;
  AttStatus status = merge(&m, &words, count);
  if (status == ATT_OK) {
    status = keep_events(&m, count, arena, out);
  }
  clear(&m);
  return status;
}
