// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading gazetteers: triples are collected as (entry, what, value), sorted,
// and laid out as AttListed; labels go into the automaton in that order.

#include "mentions/gazetteer.h"

#include "base/array.h"
#include "mentions/listing.h"
#include "term/rdf.h"
#include "term/traits.h"
#include "term/vocabulary.h"

#include <stdlib.h>
#include <string.h>

// What a triple says of an entry; the order in which an entry's facts stand.
typedef enum What {
  WHAT_LABEL,
  WHAT_ALTERNATIVE,
  WHAT_DEMONYM,
  WHAT_METONYM,
  WHAT_CONTEXTUAL,
  WHAT_SAME_AS,
  WHAT_CARRIED,
  WHAT_NOUN,
  WHAT_READS,
  WHAT_MERGES,
  WHAT_EXCEPT,
  WHAT_STANDS,
  WHAT_NAMES_ONLY,
  WHAT_SEVERAL,
  WHAT_SEVERAL_READ,
  WHAT_NATIVE,
  WHAT_SETTLED,
  WHAT_BESIDE_ONLY,
  WHAT_ADJECTIVE,
  WHAT_CODE,
  WHAT_HOLDER,
  WHAT_OFFICE,
  WHAT_OFFICE_OF,
  WHAT_TIME,
  WHAT_TYPE,
} What;

static const struct {
  const char* iri;
  What what;
} PREDICATES[] = {
    {ATT_IRI_SKOS "prefLabel", WHAT_LABEL},
    {ATT_IRI_SKOS "altLabel", WHAT_ALTERNATIVE},
    {ATT_IRI_ATT "demonym", WHAT_DEMONYM},
    {ATT_IRI_ATT "metonym", WHAT_METONYM},
    {ATT_IRI_ATT "contextLabel", WHAT_CONTEXTUAL},
    {ATT_IRI_OWL "sameAs", WHAT_SAME_AS},
    {ATT_IRI_ATT "noun", WHAT_NOUN},
    {ATT_IRI_ATT "reads", WHAT_READS},
    {ATT_IRI_ATT "mergesWith", WHAT_MERGES},
    {ATT_IRI_ATT "mergesNotWith", WHAT_EXCEPT},
    {ATT_IRI_ATT "standsFor", WHAT_STANDS},
    {ATT_IRI_ATT "namesOnly", WHAT_NAMES_ONLY},
    {ATT_IRI_ATT "severalOnly", WHAT_SEVERAL},
    {ATT_IRI_ATT "severalRead", WHAT_SEVERAL_READ},
    {ATT_IRI_ATT "native", WHAT_NATIVE},
    {ATT_IRI_ATT "settled", WHAT_SETTLED},
    {ATT_IRI_ATT "besideOnly", WHAT_BESIDE_ONLY},
    {ATT_IRI_ATT "adjective", WHAT_ADJECTIVE},
    {ATT_IRI_SKOS "notation", WHAT_CODE},
    {ATT_IRI_ATT "holder", WHAT_HOLDER},
    {ATT_IRI_ATT "officeHeld", WHAT_OFFICE},
    {ATT_IRI_ATT "officeOf", WHAT_OFFICE_OF},
    {ATT_IRI_ATT "time", WHAT_TIME},
    {ATT_IRI_RDF "type", WHAT_TYPE},
};

// What an entry is for.
typedef enum Use {
  USE_ENTITY,
  USE_NOUN,
  USE_NOUN_FACT,
  USE_STOP,
  USE_CUE,
  USE_TENURE
} Use;

typedef struct Fact {
  uint32_t entry;
  What what;
  uint32_t property; ///< of WHAT_CARRIED, else 0
  AttView value;
  AttView datatype;
  bool is_iri;
} Fact;

// A subject of the files; its facts are a run of the sorted ones.
typedef struct Entry {
  AttView iri;
  uint32_t file;
  Use use;
  uint32_t class_id;
  size_t first_fact;
  size_t fact_count;
} Entry;

typedef struct Loading {
  AttGazetteer* gazetteer;
  const AttOntology* ontology;
  const char* const* paths;
  AttLog* log;
  uint32_t file;
  AttMap subjects;
  ATT_ARRAY(Entry) entries;
  ATT_ARRAY(Fact) facts;
  AttFolded folded;
} Loading;

static AttStatus
copy_view(AttGazetteer* gazetteer, AttView view, AttView* copy)
{
  *copy = att_arena_copy(gazetteer->arena, view);
  return copy->at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
find_entry(Loading* loading, AttView iri, uint32_t* entry)
{
  const uint32_t* known = att_map_get(&loading->subjects, iri);
  if (known) {
    *entry = *known;
    return ATT_OK;
  }
  Entry added = {.file = loading->file};
  ATT_TRY(copy_view(loading->gazetteer, iri, &added.iri));
  *entry = (uint32_t)loading->entries.size;
  ATT_TRY(ATT_PUSH(&loading->entries, added));
  return att_map_set(&loading->subjects, iri, *entry);
}

// Keep the use and the most specific class that the types of an entry give.
static void
note_type(const Loading* loading, Entry* entry, AttView type)
{
  if (att_view_equal(type, ATT_VIEW(ATT_IRI_ATT "ActorNoun"))) {
    entry->use = USE_NOUN;
  } else if (att_view_equal(type, ATT_VIEW(ATT_IRI_ATT "StopWord"))) {
    entry->use = USE_STOP;
  } else if (att_view_equal(type, ATT_VIEW(ATT_IRI_ATT "NameCue"))) {
    entry->use = USE_CUE;
  } else if (att_view_equal(type, ATT_VIEW(ATT_IRI_ATT "Tenure"))) {
    entry->use = USE_TENURE;
  } else if (att_view_equal(type, ATT_VIEW(ATT_IRI_ATT "NounFact"))) {
    entry->use = USE_NOUN_FACT;
  }
  const uint32_t class_id = att_ontology_find_class(loading->ontology, type);
  if (class_id &&
      (!entry->class_id ||
       att_ontology_is_a(loading->ontology, class_id, entry->class_id))) {
    entry->class_id = class_id;
  }
}

// Labels are matched against English text: those in other languages are not
// labels here.
static bool
is_foreign(const AttTerm* term)
{
  return term->language.size &&
         !(term->language.size >= 2 &&
           att_view_equal_ascii_case(att_view_slice(term->language, 0, 2),
                                     ATT_VIEW("en")));
}

// What a predicate says; false where it says nothing here.
static bool
find_what(const Loading* loading, AttView predicate, Fact* fact)
{
  for (size_t i = 0; i < sizeof PREDICATES / sizeof *PREDICATES; ++i) {
    if (att_view_equal(att_view(PREDICATES[i].iri), predicate)) {
      fact->what = PREDICATES[i].what;
      return true;
    }
  }
  const uint32_t id = att_ontology_find_property(loading->ontology, predicate);
  const AttProperty* property = att_ontology_property(loading->ontology, id);
  fact->what = WHAT_CARRIED;
  fact->property = id;
  return property && (property->traits & ATT_TRAIT_CARRIED);
}

static AttStatus
take_triple(void* user, const AttTriple* triple)
{
  Loading* loading = user;
  if (triple->subject.kind != ATT_TERM_IRI ||
      triple->object.kind == ATT_TERM_BLANK || is_foreign(&triple->object)) {
    return ATT_OK;
  }
  Fact fact = {.is_iri = triple->object.kind == ATT_TERM_IRI};
  if (!find_what(loading, triple->predicate.value, &fact)) {
    return ATT_OK;
  }
  ATT_TRY(find_entry(loading, triple->subject.value, &fact.entry));
  if (fact.what == WHAT_TYPE) {
    note_type(loading, &loading->entries.at[fact.entry], triple->object.value);
    return ATT_OK;
  }
  ATT_TRY(copy_view(loading->gazetteer, triple->object.value, &fact.value));
  ATT_TRY(
      copy_view(loading->gazetteer, triple->object.datatype, &fact.datatype));
  return ATT_PUSH(&loading->facts, fact);
}

static int
compare_facts(const void* a, const void* b)
{
  const Fact* x = a;
  const Fact* y = b;
  if (x->entry != y->entry) {
    return x->entry < y->entry ? -1 : 1;
  }
  if (x->what != y->what) {
    return x->what < y->what ? -1 : 1;
  }
  if (x->property != y->property) {
    return x->property < y->property ? -1 : 1;
  }
  return att_view_compare(x->value, y->value);
}

// Sort the facts, drop repeated ones, and give each entry its run.
static void
sort_facts(Loading* loading)
{
  if (!loading->facts.size) {
    return;
  }
  Fact* facts = loading->facts.at;
  qsort(facts, loading->facts.size, sizeof *facts, compare_facts);
  size_t kept = 0;
  for (size_t i = 0; i < loading->facts.size; ++i) {
    if (kept && compare_facts(&facts[kept - 1], &facts[i]) == 0) {
      continue;
    }
    facts[kept] = facts[i];
    Entry* entry = &loading->entries.at[facts[kept].entry];
    if (!entry->fact_count++) {
      entry->first_fact = kept;
    }
    ++kept;
  }
  loading->facts.size = kept;
}

// The facts of an entry for `what`.
static const Fact*
facts_of(const Loading* loading, const Entry* entry, What what, size_t* count)
{
  const Fact* facts = loading->facts.at + entry->first_fact;
  size_t first = 0;
  while (first < entry->fact_count && facts[first].what != what) {
    ++first;
  }
  size_t end = first;
  while (end < entry->fact_count && facts[end].what == what) {
    ++end;
  }
  *count = end - first;
  return facts + first;
}

// The values of an entry for `what`, as an array in the arena.
static AttStatus
lay_out(Loading* loading,
        const Entry* entry,
        What what,
        const AttView** values,
        size_t* count)
{
  const Fact* facts = facts_of(loading, entry, what, count);
  *values = NULL;
  if (!*count) {
    return ATT_OK;
  }
  AttView* at = att_arena_calloc(loading->gazetteer->arena, *count, sizeof *at);
  if (!at) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < *count; ++i) {
    at[i] = facts[i].value;
  }
  *values = at;
  return ATT_OK;
}

// What is written beside the entity, as an array in the arena.
static AttStatus
lay_out_carried(Loading* loading, const Entry* entry, AttSaid* said)
{
  size_t count = 0;
  const Fact* facts = facts_of(loading, entry, WHAT_CARRIED, &count);
  AttListedFact* at =
      att_arena_calloc(loading->gazetteer->arena, count + 1, sizeof *at);
  if (!at) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < count; ++i) {
    at[i] = (AttListedFact){
        facts[i].property, facts[i].value, facts[i].datatype, facts[i].is_iri};
  }
  *said = (AttSaid){at, count};
  return ATT_OK;
}

// The codes of an entry, as an array in the arena.
static AttStatus
lay_out_codes(Loading* loading,
              const Entry* entry,
              const AttCode** codes,
              size_t* count)
{
  const Fact* facts = facts_of(loading, entry, WHAT_CODE, count);
  AttCode* at =
      att_arena_calloc(loading->gazetteer->arena, *count + 1, sizeof *at);
  if (!at) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < *count; ++i) {
    at[i] = (AttCode){facts[i].datatype, facts[i].value};
  }
  *codes = at;
  return ATT_OK;
}

// "the Shan" beside "Shan" would only hide longer labels behind its article.
static bool
is_other_with_article(AttView label,
                      AttView preferred,
                      const AttView* labels,
                      size_t count)
{
  size_t blank = 0;
  while (blank < label.size && label.at[blank] != ' ') {
    ++blank;
  }
  const AttView rest = att_view_slice(label, blank + 1, label.size);
  if (!rest.size ||
      att_case_of(att_view_slice(label, 0, blank)) != ATT_CASE_LOWER) {
    return false;
  }
  if (att_view_equal(preferred, rest)) {
    return true;
  }
  for (size_t i = 0; i < count; ++i) {
    if (att_view_equal(labels[i], rest)) {
      return true;
    }
  }
  return false;
}

static AttStatus
index_labels(Loading* loading,
             AttLabels* index,
             uint32_t listed,
             const AttView* labels,
             size_t count,
             AttReadingKind kind)
{
  for (size_t i = 0; i < count; ++i) {
    if (is_other_with_article(labels[i],
                              loading->gazetteer->listed[listed].label,
                              labels,
                              count)) {
      continue;
    }
    ATT_TRY(att_fold_label(labels[i], &loading->folded));
    ATT_TRY(att_labels_add(index,
                           &loading->folded,
                           0,
                           loading->folded.size,
                           listed,
                           (uint8_t)kind));
  }
  return ATT_OK;
}

static AttStatus
add_listed(Loading* loading, const Entry* entry, AttView label)
{
  AttGazetteer* g = loading->gazetteer;
  const uint32_t index = (uint32_t)g->count;
  AttListed* listed = &g->listed[g->count++];
  *listed = (AttListed){
      .iri = entry->iri, .label = label, .class_id = entry->class_id};
  const AttView* values = NULL;
  size_t count = 0;
  ATT_TRY(
      index_labels(loading, &g->labels, index, &label, 1, ATT_READING_LABEL));
  ATT_TRY(lay_out(loading,
                  entry,
                  WHAT_ALTERNATIVE,
                  &listed->alternatives,
                  &listed->alternative_count));
  ATT_TRY(index_labels(loading,
                       &g->labels,
                       index,
                       listed->alternatives,
                       listed->alternative_count,
                       ATT_READING_LABEL));
  ATT_TRY(lay_out(loading, entry, WHAT_DEMONYM, &values, &count));
  ATT_TRY(index_labels(
      loading, &g->labels, index, values, count, ATT_READING_DEMONYM));
  ATT_TRY(lay_out(loading, entry, WHAT_METONYM, &values, &count));
  ATT_TRY(index_labels(
      loading, &g->labels, index, values, count, ATT_READING_METONYM));
  ATT_TRY(lay_out(loading, entry, WHAT_CONTEXTUAL, &values, &count));
  ATT_TRY(index_labels(
      loading, &g->contextual, index, values, count, ATT_READING_LABEL));
  ATT_TRY(lay_out(
      loading, entry, WHAT_SAME_AS, &listed->same_as, &listed->same_as_count));
  ATT_TRY(lay_out(loading, entry, WHAT_ADJECTIVE, &values, &count));
  listed->adjective = count ? values[0] : ATT_VIEW("");
  AttSaid said;
  ATT_TRY(lay_out_carried(loading, entry, &said));
  listed->facts = said.facts;
  listed->fact_count = said.count;
  ATT_TRY(lay_out_codes(loading, entry, &listed->codes, &listed->code_count));
  return att_map_set(&g->by_iri, entry->iri, index);
}

// An entry is what has both a label and a class; with one of them alone it is
// reported; other subjects (a scheme, the file's own header) are none.
static AttStatus
take_entity(Loading* loading, const Entry* entry)
{
  const AttView* labels = NULL;
  size_t count = 0;
  ATT_TRY(lay_out(loading, entry, WHAT_LABEL, &labels, &count));
  if (count && entry->class_id) {
    return add_listed(loading, entry, labels[0]);
  }
  if (count || entry->class_id) {
    att_report_plain(loading->log,
                     ATT_WARNING,
                     loading->paths[entry->file],
                     count ? "no known class of <%.*s>, which is left out"
                           : "no skos:prefLabel of <%.*s>, which is left out",
                     ATT_VIEW_ARG(entry->iri));
  }
  return ATT_OK;
}

// The classes that the entry gives for `what`; an unknown one is reported.
static AttStatus
classes_of(Loading* loading,
           const Entry* entry,
           What what,
           AttNounClasses* classes)
{
  size_t count = 0;
  const Fact* facts = facts_of(loading, entry, what, &count);
  uint32_t* ids =
      att_arena_calloc(loading->gazetteer->arena, count + 1, sizeof *ids);
  if (!ids) {
    return ATT_ERR_MEMORY;
  }
  *classes = (AttNounClasses){ids, 0};
  for (size_t i = 0; i < count; ++i) {
    const uint32_t id =
        att_ontology_find_class(loading->ontology, facts[i].value);
    if (id) {
      ids[classes->count++] = id;
    } else {
      att_report_plain(loading->log,
                       ATT_WARNING,
                       loading->paths[entry->file],
                       "unknown class <%.*s> of <%.*s>",
                       ATT_VIEW_ARG(facts[i].value),
                       ATT_VIEW_ARG(entry->iri));
    }
  }
  return ATT_OK;
}

// Says the entry that `what` is true?
static AttStatus
take_flag(Loading* loading, const Entry* entry, What what, bool* flag)
{
  const AttView* values = NULL;
  size_t count = 0;
  ATT_TRY(lay_out(loading, entry, what, &values, &count));
  *flag = count && att_view_equal(values[0], ATT_VIEW("true"));
  return ATT_OK;
}

static AttStatus
take_words(Loading* loading, const Entry* entry)
{
  AttNouns* nouns = &loading->gazetteer->nouns;
  const AttView* values = NULL;
  size_t count = 0;
  AttActorNoun noun = {0};
  AttNounClasses reads = {0};
  AttNounClasses several = {0};
  ATT_TRY(classes_of(loading, entry, WHAT_READS, &reads));
  ATT_TRY(classes_of(loading, entry, WHAT_MERGES, &noun.merges));
  ATT_TRY(classes_of(loading, entry, WHAT_EXCEPT, &noun.excepts));
  ATT_TRY(classes_of(loading, entry, WHAT_STANDS, &noun.stands));
  noun.reads = reads.count ? reads.at[0] : 0;
  ATT_TRY(classes_of(loading, entry, WHAT_SEVERAL_READ, &several));
  noun.several = several.count ? several.at[0] : 0;
  ATT_TRY(take_flag(loading, entry, WHAT_NAMES_ONLY, &noun.names_only));
  ATT_TRY(take_flag(loading, entry, WHAT_SEVERAL, &noun.several_only));
  ATT_TRY(take_flag(loading, entry, WHAT_NATIVE, &noun.native));
  ATT_TRY(take_flag(loading, entry, WHAT_SETTLED, &noun.settled));
  ATT_TRY(take_flag(loading, entry, WHAT_BESIDE_ONLY, &noun.beside_only));
  uint32_t value = noun.reads;
  AttMap* map = entry->use == USE_STOP ? &nouns->stops : &nouns->cues;
  if (entry->use == USE_NOUN) {
    if (!noun.reads) {
      return ATT_OK;
    }
    value = (uint32_t)nouns->entries.size;
    ATT_TRY(ATT_PUSH(&nouns->entries, noun));
    map = &nouns->index;
  }
  ATT_TRY(lay_out(loading, entry, WHAT_NOUN, &values, &count));
  for (size_t i = 0; i < count; ++i) {
    const bool is_home = entry->use == USE_CUE && noun.native;
    if (is_home) {
      ATT_TRY(att_nouns_add(nouns, &nouns->homes, values[i], value));
    }
    if (!is_home || value) {
      ATT_TRY(att_nouns_add(nouns, map, values[i], value));
    }
  }
  return ATT_OK;
}

static AttStatus
take_noun_fact(Loading* loading, const Entry* entry)
{
  const AttView* nouns = NULL;
  size_t count = 0;
  AttNounClasses reads = {0};
  AttSaid said;
  ATT_TRY(classes_of(loading, entry, WHAT_READS, &reads));
  ATT_TRY(lay_out(loading, entry, WHAT_NOUN, &nouns, &count));
  ATT_TRY(lay_out_carried(loading, entry, &said));
  for (size_t i = 0; i < reads.count; ++i) {
    ATT_TRY(att_noun_facts_add(
        &loading->gazetteer->noun_facts, reads.at[i], nouns, count, said));
  }
  return ATT_OK;
}

// The one value of an entry for `what`, or the empty view.
static AttView
value_of(const Loading* loading, const Entry* entry, What what)
{
  size_t count = 0;
  const Fact* facts = facts_of(loading, entry, what, &count);
  return count ? facts[0].value : ATT_VIEW("");
}

static AttStatus
take_tenure(Loading* loading, const Entry* entry)
{
  const AttView holder = value_of(loading, entry, WHAT_HOLDER);
  AttTenure tenure = {.office = value_of(loading, entry, WHAT_OFFICE),
                      .of = value_of(loading, entry, WHAT_OFFICE_OF)};
  if (!holder.size ||
      !att_edtf_days(value_of(loading, entry, WHAT_TIME), &tenure.days)) {
    return ATT_OK;
  }
  ATT_TRY(lay_out_codes(loading, entry, &tenure.codes, &tenure.code_count));
  return att_tenures_add(&loading->gazetteer->tenures, holder, tenure);
}

static AttStatus
load(Loading* loading, size_t path_count, const AttLimits* limits)
{
  AttGazetteer* g = loading->gazetteer;
  for (size_t i = 0; i < path_count; ++i) {
    loading->file = (uint32_t)i;
    ATT_TRY(att_rdf_read(
        loading->paths[i], limits, loading->log, take_triple, loading));
  }
  sort_facts(loading);
  g->listed =
      att_arena_calloc(g->arena, loading->entries.size, sizeof *g->listed);
  if (!g->listed) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < loading->entries.size; ++i) {
    const Entry* entry = &loading->entries.at[i];
    if (entry->use == USE_ENTITY) {
      ATT_TRY(take_entity(loading, entry));
    } else if (entry->use == USE_NOUN_FACT) {
      ATT_TRY(take_noun_fact(loading, entry));
    } else if (entry->use == USE_TENURE) {
      ATT_TRY(take_tenure(loading, entry));
    } else {
      ATT_TRY(take_words(loading, entry));
    }
  }
  return ATT_OK;
}

AttStatus
att_gazetteer_new(const char* const* paths,
                  size_t path_count,
                  const AttOntology* ontology,
                  const AttLimits* limits,
                  AttLog* log,
                  AttGazetteer** gazetteer)
{
  *gazetteer = NULL;
  AttGazetteer* g = att_calloc(1, sizeof *g);
  if (!g) {
    return ATT_ERR_MEMORY;
  }
  g->arena = att_arena_new();
  Loading loading = {
      .gazetteer = g, .ontology = ontology, .paths = paths, .log = log};
  const AttStatus status =
      g->arena ? load(&loading, path_count, limits) : ATT_ERR_MEMORY;
  att_map_clear(&loading.subjects);
  ATT_ARRAY_CLEAR(&loading.entries);
  ATT_ARRAY_CLEAR(&loading.facts);
  att_folded_clear(&loading.folded);
  if (status != ATT_OK) {
    att_gazetteer_free(g);
    return status;
  }
  *gazetteer = g;
  return ATT_OK;
}

void
att_gazetteer_free(AttGazetteer* gazetteer)
{
  if (gazetteer) {
    att_map_clear(&gazetteer->by_iri);
    att_labels_clear(&gazetteer->labels);
    att_labels_clear(&gazetteer->contextual);
    att_nouns_clear(&gazetteer->nouns);
    att_noun_facts_clear(&gazetteer->noun_facts);
    att_tenures_clear(&gazetteer->tenures);
    att_arena_free(gazetteer->arena);
    att_free(gazetteer);
  }
}

size_t
att_gazetteer_size(const AttGazetteer* gazetteer)
{
  return gazetteer->count;
}

const AttListed*
att_gazetteer_listed(const AttGazetteer* gazetteer, size_t index)
{
  return index < gazetteer->count ? &gazetteer->listed[index] : NULL;
}

const AttListed*
att_gazetteer_find_iri(const AttGazetteer* gazetteer, AttView iri)
{
  const uint32_t* index = att_map_get(&gazetteer->by_iri, iri);
  return index ? &gazetteer->listed[*index] : NULL;
}

// The first target of a label that is all of `folded`, or NULL.
static const AttTarget*
first_target(const AttGazetteer* gazetteer, const AttFolded* folded)
{
  uint32_t ids[ATT_LABEL_PIECES];
  if (folded->size == 0 || folded->size > ATT_LABEL_PIECES) {
    return NULL;
  }
  const AttTarget* target = NULL;
  att_labels_number(&gazetteer->labels, folded, ids);
  return att_labels_longest(&gazetteer->labels, folded, ids, 0, &target) ==
                 folded->size
             ? target
             : NULL;
}

// Among the targets of one label the surest kind wins, then file order.
static const AttTarget*
best_target(const AttGazetteer* gazetteer, const AttFolded* folded)
{
  const AttLabels* labels = &gazetteer->labels;
  const AttTarget* target = first_target(gazetteer, folded);
  const AttTarget* best = target;
  for (; target;
       target = att_labels_next(labels, folded, 0, folded->size, target)) {
    best = target->kind < best->kind ? target : best;
  }
  return best;
}

const AttListed*
att_gazetteer_find_label(const AttGazetteer* gazetteer, AttView label)
{
  AttFolded folded = {0};
  const AttTarget* target = NULL;
  if (att_fold_label(label, &folded) == ATT_OK) {
    target = best_target(gazetteer, &folded);
  }
  att_folded_clear(&folded);
  return target ? &gazetteer->listed[target->value] : NULL;
}

bool
att_gazetteer_is_named(const AttGazetteer* gazetteer,
                       AttView label,
                       const AttListed* entry)
{
  AttFolded folded = {0};
  bool found = false;
  if (att_fold_label(label, &folded) == ATT_OK) {
    const AttTarget* target = first_target(gazetteer, &folded);
    for (; target && !found;
         target = att_labels_next(
             &gazetteer->labels, &folded, 0, folded.size, target)) {
      found = &gazetteer->listed[target->value] == entry;
    }
  }
  att_folded_clear(&folded);
  return found;
}

AttStatus
att_gazetteer_noun(const AttGazetteer* gazetteer,
                   const AttToken* tokens,
                   size_t head,
                   const AttActorNoun** noun,
                   size_t* words)
{
  return att_nouns_find(&gazetteer->nouns, tokens, head, noun, words);
}

void
att_gazetteer_classes(const AttGazetteer* gazetteer,
                      const AttOntology* ontology,
                      bool* named)
{
  const AttNouns* nouns = &gazetteer->nouns;
  const size_t count = att_ontology_class_count(ontology);
  for (size_t i = 0; i < gazetteer->count; ++i) {
    named[gazetteer->listed[i].class_id] = true;
  }
  for (size_t i = 0; i < nouns->entries.size; ++i) {
    named[nouns->entries.at[i].reads] = true;
    named[nouns->entries.at[i].several] = true;
  }
  for (size_t i = 0; i < nouns->cues.size; ++i) {
    named[nouns->cues.entries[i].value] = true;
  }
  named[att_ontology_trait_class(ontology, ATT_TRAIT_UNCLASSED)] = true;
  named[att_ontology_trait_class(ontology, ATT_TRAIT_PERSONAL)] = true;
  // "Pakistani officials": the people of what has bodies are one of them.
  for (uint32_t id = 1; id <= count; ++id) {
    if (named[id] && nouns->entries.size) {
      named[att_ontology_bodies(ontology, id)] = true;
    }
  }
  named[0] = false; // what the ontology lacks
}
