// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Reading, scoring and writing in turn.

#include "link/link.h"

#include "graph/triples.h"
#include "link/stream.h"
#include "link/write.h"

bool
att_link_format_find(AttView name, AttLinkFormat* format)
{
  static const struct {
    const char* name;
    AttLinkFormat format;
  } formats[] = {{"turtle", ATT_LINK_TURTLE},
                 {"ttl", ATT_LINK_TURTLE},
                 {"ntriples", ATT_LINK_NTRIPLES},
                 {"nt", ATT_LINK_NTRIPLES},
                 {"tsv", ATT_LINK_TSV}};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; ++i) {
    if (att_view_equal(name, att_view(formats[i].name))) {
      *format = formats[i].format;
      return true;
    }
  }
  return false;
}

static AttStatus
take_listed(void* user, const AttTriple* triple)
{
  return triple->subject.kind == ATT_TERM_IRI
             ? att_map_set(user, triple->subject.value, 1)
             : ATT_OK;
}

static AttStatus
read_listed(const AttLinkPaths* paths,
            const AttLimits* limits,
            AttLog* log,
            AttMap* listed)
{
  for (size_t i = 0; i < paths->count; ++i) {
    ATT_TRY(att_stream_read(paths->at[i], limits, log, take_listed, listed));
  }
  return ATT_OK;
}

AttStatus
att_link_run(const AttLinkOptions* options,
             const AttLimits* limits,
             FILE* stream,
             AttLog* log,
             AttLinkTally* tally)
{
  AttLinkTable table = {0};
  AttMap listed = {0};
  AttSought sought = {0};
  AttCandidates candidates = {0};
  AttLinks links = {0};
  *tally = (AttLinkTally){0};
  AttStatus status = att_link_table_read(
      &table, options->tables.at, options->tables.count, limits, log);
  if (status == ATT_OK) {
    status = read_listed(&options->gazetteers, limits, log, &listed);
  }
  if (status == ATT_OK) {
    status = att_sought_read(&sought,
                             options->graphs.at,
                             options->graphs.count,
                             &listed,
                             &table,
                             limits,
                             log);
  }
  if (status == ATT_OK) {
    status = att_candidates_read(&candidates,
                                 &sought,
                                 options->vocabularies.at,
                                 options->vocabularies.count,
                                 &table,
                                 limits,
                                 log);
  }
  if (status == ATT_OK) {
    status = att_links_score(&sought, &candidates, &table, &links);
  }
  if (status == ATT_OK) {
    const AttLinkResult result = {&sought, &candidates, &links};
    status = att_link_write(&result, options, stream, log, tally);
  }
  att_links_clear(&links);
  att_candidates_clear(&candidates);
  att_sought_clear(&sought);
  att_map_clear(&listed);
  att_link_table_clear(&table);
  return status;
}
