// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Names of blocks and places of sentences, as somebody types them.

#include "base/nearest.h"
#include "pipeline/why_not.h"

/// "Attack" of "att:Attack".
static AttView
local_part(AttView name)
{
  size_t at = name.size;
  while (at > 0 && name.at[at - 1] != ':' && name.at[at - 1] != '#' &&
         name.at[at - 1] != '/') {
    --at;
  }
  return att_view_slice(name, at, name.size);
}

/// A name with a prefix must have the block's own; one without needs none.
static bool
is_called(const AttBlock* block, AttView name)
{
  return att_view_equal_ascii_case(block->name, name) ||
         att_view_equal_ascii_case(local_part(block->name), name);
}

bool
att_asked_has(const AttAsked* asked, const AttRules* rules, uint32_t frame)
{
  const AttFrame* f = &rules->frames[frame];
  return asked->line ? f->line + 1 == asked->line
                     : is_called(&rules->blocks[f->block], asked->name);
}

/// Part "FILE:LINE"; false where there is no number behind a colon.
static bool
part_place(AttView name, AttView* file, uint32_t* number)
{
  size_t at = name.size;
  uint32_t value = 0;
  uint32_t unit = 1;
  while (at > 0 && name.at[at - 1] >= '0' && name.at[at - 1] <= '9' &&
         unit <= 1000000) {
    value += (uint32_t)(name.at[--at] - '0') * unit;
    unit *= 10;
  }
  if (unit == 1 || at < 2 || name.at[at - 1] != ':') {
    return false;
  }
  *file = att_view_slice(name, 0, at - 1);
  *number = value;
  return true;
}

/// The file whose path is, or ends in, what was typed; file_count for none.
static size_t
find_file(const AttRules* rules, AttView typed)
{
  for (size_t i = 0; i < rules->file_count; ++i) {
    const AttView path = rules->files[i].path;
    if (att_view_equal(path, typed) ||
        (att_view_ends_with(path, typed) &&
         path.at[path.size - typed.size - 1] == '/')) {
      return i;
    }
  }
  return rules->file_count;
}

static AttStatus
find_line(const AttRules* rules,
          AttAsked* asked,
          size_t file,
          uint32_t number,
          AttLog* log)
{
  uint32_t next = 0;
  for (size_t i = 0; i < rules->line_count; ++i) {
    const AttLine* line = &rules->lines[i];
    if (line->file != file) {
      continue;
    }
    if (line->number == number) {
      asked->line = (uint32_t)i + 1;
      return ATT_OK;
    }
    if (line->number > number && (!next || line->number < next)) {
      next = line->number;
    }
  }
  if (next) {
    att_report_plain(log,
                     ATT_ERROR,
                     rules->files[file].path.at,
                     "no sentence of a rule begins in line %u; the next one "
                     "begins in line %u",
                     (unsigned)number,
                     (unsigned)next);
  } else {
    att_report_plain(log,
                     ATT_ERROR,
                     rules->files[file].path.at,
                     "no sentence of a rule begins in line %u",
                     (unsigned)number);
  }
  return ATT_ERR_NOT_FOUND;
}

static AttStatus
report_unknown(const AttRules* rules, AttView name, AttLog* log)
{
  AttNearest nearest = {0};
  for (size_t i = 0; i < rules->block_count; ++i) {
    att_nearest_offer(&nearest, name, rules->blocks[i].name);
    att_nearest_offer(&nearest, name, local_part(rules->blocks[i].name));
  }
  if (nearest.name.size) {
    att_report_plain(log,
                     ATT_ERROR,
                     NULL,
                     "no block of rules is called \"%.*s\"; did you mean "
                     "\"%.*s\"?",
                     ATT_VIEW_ARG(name),
                     ATT_VIEW_ARG(nearest.name));
  } else {
    att_report_plain(log,
                     ATT_ERROR,
                     NULL,
                     "no block of rules is called \"%.*s\"",
                     ATT_VIEW_ARG(name));
  }
  return ATT_ERR_NOT_FOUND;
}

AttStatus
att_asked_find(const AttResources* resources,
               AttView name,
               AttLog* log,
               AttAsked* asked)
{
  const AttRules* rules = resources->rules;
  AttView file = {"", 0};
  uint32_t number = 0;
  *asked = (AttAsked){.name = name};
  for (size_t i = 0; i < rules->block_count; ++i) {
    if (is_called(&rules->blocks[i], name)) {
      return ATT_OK;
    }
  }
  if (!part_place(name, &file, &number)) {
    return report_unknown(rules, name, log);
  }
  const size_t found = find_file(rules, file);
  if (found < rules->file_count) {
    return find_line(rules, asked, found, number, log);
  }
  att_report_plain(log,
                   ATT_ERROR,
                   NULL,
                   "no rule file \"%.*s\" was read",
                   ATT_VIEW_ARG(file));
  return ATT_ERR_NOT_FOUND;
}
