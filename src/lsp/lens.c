// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A run is a cursor over tests, then over documents; each step is one of them.

#include "lsp/lens.h"

#include "pipeline/analyse.h"

void
att_lens_clear(AttLens* lens)
{
  const size_t count = lens->blocks ? lens->resources.rules->block_count : 0;
  for (size_t i = 0; i < count; ++i) {
    att_check_tally_clear(&lens->blocks[i].tests);
  }
  att_reader_free(lens->corpus);
  att_english_free(lens->english);
  att_rules_free(lens->resources.rules);
  att_free(lens->blocks);
  *lens = (AttLens){0};
}

static AttStatus
prepare(AttLens* lens, const AttWorkspace* workspace)
{
  lens->blocks =
      att_calloc(lens->resources.rules->block_count + 1, sizeof *lens->blocks);
  if (!lens->blocks) {
    return ATT_ERR_MEMORY;
  }
  ATT_TRY(att_english_new(lens->resources.model, &lens->english));
  lens->counts_hits = workspace->corpus.size > 0;
  const char* const corpus[] = {workspace->corpus.at};
  return lens->counts_hits ? att_reader_new(corpus,
                                            1,
                                            ATT_FORMAT_AUTO,
                                            &lens->resources.limits,
                                            NULL,
                                            &lens->corpus)
                           : ATT_OK;
}

AttStatus
att_lens_start(AttLens* lens, const AttWorkspace* workspace, AttPack* pack)
{
  att_lens_clear(lens);
  AttRules* rules = NULL;
  AttStatus status = att_workspace_compile(workspace, pack, NULL, &rules);
  if (status != ATT_OK) {
    return status == ATT_ERR_MEMORY ? status : ATT_OK;
  }
  lens->resources = *att_workspace_world(workspace, pack);
  lens->resources.rules = NULL;
  att_resources_take_rules(&lens->resources, rules);
  status = prepare(lens, workspace);
  if (status != ATT_OK) {
    att_lens_clear(lens);
    return status;
  }
  lens->pack = pack;
  lens->revision = pack->revision;
  json_object_clear(pack->failed);
  return ATT_OK;
}

bool
att_lens_is_current(const AttLens* lens)
{
  return lens->pack && lens->revision == lens->pack->revision;
}

bool
att_lens_is_running(const AttLens* lens)
{
  return lens->pack && !lens->done;
}

/// Tests of blocks that are not the pack's own are not run: they are attest's.
static bool
is_own(const AttWorkspace* workspace, const AttLens* lens, uint32_t file)
{
  const AttView path = lens->resources.rules->files[file].path;
  const AttView root = att_text_view(&lens->pack->root);
  return !att_view_starts_with(path, att_text_view(&workspace->english)) ||
         (root.size && att_view_starts_with(path, root));
}

static AttStatus
step_test(AttLens* lens, const AttWorkspace* workspace)
{
  const AttRules* rules = lens->resources.rules;
  const AttTest* test = &rules->tests[lens->next_test++];
  if (!is_own(workspace, lens, test->file)) {
    return ATT_OK;
  }
  AttFindings findings = {workspace, lens->pack, lens->pack->failed};
  AttLog log = {.sink = att_lens_is_current(lens) ? att_findings_sink : NULL,
                .user = &findings};
  return att_check_test(&lens->resources,
                        lens->english,
                        test,
                        &log,
                        &lens->blocks[test->block].tests);
}

static uint32_t
line_of(const AttRules* rules, const AttMatch* match)
{
  return rules->frames[match->frame].line;
}

/// A hit is a line at one word of one sentence, however many of its frames
/// match there, as attest coverage counts. Matches are ordered by trigger.
static AttStatus
take_matches(void* user,
             const AttReadSentence* sentence,
             const AttMatches* matches)
{
  (void)sentence;
  AttLens* lens = user;
  const AttRules* rules = lens->resources.rules;
  for (size_t i = 0; i < matches->count; ++i) {
    const AttMatch* match = &matches->matches[i];
    const uint32_t line = line_of(rules, match);
    bool counted = false;
    for (size_t k = i; k > 0 && !counted; --k) {
      const AttMatch* before = &matches->matches[k - 1];
      if (before->trigger != match->trigger) {
        break;
      }
      counted = line_of(rules, before) == line;
    }
    lens->blocks[rules->lines[line].block].hits += !counted;
  }
  return ATT_OK;
}

static AttStatus
count_hits(AttLens* lens, const AttRecord* record)
{
  AttDocument* document = NULL;
  const AttTrace trace = {.sentence = take_matches, .user = lens};
  ATT_TRY(att_document_new(record, &lens->resources.limits, NULL, &document));
  AttAnalysis analysis;
  const AttStatus status = att_analyse_document(
      &lens->resources, lens->english, document, &trace, &analysis);
  att_document_free(document);
  return status;
}

/// A document that cannot be read counts nothing; the others go on.
static AttStatus
step_document(AttLens* lens)
{
  AttRecord record = {0};
  bool got = false;
  size_t failed = 0;
  AttStatus status = att_reader_next(lens->corpus, &record, &got, &failed);
  if (status == ATT_OK && got) {
    status = count_hits(lens, &record);
    return status == ATT_ERR_MEMORY ? status : ATT_OK;
  }
  att_reader_free(lens->corpus);
  lens->corpus = NULL;
  return status;
}

AttStatus
att_lens_step(AttLens* lens, const AttWorkspace* workspace)
{
  AttStatus status = ATT_OK;
  if (!lens->tested && lens->next_test < lens->resources.rules->test_count) {
    status = step_test(lens, workspace);
  } else if (lens->corpus) {
    status = step_document(lens);
  }
  lens->tested = lens->next_test >= lens->resources.rules->test_count;
  lens->done = lens->tested && !lens->corpus;
  return status;
}

static void
write_title(const AttLens* lens, const AttBlockFare* fare, AttText* title)
{
  const AttCheckTally* tests = &fare->tests;
  if (!lens->tested) {
    att_text_append_string(title, "tests are running");
    return;
  }
  att_text_format(
      title, "%zu of %zu tests", tests->passed, tests->passed + tests->failed);
  if (tests->known + tests->surprise) {
    att_text_format(title, ", %zu todo", tests->known + tests->surprise);
  }
  if (lens->counts_hits && lens->done) {
    att_text_format(
        title, ", %zu hit%s", fare->hits, fare->hits == 1 ? "" : "s");
  }
}

/// The block of the run that a block of the text is now: by kind, name and
/// file, and by whether it extends another.
static const AttBlockFare*
find_fare(const AttLens* lens, const AttBlockNode* node, AttView path)
{
  const AttRules* rules = lens->resources.rules;
  for (size_t i = 0; i < rules->block_count; ++i) {
    const AttBlock* block = &rules->blocks[i];
    if (block->kind == node->kind && block->extends == node->extends &&
        att_view_equal(block->name, node->name) &&
        att_view_equal(rules->files[block->file].path, path)) {
      return &lens->blocks[i];
    }
  }
  return NULL;
}

static json_t*
new_lens(const AttLens* lens,
         const AttWorkspace* workspace,
         const AttBlockFare* fare,
         AttView text,
         AttSpan span)
{
  AttText title = {0};
  write_title(lens, fare, &title);
  json_t* made = json_pack("{s:o, s:{s:o, s:s}}",
                           "range",
                           att_range_new(text, workspace->encoding, span),
                           "command",
                           "title",
                           att_json_string(att_text_view(&title)),
                           "command",
                           "");
  att_text_clear(&title);
  return made;
}

json_t*
att_lens_new(const AttLens* lens,
             const AttWorkspace* workspace,
             const AttPack* pack,
             const AttOpenDocument* document)
{
  json_t* lenses = json_array();
  const AttRuleTree* tree = &pack->tree;
  for (size_t i = 0; lens->pack == pack && i < tree->blocks.size; ++i) {
    const AttBlockNode* block = &tree->blocks.at[i];
    const AttRuleFile* file = &tree->files.at[block->file];
    const AttBlockFare* fare = find_fare(lens, block, file->path);
    if (fare && att_view_equal(file->path, att_text_view(&document->path))) {
      json_array_append_new(
          lenses, new_lens(lens, workspace, fare, file->text, block->span));
    }
  }
  return lenses;
}
