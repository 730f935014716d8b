// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

// Facts of a run to triples. Nodes are named by content, as in the graph:
// dataset and run by all that the run read and was told, files by what they
// hold.

#include "graph/dataset.h"

#include "graph/spell.h"
#include "graph/triples.h"
#include "term/vocabulary.h"

#include <string.h>

#define MEDIA_TYPES "https://www.iana.org/assignments/media-types/"

typedef struct Making {
  const AttDatasetFacts* facts;
  AttTriples* out;
  AttView base;
  AttText scratch;
} Making;

/// Move what scratch holds into the arena.
static AttStatus
keep(Making* m, AttView* view)
{
  ATT_TRY(att_text_status(&m->scratch));
  *view = att_arena_copy(m->out->arena, att_text_view(&m->scratch));
  att_text_reset(&m->scratch);
  return view->at ? ATT_OK : ATT_ERR_MEMORY;
}

/// The name of a node of `kind` by the hash of what scratch holds.
static AttStatus
name(Making* m, const char* kind, AttView* iri)
{
  AttSha256 sha;
  char digest[ATT_SHA256_TEXT];
  ATT_TRY(att_text_status(&m->scratch));
  att_sha256_init(&sha);
  att_sha256_add(&sha, att_text_view(&m->scratch));
  att_sha256_end(&sha, digest);
  att_text_reset(&m->scratch);
  att_text_append(&m->scratch, m->base);
  att_text_format(&m->scratch, "%s/%c%.32s", kind, kind[0], digest);
  return keep(m, iri);
}

static AttStatus
add_iri(Making* m, AttView subject, const char* predicate, AttView object)
{
  return object.size
             ? att_triples_add(m->out, subject, predicate, att_term_iri(object))
             : ATT_OK;
}

static AttStatus
add_type(Making* m, AttView subject, const char* class_iri)
{
  return add_iri(m, subject, ATT_IRI_RDF "type", att_view(class_iri));
}

static AttStatus
add_string(Making* m, AttView subject, const char* predicate, AttView text)
{
  return att_triples_add_string(m->out, subject, predicate, text);
}

static AttStatus
add_typed(Making* m,
          AttView subject,
          const char* predicate,
          AttView text,
          const char* datatype)
{
  return att_triples_add_typed(m->out, subject, predicate, text, datatype);
}

static AttStatus
add_number(Making* m, AttView subject, const char* predicate, size_t number)
{
  char digits[32];
  snprintf(digits, sizeof digits, "%zu", number);
  return add_typed(
      m, subject, predicate, att_view(digits), ATT_IRI_XSD "integer");
}

static AttStatus
add_checksum(Making* m, AttView subject, AttView sha256)
{
  AttView node;
  if (!sha256.size) {
    return ATT_OK;
  }
  att_text_append(&m->scratch, sha256);
  ATT_TRY(name(m, "checksum", &node));
  ATT_TRY(add_iri(m, subject, ATT_IRI_SPDX "checksum", node));
  ATT_TRY(add_type(m, node, ATT_IRI_SPDX "Checksum"));
  ATT_TRY(add_iri(m,
                  node,
                  ATT_IRI_SPDX "algorithm",
                  ATT_VIEW(ATT_IRI_SPDX "checksumAlgorithm_sha256")));
  return add_typed(
      m, node, ATT_IRI_SPDX "checksumValue", sha256, ATT_IRI_XSD "hexBinary");
}

/// What the run was told that changes the graph.
static void
append_options(Making* m)
{
  static const char* const evidence[] = {[ATT_EVIDENCE_FULL] = "full",
                                         [ATT_EVIDENCE_PASSAGE] = "passage",
                                         [ATT_EVIDENCE_NONE] = "none"};
  static const char* const graphs[] = {[ATT_GRAPHS_NONE] = "none",
                                       [ATT_GRAPHS_SOURCE] = "source",
                                       [ATT_GRAPHS_STATEMENT] = "statement"};
  const AttGraphOptions* options = m->facts->options;
  const AttSyntaxTraits* traits = att_syntax_traits(options->syntax);
  att_text_format(&m->scratch,
                  "attest extract --to %s --evidence %s",
                  traits->name,
                  evidence[options->evidence]);
  if (traits->has_graphs) {
    att_text_format(
        &m->scratch, " --graphs %s", graphs[att_graphs_of(options)]);
  }
  if (options->reification == ATT_REIFICATION_RDF12) {
    att_text_append_string(&m->scratch, " --statements rdf12");
  }
}

/// All that decides what the run writes.
static void
append_content(Making* m)
{
  const AttDatasetFacts* facts = m->facts;
  att_text_append_string(&m->scratch, ATT_VERSION "\n");
  append_options(m);
  att_text_format(&m->scratch,
                  "\n%.*s\n%.*s\n%.*s\n",
                  ATT_VIEW_ARG(m->base),
                  ATT_VIEW_ARG(facts->documents_sha256),
                  ATT_VIEW_ARG(facts->rules_digest));
  for (size_t i = 0; i < facts->file_count; ++i) {
    att_text_format(&m->scratch, "%s\n", facts->files[i].sha256);
  }
}

static AttStatus
add_partition(Making* m,
              AttView dataset,
              bool is_class,
              const AttCounted* counted)
{
  AttView node;
  att_text_append(&m->scratch, dataset);
  att_text_append_char(&m->scratch, is_class ? 'c' : 'p');
  att_text_append(&m->scratch, counted->iri);
  ATT_TRY(name(m, "partition", &node));
  ATT_TRY(add_type(m, node, ATT_IRI_VOID "Dataset"));
  ATT_TRY(add_iri(m,
                  dataset,
                  is_class ? ATT_IRI_VOID "classPartition"
                           : ATT_IRI_VOID "propertyPartition",
                  node));
  ATT_TRY(add_iri(m,
                  node,
                  is_class ? ATT_IRI_VOID "class" : ATT_IRI_VOID "property",
                  counted->iri));
  return add_number(m,
                    node,
                    is_class ? ATT_IRI_VOID "entities" : ATT_IRI_VOID "triples",
                    counted->count);
}

/// Partitions, and the namespace of each class or property as vocabulary.
static AttStatus
add_partitions(Making* m,
               AttView dataset,
               bool is_class,
               const AttCounted* counted,
               size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    AttView space;
    ATT_TRY(add_partition(m, dataset, is_class, &counted[i]));
    if (att_spell_local(counted[i].iri, &space).size) {
      ATT_TRY(add_iri(m, dataset, ATT_IRI_VOID "vocabulary", space));
    }
  }
  return ATT_OK;
}

static AttStatus
add_counts(Making* m, AttView dataset)
{
  const AttCounts* counts = m->facts->counts;
  const struct {
    const char* property;
    size_t number;
  } rows[] = {{ATT_IRI_VOID "triples", counts->triples},
              {ATT_IRI_VOID "entities", counts->subjects},
              {ATT_IRI_VOID "distinctSubjects", counts->subjects},
              {ATT_IRI_VOID "distinctObjects", counts->objects},
              {ATT_IRI_VOID "classes", counts->class_count},
              {ATT_IRI_VOID "properties", counts->property_count},
              {ATT_IRI_VOID "documents", m->facts->documents}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    ATT_TRY(add_number(m, dataset, rows[i].property, rows[i].number));
  }
  ATT_TRY(
      add_partitions(m, dataset, true, counts->classes, counts->class_count));
  return add_partitions(
      m, dataset, false, counts->properties, counts->property_count);
}

static AttStatus
add_file(Making* m, AttView run, AttView rules, const AttUsedFile* file)
{
  AttView node;
  att_text_format(
      &m->scratch, "%.*s %s", ATT_VIEW_ARG(file->name), file->sha256);
  ATT_TRY(name(m, "file", &node));
  ATT_TRY(add_type(m, node, ATT_IRI_PROV "Entity"));
  ATT_TRY(add_string(m, node, ATT_IRI_DCTERMS "title", file->name));
  ATT_TRY(add_string(m, node, ATT_IRI_DCTERMS "description", file->kind));
  ATT_TRY(add_checksum(m, node, att_view(file->sha256)));
  if (att_view_equal(file->kind, ATT_VIEW("rules"))) {
    ATT_TRY(add_iri(m, rules, ATT_IRI_PROV "hadMember", node));
  }
  return add_iri(m, run, ATT_IRI_PROV "used", node);
}

/// The documents as one thing: each is an att:Source of the graph itself.
static AttStatus
add_documents(Making* m, AttView run)
{
  AttView node;
  att_text_append(&m->scratch, m->facts->documents_sha256);
  ATT_TRY(name(m, "input", &node));
  ATT_TRY(add_type(m, node, ATT_IRI_PROV "Collection"));
  ATT_TRY(add_checksum(m, node, m->facts->documents_sha256));
  att_text_format(&m->scratch, "%zu documents", m->facts->documents);
  AttView title;
  ATT_TRY(keep(m, &title));
  ATT_TRY(add_string(m, node, ATT_IRI_DCTERMS "title", title));
  return add_iri(m, run, ATT_IRI_PROV "used", node);
}

/// Who did it, by which rules.
static AttStatus
add_agent(Making* m, AttView run, AttView rules)
{
  AttView agent;
  AttView association;
  att_text_append_string(&m->scratch, "attest " ATT_VERSION);
  ATT_TRY(name(m, "program", &agent));
  ATT_TRY(add_type(m, agent, ATT_IRI_PROV "SoftwareAgent"));
  ATT_TRY(add_string(
      m, agent, ATT_IRI_RDFS "label", ATT_VIEW("attest " ATT_VERSION)));
  ATT_TRY(add_iri(m, run, ATT_IRI_PROV "wasAssociatedWith", agent));
  att_text_append(&m->scratch, run);
  ATT_TRY(name(m, "association", &association));
  ATT_TRY(add_iri(m, run, ATT_IRI_PROV "qualifiedAssociation", association));
  ATT_TRY(add_type(m, association, ATT_IRI_PROV "Association"));
  ATT_TRY(add_iri(m, association, ATT_IRI_PROV "agent", agent));
  ATT_TRY(add_iri(m, association, ATT_IRI_PROV "hadPlan", rules));
  ATT_TRY(add_type(m, rules, ATT_IRI_PROV "Plan"));
  ATT_TRY(add_type(m, rules, ATT_IRI_PROV "Collection"));
  return add_string(
      m, rules, ATT_IRI_DCTERMS "identifier", m->facts->rules_digest);
}

static AttStatus
add_run(Making* m, AttView dataset)
{
  AttView run;
  AttView rules;
  AttView told;
  append_content(m);
  ATT_TRY(name(m, "run", &run));
  att_text_append(&m->scratch, m->facts->rules_digest);
  ATT_TRY(name(m, "plan", &rules));
  ATT_TRY(add_iri(m, dataset, ATT_IRI_PROV "wasGeneratedBy", run));
  ATT_TRY(add_type(m, run, ATT_IRI_PROV "Activity"));
  append_options(m);
  ATT_TRY(keep(m, &told));
  ATT_TRY(add_string(m, run, ATT_IRI_RDFS "label", told));
  ATT_TRY(add_agent(m, run, rules));
  ATT_TRY(add_documents(m, run));
  for (size_t i = 0; i < m->facts->file_count; ++i) {
    ATT_TRY(add_file(m, run, rules, &m->facts->files[i]));
  }
  return ATT_OK;
}

static AttStatus
add_distribution(Making* m, AttView dataset)
{
  const AttDatasetFacts* facts = m->facts;
  AttView node;
  AttView media;
  att_text_append(&m->scratch, dataset);
  ATT_TRY(name(m, "distribution", &node));
  ATT_TRY(add_iri(m, dataset, ATT_IRI_DCAT "distribution", node));
  ATT_TRY(add_type(m, node, ATT_IRI_DCAT "Distribution"));
  att_text_format(&m->scratch,
                  MEDIA_TYPES "%s",
                  att_syntax_traits(facts->options->syntax)->media_type);
  ATT_TRY(keep(m, &media));
  ATT_TRY(add_iri(m, node, ATT_IRI_DCAT "mediaType", media));
  ATT_TRY(add_string(m, node, ATT_IRI_DCTERMS "title", facts->output));
  ATT_TRY(add_iri(m, node, ATT_IRI_DCAT "downloadURL", facts->dump));
  ATT_TRY(add_checksum(m, node, facts->output_sha256));
  if (!facts->output_sha256.size) {
    return ATT_OK;
  }
  char digits[32];
  snprintf(
      digits, sizeof digits, "%llu", (unsigned long long)facts->output_size);
  return add_typed(m,
                   node,
                   ATT_IRI_DCAT "byteSize",
                   att_view(digits),
                   ATT_IRI_XSD "nonNegativeInteger");
}

static AttStatus
add_dataset(Making* m)
{
  static const char* const types[] = {
      ATT_IRI_VOID "Dataset", ATT_IRI_DCAT "Dataset", ATT_IRI_PROV "Entity"};
  AttView dataset;
  AttView title;
  append_content(m);
  ATT_TRY(name(m, "dataset", &dataset));
  for (size_t i = 0; i < sizeof types / sizeof *types; ++i) {
    ATT_TRY(add_type(m, dataset, types[i]));
  }
  att_text_format(&m->scratch, "What %zu documents state", m->facts->documents);
  ATT_TRY(keep(m, &title));
  ATT_TRY(add_string(m, dataset, ATT_IRI_DCTERMS "title", title));
  ATT_TRY(add_string(m, dataset, ATT_IRI_VOID "uriSpace", m->base));
  ATT_TRY(add_iri(m, dataset, ATT_IRI_VOID "dataDump", m->facts->dump));
  ATT_TRY(add_typed(m,
                    dataset,
                    ATT_IRI_DCTERMS "issued",
                    m->facts->date,
                    ATT_IRI_XSD "date"));
  ATT_TRY(add_counts(m, dataset));
  ATT_TRY(add_run(m, dataset));
  return add_distribution(m, dataset);
}

static AttStatus
write_triples(const Making* m, FILE* stream, AttLog* log)
{
  const AttGraphOptions options = {.syntax = ATT_SYNTAX_TURTLE,
                                   .base = m->base,
                                   .ontology = m->facts->options->ontology,
                                   .describes = true};
  AttWriter* writer = NULL;
  AttStatus status = att_writer_new(stream, &options, log, &writer);
  if (status == ATT_OK) {
    status = att_writer_add(writer, m->out);
  }
  if (status == ATT_OK) {
    status = att_writer_end(writer);
  }
  att_writer_free(writer);
  return status;
}

static AttStatus
make(Making* m, AttLog* log)
{
  const AttView base = m->facts->options->base;
  m->out->log = log;
  m->out->arena = att_arena_new();
  if (!m->out->arena) {
    return ATT_ERR_MEMORY;
  }
  att_text_append(&m->scratch, base.size ? base : ATT_VIEW(ATT_IRI_ID));
  if (base.size && !strchr("/#", base.at[base.size - 1])) {
    att_text_append_char(&m->scratch, '/');
  }
  ATT_TRY(keep(m, &m->base));
  ATT_TRY(add_dataset(m));
  att_triples_sort(m->out);
  return ATT_OK;
}

AttStatus
att_dataset_write(const AttDatasetFacts* facts, FILE* stream, AttLog* log)
{
  Making m = {.facts = facts, .out = att_calloc(1, sizeof *m.out)};
  if (!m.out) {
    return ATT_ERR_MEMORY;
  }
  AttStatus status = make(&m, log);
  if (status == ATT_OK) {
    status = write_triples(&m, stream, log);
  }
  att_text_clear(&m.scratch);
  att_triples_free(m.out);
  return status;
}
