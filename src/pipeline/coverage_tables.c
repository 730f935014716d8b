// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The tables of a coverage run: every line and block of the rules, and whether
// it is one of those looked at or the English beside them.

#include "pipeline/coverage_parts.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>

static AttStatus
copy_view(AttArena* arena, AttView from, AttView* to)
{
  *to = att_arena_copy(arena, from);
  return to->at ? ATT_OK : ATT_ERR_MEMORY;
}

/// Is `path`, or a folder that it goes through, the file or folder `at`? Known
/// by device and inode, as the rules' loader knows files.
static bool
goes_through(AttView path, const char* at)
{
  struct stat wanted;
  struct stat found;
  char part[PATH_MAX];
  if (path.size >= sizeof part || stat(at, &wanted) != 0) {
    return false;
  }
  for (size_t size = path.size; size > 0; --size) {
    if (size != path.size && path.at[size] != '/') {
      continue;
    }
    memcpy(part, path.at, size);
    part[size] = '\0';
    if (stat(part, &found) == 0 && found.st_dev == wanted.st_dev &&
        found.st_ino == wanted.st_ino) {
      return true;
    }
  }
  return false;
}

/// Is a rule file English that attest ships, and not among what was given?
static bool
is_beside(const AttCoverageOptions* options, const char* english, AttView path)
{
  if (!english || !goes_through(path, english)) {
    return false;
  }
  for (size_t i = 0; i < options->rule_count; ++i) {
    if (goes_through(path, options->rules[i])) {
      return false;
    }
  }
  return true;
}

static AttStatus
copy_blocks(AttCoverage* coverage,
            const AttRules* rules,
            const AttCoverageOptions* options,
            const char* english)
{
  coverage->block_count = rules->block_count;
  coverage->blocks = att_arena_calloc(
      coverage->arena, rules->block_count, sizeof *coverage->blocks);
  if (!coverage->blocks) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < rules->block_count; ++i) {
    AttCoveredBlock* block = &coverage->blocks[i];
    const AttView path = rules->files[rules->blocks[i].file].path;
    block->kind = rules->blocks[i].kind;
    block->beside = is_beside(options, english, path);
    ATT_TRY(copy_view(coverage->arena, rules->blocks[i].name, &block->name));
    ATT_TRY(copy_view(coverage->arena, path, &block->file));
  }
  return ATT_OK;
}

static AttStatus
copy_lines(AttCoverage* coverage, const AttRules* rules)
{
  coverage->line_count = rules->line_count;
  coverage->lines = att_arena_calloc(
      coverage->arena, rules->line_count, sizeof *coverage->lines);
  if (!coverage->lines) {
    return ATT_ERR_MEMORY;
  }
  for (size_t i = 0; i < rules->line_count; ++i) {
    const AttLine* from = &rules->lines[i];
    AttCoveredLine* line = &coverage->lines[i];
    line->number = from->number;
    line->block = from->block;
    line->file = coverage->blocks[from->block].file;
    ATT_TRY(copy_view(coverage->arena, from->id, &line->id));
    ATT_TRY(copy_view(coverage->arena, from->text, &line->text));
  }
  return ATT_OK;
}

AttStatus
att_coverage_tables(const AttRules* rules,
                    const AttCoverageOptions* options,
                    AttLog* log,
                    AttCoverage* coverage)
{
  AttText english = {0};
  AttStatus status = ATT_OK;
  if (options->rule_count) {
    status = att_data_path("rules/english", &english, log);
  }
  if (status == ATT_OK) {
    status = copy_blocks(coverage, rules, options, english.at);
  }
  att_text_clear(&english);
  ATT_TRY(status);
  return copy_lines(coverage, rules);
}
