// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Gather the facts of a run.

#include "pipeline/provenance.h"

#include "graph/dataset.h"

#include <stdlib.h>
#include <string.h>

AttStatus
att_provenance_init(AttProvenance* provenance)
{
  *provenance = (AttProvenance){0};
  att_sha256_init(&provenance->documents);
  return att_census_new(&provenance->census);
}

void
att_provenance_clear(AttProvenance* provenance)
{
  att_census_free(provenance->census);
  *provenance = (AttProvenance){0};
}

void
att_provenance_digest(const AttRecord* record, char out[ATT_SHA256_TEXT])
{
  const AttView parts[] = {
      record->id, record->title, record->date, record->source, record->text};
  AttSha256 sha;
  att_sha256_init(&sha);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; ++i) {
    char size[32];
    snprintf(size, sizeof size, "%zu\n", parts[i].size);
    att_sha256_add(&sha, att_view(size));
    att_sha256_add(&sha, parts[i]);
  }
  att_sha256_end(&sha, out);
}

AttStatus
att_provenance_add(AttProvenance* provenance,
                   const char* digest,
                   const AttTriples* triples)
{
  att_sha256_add(&provenance->documents, att_view(digest));
  ++provenance->document_count;
  return att_census_add(provenance->census, triples);
}

/// A name without its folders.
static AttView
name_of(const char* path)
{
  const char* slash = strrchr(path, '/');
  return att_view(slash ? slash + 1 : path);
}

typedef ATT_ARRAY(AttUsedFile) Used;

static AttStatus
add_file(const char* path, const char* kind, AttLog* log, Used* used)
{
  AttUsedFile file = {.name = name_of(path), .kind = att_view(kind)};
  uint64_t size = 0;
  ATT_TRY(att_sha256_file(path, log, file.sha256, &size));
  return ATT_PUSH(used, file);
}

static AttStatus
add_files(const AttPaths* paths, const char* kind, AttLog* log, Used* used)
{
  for (size_t i = 0; i < paths->size; ++i) {
    ATT_TRY(add_file(paths->at[i], kind, log, used));
  }
  return ATT_OK;
}

static AttStatus
gather(const AttResources* resources, AttLog* log, Used* used)
{
  ATT_TRY(add_files(&resources->ontology_files, "ontology", log, used));
  ATT_TRY(add_files(&resources->gazetteer_files, "gazetteer", log, used));
  ATT_TRY(add_files(&resources->model_files, "model", log, used));
  const AttRules* rules = resources->rules;
  for (size_t i = 0; i < rules->file_count; ++i) {
    ATT_TRY(add_file(rules->files[i].path.at, "rules", log, used));
  }
  return ATT_OK;
}

static AttStatus
write_facts(AttDatasetFacts* facts,
            AttProvenance* provenance,
            const AttPublication* publication,
            FILE* stream,
            AttLog* log)
{
  char documents[ATT_SHA256_TEXT];
  char output[ATT_SHA256_TEXT] = "";
  AttCounts counts;
  att_sha256_end(&provenance->documents, documents);
  ATT_TRY(att_census_finish(provenance->census, &counts));
  if (publication->output) {
    ATT_TRY(
        att_sha256_file(publication->output, log, output, &facts->output_size));
    facts->output = name_of(publication->output);
  }
  facts->counts = &counts;
  facts->documents = provenance->document_count;
  facts->documents_sha256 = att_view(documents);
  facts->output_sha256 = att_view(output);
  facts->dump = publication->dump;
  facts->date = publication->date;
  return att_dataset_write(facts, stream, log);
}

AttStatus
att_provenance_write(AttProvenance* provenance,
                     const AttResources* resources,
                     const AttGraphOptions* options,
                     const AttPublication* publication,
                     FILE* stream,
                     AttLog* log)
{
  AttGraphOptions graph = *options;
  graph.ontology = resources->ontology;
  Used used = {0};
  AttStatus status = gather(resources, log, &used);
  if (status == ATT_OK) {
    AttDatasetFacts facts = {.options = &graph,
                             .rules_digest = att_view(resources->rules->digest),
                             .files = used.at,
                             .file_count = used.size,
                             .output = ATT_VIEW("")};
    status = write_facts(&facts, provenance, publication, stream, log);
  }
  ATT_ARRAY_CLEAR(&used);
  return status;
}
