// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading the table of linking.

#include "link/table.h"

#include "term/rdf.h"
#include "term/vocabulary.h"

static const struct {
  const char* name;
  AttLinkRole role;
} ROLES[] = {
    {"label", ATT_LINK_LABEL},
    {"alias", ATT_LINK_ALIAS},
    {"description", ATT_LINK_DESCRIPTION},
    {"kind", ATT_LINK_KIND},
    {"above", ATT_LINK_ABOVE},
    {"same", ATT_LINK_SAME},
    {"begin", ATT_LINK_BEGIN},
    {"end", ATT_LINK_END},
    {"span", ATT_LINK_SPAN},
    {"actsFor", ATT_LINK_ACTS_FOR},
    {"tenure", ATT_LINK_TENURE},
    {"holder", ATT_LINK_HOLDER},
    {"body", ATT_LINK_BODY},
    {"none", ATT_LINK_NOTHING},
};

typedef struct Reading {
  AttLinkTable* table;
  const char* path;
  AttLog* log;
} Reading;

static AttStatus
take_role(Reading* reading, const AttTriple* triple)
{
  for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; ++i) {
    if (att_view_equal(triple->object.value, att_view(ROLES[i].name))) {
      return att_map_set(&reading->table->roles,
                         triple->subject.value,
                         (uint32_t)ROLES[i].role);
    }
  }
  att_report_plain(reading->log,
                   ATT_ERROR,
                   reading->path,
                   "expected label, alias, description, kind, above, same, "
                   "begin, end, span, actsFor, tenure, holder, body or none, "
                   "found '%.*s'",
                   ATT_VIEW_ARG(triple->object.value));
  return ATT_ERR_SYNTAX;
}

static AttStatus
take_ignored(AttLinkTable* table, AttView words)
{
  ATT_TRY(att_fold_label(words, &table->folded));
  for (size_t i = 0; i < table->folded.size; ++i) {
    ATT_TRY(
        att_map_set(&table->ignored, att_folded_piece(&table->folded, i), 1));
  }
  return ATT_OK;
}

static AttStatus
take(void* user, const AttTriple* triple)
{
  Reading* reading = user;
  AttLinkTable* table = reading->table;
  const AttView property = triple->predicate.value;
  const AttHashPair pair = {att_view_hash(triple->subject.value),
                            att_view_hash(triple->object.value)};
  if (att_view_equal(property, ATT_VIEW(ATT_IRI_ATT "linkRole"))) {
    return take_role(reading, triple);
  }
  if (att_view_equal(property, ATT_VIEW(ATT_IRI_ATT "linkIgnores"))) {
    return take_ignored(table, triple->object.value);
  }
  if (att_view_equal(property, ATT_VIEW(ATT_IRI_RDF "type")) &&
      att_view_equal(triple->object.value, ATT_VIEW(ATT_IRI_OWL "Class")) &&
      triple->subject.kind == ATT_TERM_IRI) {
    return att_map_set(&table->classes, triple->subject.value, 1);
  }
  if (att_view_equal(property, ATT_VIEW(ATT_IRI_RDFS "subClassOf"))) {
    return ATT_PUSH(&table->above, pair);
  }
  if (att_view_equal(property, ATT_VIEW(ATT_IRI_OWL "disjointWith"))) {
    ATT_TRY(ATT_PUSH(&table->apart, pair));
    return ATT_PUSH(&table->apart, ((AttHashPair){pair.value, pair.key}));
  }
  return ATT_OK;
}

AttStatus
att_link_table_read(AttLinkTable* table,
                    const char* const* paths,
                    size_t count,
                    const AttLimits* limits,
                    AttLog* log)
{
  for (size_t i = 0; i < count; ++i) {
    Reading reading = {table, paths[i], log};
    ATT_TRY(att_rdf_read(paths[i], limits, log, take, &reading));
  }
  att_hash_pairs_sort(&table->above);
  att_hash_pairs_sort(&table->apart);
  return ATT_OK;
}

void
att_link_table_clear(AttLinkTable* table)
{
  att_map_clear(&table->roles);
  att_map_clear(&table->ignored);
  att_map_clear(&table->classes);
  ATT_ARRAY_CLEAR(&table->above);
  ATT_ARRAY_CLEAR(&table->apart);
  att_folded_clear(&table->folded);
}

AttLinkRole
att_link_role(const AttLinkTable* table, AttView property)
{
  const uint32_t* role = att_map_get(&table->roles, property);
  return role ? (AttLinkRole)*role : ATT_LINK_OTHER;
}
