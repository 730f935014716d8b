// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Collect prefixes.

#include "graph/prefixes.h"

#include "base/text.h"
#include "term/rdf.h"
#include "term/vocabulary.h"

#include <stdlib.h>

void
att_prefixes_clear(AttPrefixes* prefixes)
{
  att_arena_free(prefixes->arena);
  *prefixes = (AttPrefixes){0};
}

static bool
is_prefix_name(AttView name)
{
  for (size_t i = 0; i < name.size; ++i) {
    const char c = name.at[i];
    const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (!is_letter && (i == 0 || !((c >= '0' && c <= '9') || c == '_'))) {
      return false;
    }
  }
  return name.size > 0;
}

static AttStatus
add(AttPrefixes* prefixes, AttView name, AttView iri)
{
  bool taken = prefixes->count == ATT_MOST_PREFIXES || !is_prefix_name(name) ||
               !att_iri_is_valid(iri);
  for (size_t i = 0; i < prefixes->count && !taken; ++i) {
    taken = att_view_equal(prefixes->at[i].name, name);
  }
  if (taken) {
    return ATT_OK;
  }
  AttPrefix* prefix = &prefixes->at[prefixes->count++];
  prefix->name = att_arena_copy(prefixes->arena, name);
  prefix->iri = att_arena_copy(prefixes->arena, iri);
  return prefix->name.at && prefix->iri.at ? ATT_OK : ATT_ERR_MEMORY;
}

static AttStatus
add_folder(AttPrefixes* prefixes, AttView base, AttView folder)
{
  const AttView root = base.size ? base : ATT_VIEW(ATT_IRI_ID);
  const char last = root.at[root.size - 1];
  AttText iri = {0};
  att_text_append(&iri, root);
  att_text_append_string(&iri, last == '/' || last == '#' ? "" : "/");
  att_text_append(&iri, folder);
  att_text_append_char(&iri, '/');
  AttStatus status = att_text_status(&iri);
  if (status == ATT_OK) {
    status = add(prefixes, folder, att_text_view(&iri));
  }
  att_text_clear(&iri);
  return status;
}

static int
order_prefixes(const void* left, const void* right)
{
  const AttPrefix* a = left;
  const AttPrefix* b = right;
  return att_view_compare(a->name, b->name);
}

static AttStatus
add_folders(AttPrefixes* prefixes, AttView base, const AttOntology* ontology)
{
  static const char* const frame[] = {"attribution",
                                      "event",
                                      "filling",
                                      "passage",
                                      "rule",
                                      "run",
                                      "source",
                                      "span",
                                      "statement"};
  for (size_t i = 0; i < sizeof frame / sizeof *frame; ++i) {
    ATT_TRY(add_folder(prefixes, base, att_view(frame[i])));
  }
  const size_t count = ontology ? att_ontology_class_count(ontology) : 0;
  for (uint32_t id = 1; id <= count; ++id) {
    const AttView folder = att_ontology_class(ontology, id)->folder;
    if (folder.size) {
      ATT_TRY(add_folder(prefixes, base, folder));
    }
  }
  qsort(prefixes->at, prefixes->count, sizeof *prefixes->at, order_prefixes);
  return ATT_OK;
}

static AttStatus
add_vocabularies(AttPrefixes* prefixes, const AttOntology* ontology)
{
#define ATT_PREFIX(name, iri)                                                  \
  ATT_TRY(add(prefixes, ATT_VIEW(#name), ATT_VIEW(iri)));
#include "term/vocabulary.def"
#undef ATT_PREFIX
  size_t count = 0;
  const AttOntologyPrefix* own =
      ontology ? att_ontology_prefixes(ontology, &count) : NULL;
  for (size_t i = 0; i < count; ++i) {
    ATT_TRY(add(prefixes, own[i].name, own[i].iri));
  }
  return ATT_OK;
}

AttStatus
att_prefixes_add_dataset(AttView base, AttPrefixes* prefixes)
{
  static const char* const folders[] = {"association",
                                        "checksum",
                                        "dataset",
                                        "distribution",
                                        "file",
                                        "input",
                                        "partition",
                                        "plan",
                                        "program"};
  ATT_TRY(add(prefixes, ATT_VIEW("dcat"), ATT_VIEW(ATT_IRI_DCAT)));
  ATT_TRY(add(prefixes, ATT_VIEW("spdx"), ATT_VIEW(ATT_IRI_SPDX)));
  ATT_TRY(add(prefixes, ATT_VIEW("void"), ATT_VIEW(ATT_IRI_VOID)));
  for (size_t i = 0; i < sizeof folders / sizeof *folders; ++i) {
    ATT_TRY(add_folder(prefixes, base, att_view(folders[i])));
  }
  return ATT_OK;
}

AttStatus
att_prefixes_list(AttView base,
                  const AttOntology* ontology,
                  AttPrefixes* prefixes)
{
  *prefixes = (AttPrefixes){.arena = att_arena_new()};
  AttStatus status =
      prefixes->arena ? add_folders(prefixes, base, ontology) : ATT_ERR_MEMORY;
  return status == ATT_OK ? add_vocabularies(prefixes, ontology) : status;
}
