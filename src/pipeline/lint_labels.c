// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Labels that name two entries of a gazetteer. Where their classes differ, the
// type of a slot chooses between them (a party and a province); where one class
// is the other or a kind of it, nothing does, and the first entry always wins.
// The files are read again, for the places of the labels.

#include "base/file.h"
#include "mentions/fold.h"
#include "pipeline/linter.h"
#include "rules/faults.h"
#include "term/rdf.h"
#include "term/vocabulary.h"

/// A preferred or alternative label.
typedef struct Label {
  const AttListed* entry;
  AttView text;
  uint32_t file;
  size_t line;   ///< that its statement ends at
  uint32_t next; ///< 1 + index of an earlier label that folds alike, or 0
} Label;

typedef struct Labels {
  const AttResources* resources;
  AttLog* log;
  AttArena* arena;
  AttFolded folded;
  AttMap by_key; ///< from a folded label: 1 + index of the last one
  ATT_ARRAY(Label) at;
  AttText* texts; ///< of each file, once a label of it is told of
  uint32_t file;
} Labels;

static bool
is_english(const AttTerm* term)
{
  return term->kind == ATT_TERM_LITERAL &&
         (!term->language.size ||
          att_view_equal_ascii_case(att_view_slice(term->language, 0, 2),
                                    ATT_VIEW("en")));
}

static AttStatus
add_label(Labels* labels, Label label)
{
  AttText key = {0};
  ATT_TRY(att_fold_label(label.text, &labels->folded));
  att_folded_join(&labels->folded, 0, labels->folded.size, &key);
  AttStatus status = att_text_status(&key);
  if (status == ATT_OK) {
    const uint32_t* last = att_map_get(&labels->by_key, att_text_view(&key));
    label.next = last ? *last : 0;
    status = ATT_PUSH(&labels->at, label);
  }
  if (status == ATT_OK) {
    status = att_map_set(
        &labels->by_key, att_text_view(&key), (uint32_t)labels->at.size);
  }
  att_text_clear(&key);
  return status;
}

static AttStatus
take_triple(void* user, const AttTriple* triple)
{
  Labels* labels = user;
  const AttView predicate = triple->predicate.value;
  if (!is_english(&triple->object) ||
      (!att_view_equal(predicate, ATT_VIEW(ATT_IRI_SKOS "prefLabel")) &&
       !att_view_equal(predicate, ATT_VIEW(ATT_IRI_SKOS "altLabel")))) {
    return ATT_OK;
  }
  const AttListed* entry = att_gazetteer_find_iri(labels->resources->gazetteer,
                                                  triple->subject.value);
  if (!entry) {
    return ATT_OK;
  }
  const AttView text = att_arena_copy(labels->arena, triple->object.value);
  return text.at ? add_label(labels,
                             (Label){.entry = entry,
                                     .text = text,
                                     .file = labels->file,
                                     .line = triple->line})
                 : ATT_ERR_MEMORY;
}

/// The last `"label"` before the end of a line: it stands in the statement that
/// ends there. Without one (written with escapes) the line itself.
static AttSpan
place_of(AttView text, const Label* label)
{
  size_t end = 0;
  for (size_t line = 0; line < label->line && end < text.size; ++line) {
    while (end < text.size && text.at[end] != '\n') {
      ++end;
    }
    end += end < text.size;
  }
  const size_t size = label->text.size + 2;
  for (size_t at = end; at >= size; --at) {
    const AttView found = att_view_slice(text, at - size, at);
    if (found.at[0] == '"' && found.at[size - 1] == '"' &&
        att_view_equal(att_view_slice(found, 1, size - 1), label->text)) {
      return (AttSpan){(uint32_t)(at - size), (uint32_t)at};
    }
  }
  return (AttSpan){(uint32_t)(end ? end - 1 : 0),
                   (uint32_t)(end ? end - 1 : 0)};
}

/// Nothing tells the two apart: one is of the other's class.
static bool
are_alike(const Labels* labels, const AttListed* a, const AttListed* b)
{
  const AttOntology* ontology = labels->resources->ontology;
  return att_ontology_is_a(ontology, a->class_id, b->class_id) ||
         att_ontology_is_a(ontology, b->class_id, a->class_id);
}

static AttStatus
origin_of(const Labels* labels, uint32_t file, AttOrigin* origin)
{
  const char* path = labels->resources->gazetteer_files.at[file];
  AttText* text = &labels->texts[file];
  if (!text->size) {
    ATT_TRY(att_file_read(
        path, labels->resources->limits.rdf_bytes, text, labels->log));
  }
  *origin = (AttOrigin){path, att_text_view(text)};
  return ATT_OK;
}

static AttStatus
tell(const Labels* labels, const Label* later, const Label* earlier)
{
  AttOrigin here = {0};
  AttOrigin there = {0};
  ATT_TRY(origin_of(labels, later->file, &here));
  ATT_TRY(origin_of(labels, earlier->file, &there));
  att_warn(labels->log,
           here,
           place_of(here.text, later),
           (AttRemark){.text = "also of this one, which is always taken",
                       .origin = there,
                       .span = place_of(there.text, earlier)},
           "label \"%.*s\" of <%.*s> also names <%.*s>, of the same class",
           ATT_VIEW_ARG(later->text),
           ATT_VIEW_ARG(later->entry->iri),
           ATT_VIEW_ARG(earlier->entry->iri));
  return ATT_OK;
}

/// Each label is told of once, with the nearest earlier one that is alike.
static AttStatus
compare_labels(const Labels* labels)
{
  for (size_t i = 0; i < labels->at.size; ++i) {
    const Label* later = &labels->at.at[i];
    for (uint32_t at = later->next; at; at = labels->at.at[at - 1].next) {
      const Label* earlier = &labels->at.at[at - 1];
      if (earlier->entry != later->entry &&
          are_alike(labels, earlier->entry, later->entry)) {
        ATT_TRY(tell(labels, later, earlier));
        break;
      }
    }
  }
  return ATT_OK;
}

AttStatus
att_lint_labels(const AttResources* resources, AttLog* log)
{
  const AttPaths* files = &resources->gazetteer_files;
  Labels labels = {.resources = resources,
                   .log = log,
                   .arena = att_arena_new(),
                   .texts = att_calloc(files->size + 1, sizeof *labels.texts)};
  AttStatus status = labels.arena && labels.texts ? ATT_OK : ATT_ERR_MEMORY;
  for (size_t i = 0; i < files->size && status == ATT_OK; ++i) {
    labels.file = (uint32_t)i;
    status = att_rdf_read(
        files->at[i], &resources->limits, NULL, take_triple, &labels);
  }
  if (status == ATT_OK) {
    status = compare_labels(&labels);
  }
  for (size_t i = 0; labels.texts && i < files->size; ++i) {
    att_text_clear(&labels.texts[i]);
  }
  att_free(labels.texts);
  att_map_clear(&labels.by_key);
  ATT_ARRAY_CLEAR(&labels.at);
  att_folded_clear(&labels.folded);
  att_arena_free(labels.arena);
  return status;
}
