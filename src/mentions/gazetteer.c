// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Read gazetteer files: triples by subject, then entries in file order.

#include "mentions/gazetteer.h"

#include "mentions/lexicon.h"
#include "mentions/mentions.h"
#include "term/rdf.h"
#include "term/vocabulary.h"

#include <stdlib.h>
#include <string.h>

typedef enum Predicate {
  IS_TYPE,
  IS_LABEL,
  IS_ALTERNATIVE,
  IS_DEMONYM,
  IS_METONYM,
  IS_SAME_AS,
  IS_ISO3,
  IS_PART_OF,
  IS_LOCATED_IN,
  IS_NOUN,
  IS_READS,
  IS_MERGES_WITH,
  IS_NAMES_ONLY,
  PREDICATE_COUNT
} Predicate;

static const char* const predicates[PREDICATE_COUNT] = {
    ATT_IRI_RDF "type",
    ATT_IRI_SKOS "prefLabel",
    ATT_IRI_SKOS "altLabel",
    ATT_IRI_ATT "demonym",
    ATT_IRI_ATT "metonym",
    ATT_IRI_OWL "sameAs",
    ATT_IRI_ATT "iso3",
    ATT_IRI_ATT "partOf",
    ATT_IRI_ATT "locatedIn",
    ATT_IRI_ATT "noun",
    ATT_IRI_ATT "reads",
    ATT_IRI_ATT "mergesWith",
    ATT_IRI_ATT "namesOnly",
};

/// One triple that matters, by its subject's number.
typedef struct Fact {
  uint32_t subject;
  uint32_t predicate;
  AttView object;
} Fact;

typedef struct Loader {
  AttGazetteer* gazetteer;
  const AttOntology* ontology;
  AttLog* log;
  AttSymbols subjects;
  ATT_ARRAY(Fact) facts;
  ATT_ARRAY(const char*) files; ///< of each subject, where it was first seen
  const char* file;
} Loader;

static AttStatus
take_triple(void* user, const AttTriple* triple)
{
  Loader* loader = user;
  uint32_t predicate = 0;
  while (predicate < PREDICATE_COUNT &&
         !att_view_equal(triple->predicate.value,
                         att_view(predicates[predicate]))) {
    ++predicate;
  }
  if (predicate == PREDICATE_COUNT || triple->subject.kind != ATT_TERM_IRI) {
    return ATT_OK;
  }
  Fact fact = {.predicate = predicate};
  ATT_TRY(att_symbols_intern(
      &loader->subjects, triple->subject.value, &fact.subject));
  if (fact.subject > loader->files.size) {
    ATT_TRY(ATT_PUSH(&loader->files, loader->file));
  }
  fact.object = att_arena_copy(loader->gazetteer->arena, triple->object.value);
  return fact.object.at ? ATT_PUSH(&loader->facts, fact) : ATT_ERR_MEMORY;
}

static int
order_facts(const void* left, const void* right)
{
  const Fact* a = left;
  const Fact* b = right;
  if (a->subject != b->subject) {
    return a->subject < b->subject ? -1 : 1;
  }
  if (a->predicate != b->predicate) {
    return a->predicate < b->predicate ? -1 : 1;
  }
  return att_view_compare(a->object, b->object);
}

/// The facts of one subject.
typedef struct Entry {
  const Fact* facts;
  size_t count;
} Entry;

/// The first object of a predicate; empty where there is none.
static AttView
object_of(const Entry* entry, Predicate predicate)
{
  for (size_t i = 0; i < entry->count; ++i) {
    if (entry->facts[i].predicate == predicate) {
      return entry->facts[i].object;
    }
  }
  return (AttView){"", 0};
}

/// All objects of a predicate, in byte order, each once.
static AttStatus
objects_of(const Loader* loader,
           const Entry* entry,
           Predicate predicate,
           const AttView** objects,
           size_t* count)
{
  AttView* found = att_arena_calloc(
      loader->gazetteer->arena, entry->count + 1, sizeof *found);
  *objects = found;
  *count = 0;
  if (!found) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < entry->count; ++i) {
    const AttView object = entry->facts[i].object;
    if (entry->facts[i].predicate == predicate &&
        (!*count || !att_view_equal(found[*count - 1], object))) {
      found[(*count)++] = object;
    }
  }
  return ATT_OK;
}

/// The most specific of the entry's types that the ontology has.
static uint32_t
class_of(const Loader* loader, const Entry* entry)
{
  uint32_t best = 0;
  for (size_t i = 0; i < entry->count; ++i) {
    if (entry->facts[i].predicate == IS_TYPE) {
      const uint32_t found =
          att_ontology_find_class(loader->ontology, entry->facts[i].object);
      if (found &&
          (!best || att_ontology_is_a(loader->ontology, found, best))) {
        best = found;
      }
    }
  }
  return best;
}

static AttStatus
add_label(AttGazetteer* gazetteer,
          AttFolded* folded,
          AttView label,
          uint32_t index,
          AttReadingKind kind)
{
  ATT_TRY(att_fold_label(label, folded));
  ATT_TRY(att_labels_add(
      &gazetteer->labels, folded, 0, folded->size, index, (uint8_t)kind));
  return att_map_get(&gazetteer->by_label, label)
             ? ATT_OK
             : att_map_set(&gazetteer->by_label, label, index);
}

static AttStatus
add_labels(AttGazetteer* gazetteer,
           AttFolded* folded,
           const Entry* entry,
           uint32_t index)
{
  static const struct {
    Predicate predicate;
    AttReadingKind kind;
  } kinds[] = {{IS_LABEL, ATT_READING_LABEL},
               {IS_ALTERNATIVE, ATT_READING_LABEL},
               {IS_DEMONYM, ATT_READING_DEMONYM},
               {IS_METONYM, ATT_READING_METONYM}};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; ++k) {
    for (size_t i = 0; i < entry->count; ++i) {
      if (entry->facts[i].predicate == kinds[k].predicate) {
        ATT_TRY(add_label(
            gazetteer, folded, entry->facts[i].object, index, kinds[k].kind));
      }
    }
  }
  return ATT_OK;
}

static AttStatus
add_listed(Loader* loader, AttFolded* folded, AttView iri, const Entry* entry)
{
  AttGazetteer* gazetteer = loader->gazetteer;
  const uint32_t index = (uint32_t)gazetteer->listed_count++;
  AttListed* listed = &gazetteer->listed[index];
  listed->iri = att_arena_copy(gazetteer->arena, iri);
  listed->label = object_of(entry, IS_LABEL);
  listed->class_id = class_of(loader, entry);
  listed->iso3 = object_of(entry, IS_ISO3);
  ATT_TRY(objects_of(loader,
                     entry,
                     IS_ALTERNATIVE,
                     &listed->alternatives,
                     &listed->alternative_count));
  ATT_TRY(objects_of(
      loader, entry, IS_SAME_AS, &listed->same_as, &listed->same_as_count));
  ATT_TRY(objects_of(
      loader, entry, IS_PART_OF, &listed->part_of, &listed->part_of_count));
  ATT_TRY(objects_of(loader,
                     entry,
                     IS_LOCATED_IN,
                     &listed->located_in,
                     &listed->located_in_count));
  ATT_TRY(att_map_set(&gazetteer->by_iri, listed->iri, index));
  return add_labels(gazetteer, folded, entry, index);
}

static AttStatus
add_noun(Loader* loader, const Entry* entry)
{
  AttGazetteer* gazetteer = loader->gazetteer;
  const AttActorNoun noun = {
      .reads =
          att_ontology_find_class(loader->ontology, object_of(entry, IS_READS)),
      .merges = att_ontology_find_class(loader->ontology,
                                        object_of(entry, IS_MERGES_WITH)),
      .names_only =
          att_view_equal(object_of(entry, IS_NAMES_ONLY), ATT_VIEW("true"))};
  const uint32_t index = (uint32_t)gazetteer->nouns.size;
  ATT_TRY(ATT_PUSH(&gazetteer->nouns, noun));
  for (size_t i = 0; i < entry->count; ++i) {
    const AttView lemma = entry->facts[i].object;
    if (entry->facts[i].predicate == IS_NOUN &&
        !att_map_get(&gazetteer->noun_lemmas, lemma)) {
      ATT_TRY(att_map_set(&gazetteer->noun_lemmas, lemma, index));
    }
  }
  return ATT_OK;
}

static AttStatus
add_entry(Loader* loader, AttFolded* folded, uint32_t subject, Entry entry)
{
  const AttView iri = att_symbols_text(&loader->subjects, subject);
  if (object_of(&entry, IS_NOUN).size) {
    return add_noun(loader, &entry);
  }
  const bool has_label = object_of(&entry, IS_LABEL).size > 0;
  if (!has_label || !class_of(loader, &entry)) {
    att_report_plain(loader->log,
                     ATT_WARNING,
                     loader->files.at[subject - 1],
                     "%.*s is left out: it has no %s",
                     ATT_VIEW_ARG(iri),
                     has_label ? "type that the ontology knows"
                               : "skos:prefLabel");
    return ATT_OK;
  }
  return add_listed(loader, folded, iri, &entry);
}

static AttStatus
build(Loader* loader)
{
  AttGazetteer* gazetteer = loader->gazetteer;
  const size_t subjects = loader->subjects.map.size;
  gazetteer->listed =
      att_arena_calloc(gazetteer->arena, subjects + 1, sizeof(AttListed));
  if (!gazetteer->listed) {
    return ATT_ERR_MEMORY;
  }
  if (loader->facts.size) {
    qsort(loader->facts.at,
          loader->facts.size,
          sizeof *loader->facts.at,
          order_facts);
  }
  AttFolded folded = {0};
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < loader->facts.size && status == ATT_OK;) {
    size_t end = i + 1;
    while (end < loader->facts.size &&
           loader->facts.at[end].subject == loader->facts.at[i].subject) {
      ++end;
    }
    status = add_entry(loader,
                       &folded,
                       loader->facts.at[i].subject,
                       (Entry){&loader->facts.at[i], end - i});
    i = end;
  }
  att_folded_clear(&folded);
  return status;
}

AttStatus
att_gazetteer_new(const char* const* paths,
                  size_t path_count,
                  const AttOntology* ontology,
                  const AttLimits* limits,
                  AttLog* log,
                  AttGazetteer** gazetteer)
{
  AttGazetteer* made = att_calloc(1, sizeof *made);
  *gazetteer = NULL;
  if (!made || !(made->arena = att_arena_new())) {
    att_free(made);
    return ATT_ERR_MEMORY;
  }
  Loader loader = {.gazetteer = made, .ontology = ontology, .log = log};
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < path_count && status == ATT_OK; ++i) {
    loader.file = paths[i];
    status = att_rdf_read(paths[i], limits, log, take_triple, &loader);
  }
  if (status == ATT_OK) {
    status = build(&loader);
  }
  ATT_ARRAY_CLEAR(&loader.facts);
  ATT_ARRAY_CLEAR(&loader.files);
  att_symbols_clear(&loader.subjects);
  if (status != ATT_OK) {
    att_gazetteer_free(made);
    return status;
  }
  *gazetteer = made;
  return ATT_OK;
}

void
att_gazetteer_free(AttGazetteer* gazetteer)
{
  if (gazetteer) {
    att_labels_clear(&gazetteer->labels);
    att_map_clear(&gazetteer->by_iri);
    att_map_clear(&gazetteer->by_label);
    att_map_clear(&gazetteer->noun_lemmas);
    ATT_ARRAY_CLEAR(&gazetteer->nouns);
    att_arena_free(gazetteer->arena);
    att_free(gazetteer);
  }
}

size_t
att_gazetteer_size(const AttGazetteer* gazetteer)
{
  return gazetteer->listed_count;
}

const AttListed*
att_gazetteer_listed(const AttGazetteer* gazetteer, size_t index)
{
  return &gazetteer->listed[index];
}

static const AttListed*
find(const AttGazetteer* gazetteer, const AttMap* map, AttView key)
{
  const uint32_t* index = att_map_get(map, key);
  return index ? &gazetteer->listed[*index] : NULL;
}

const AttListed*
att_gazetteer_find_iri(const AttGazetteer* gazetteer, AttView iri)
{
  return find(gazetteer, &gazetteer->by_iri, iri);
}

const AttListed*
att_gazetteer_find_label(const AttGazetteer* gazetteer, AttView label)
{
  return find(gazetteer, &gazetteer->by_label, label);
}
