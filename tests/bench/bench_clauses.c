// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// How many mentions of a verb have both who does it and whom it is done to:
// by plain nsubj and obj, and by the arcs of the clause graph.
// In: a list of lemmas, CoNLL-U files. Out: figures; with "--show N" every
// N-th tree that holds such a verb, and its arcs.

#include "../support/trees.h"

#include "base/file.h"
#include "base/map.h"
#include "english/clauses.h"

#include <stdio.h>
#include <string.h>

#define MOST_BYTES (64u << 20)

typedef struct Figures {
  size_t mentions;
  size_t plain;
  size_t arcs;
  size_t plain_subject, plain_object;
  size_t arc_subject, arc_object;
} Figures;

static bool
has_child(const Tree* tree, size_t token, AttRelation relation)
{
  for (size_t i = 0; i < tree->count; ++i) {
    if (tree->tokens[i].head == (int32_t)token &&
        tree->tokens[i].relation == relation) {
      return true;
    }
  }
  return false;
}

static bool
has_arc(const AttClauses* clauses, size_t token, AttFunction function)
{
  for (uint32_t a = clauses->first[token]; a < clauses->first[token + 1]; ++a) {
    if (clauses->arcs[a].function == function) {
      return true;
    }
  }
  return false;
}

static bool
count_mentions(const Tree* tree,
               const AttClauses* clauses,
               const AttMap* verbs,
               Figures* figures)
{
  bool any = false;
  for (size_t i = 0; i < tree->count; ++i) {
    if (tree->tokens[i].upos != ATT_UPOS_VERB ||
        !att_map_get(verbs, tree->tokens[i].lemma)) {
      continue;
    }
    any = true;
    const bool subject = has_child(tree, i, ATT_RELATION_NSUBJ);
    const bool object = has_child(tree, i, ATT_RELATION_OBJ);
    const bool arc_subject = has_arc(clauses, i, ATT_FUNCTION_SUBJECT);
    const bool arc_object = has_arc(clauses, i, ATT_FUNCTION_OBJECT);
    ++figures->mentions;
    figures->plain += subject && object;
    figures->arcs += arc_subject && arc_object;
    figures->plain_subject += subject;
    figures->plain_object += object;
    figures->arc_subject += arc_subject;
    figures->arc_object += arc_object;
  }
  return any;
}

static void
show(const Tree* tree, const AttClauses* clauses)
{
  for (size_t i = 0; i < tree->count; ++i) {
    printf("%.*s ", ATT_VIEW_ARG(tree->tokens[i].form));
  }
  printf("\n");
  for (size_t a = 0; a < clauses->arc_count; ++a) {
    const AttArc* arc = &clauses->arcs[a];
    if (arc->function >= ATT_FUNCTION_PARTICLE &&
        arc->function != ATT_FUNCTION_POSSESSOR &&
        arc->function != ATT_FUNCTION_APPOSITION) {
      continue;
    }
    printf("    %.*s: %s%s%.*s %.*s (%s)",
           ATT_VIEW_ARG(tree->tokens[arc->predicate].form),
           att_function_label(arc->function),
           arc->marker.size ? " " : "",
           ATT_VIEW_ARG(arc->marker),
           ATT_VIEW_ARG(tree->tokens[arc->argument].form),
           att_variant_label(arc->variant));
    if (arc->via != arc->predicate) {
      printf(" via %.*s", ATT_VIEW_ARG(tree->tokens[arc->via].form));
    }
    printf("\n");
  }
}

static AttStatus
measure(const char* path, const AttMap* verbs, size_t step, Figures* figures)
{
  AttText text = {0};
  ATT_TRY(att_file_read(path, MOST_BYTES, &text, NULL));
  AttView rest = att_text_view(&text);
  AttView bad = {"", 0};
  AttArena* arena = att_arena_new();
  static Tree tree;
  size_t seen = 0;
  AttStatus status = arena ? ATT_OK : ATT_ERR_MEMORY;
  while (status == ATT_OK && tree_next(&rest, &tree, &bad)) {
    AttClauses clauses;
    status = att_clauses_build(tree.tokens, tree.count, arena, &clauses);
    if (status == ATT_OK && count_mentions(&tree, &clauses, verbs, figures) &&
        step && seen++ % step == 0) {
      show(&tree, &clauses);
    }
    att_arena_clear(arena);
  }
  att_arena_free(arena);
  att_text_clear(&text);
  return status == ATT_OK && bad.size ? ATT_ERR_SYNTAX : status;
}

static AttStatus
read_verbs(const char* path, AttText* text, AttMap* verbs)
{
  ATT_TRY(att_file_read(path, MOST_BYTES, text, NULL));
  AttView rest = att_text_view(text);
  while (rest.size) {
    const AttView verb = att_view_trim(tree_cut(&rest, '\n'));
    if (verb.size) {
      ATT_TRY(att_map_set(verbs, verb, 1));
    }
  }
  return ATT_OK;
}

static double
share(size_t part, const Figures* figures)
{
  return figures->mentions ? 100.0 * (double)part / (double)figures->mentions
                           : 0;
}

int
main(int argc, char** argv)
{
  size_t step = 0;
  int at = 1;
  if (argc > 2 && !strcmp(argv[1], "--show")) {
    step = strtoul(argv[2], NULL, 10);
    at = 3;
  }
  if (argc - at < 2) {
    fprintf(stderr, "usage: bench_clauses [--show N] VERBS TREEBANK...\n");
    return 2;
  }
  AttText text = {0};
  AttMap verbs = {0};
  Figures figures = {0};
  AttStatus status = read_verbs(argv[at++], &text, &verbs);
  for (; status == ATT_OK && at < argc; ++at) {
    status = measure(argv[at], &verbs, step, &figures);
  }
  if (status == ATT_OK) {
    printf("verbs %zu, mentions %zu\n", verbs.size, figures.mentions);
    printf("plain: subject %.1f%%, object %.1f%%, both %.1f%%\n",
           share(figures.plain_subject, &figures),
           share(figures.plain_object, &figures),
           share(figures.plain, &figures));
    printf("arcs:  subject %.1f%%, object %.1f%%, both %.1f%%\n",
           share(figures.arc_subject, &figures),
           share(figures.arc_object, &figures),
           share(figures.arcs, &figures));
  } else {
    fprintf(stderr, "bench_clauses: %s\n", att_status_phrase(status));
  }
  att_map_clear(&verbs);
  att_text_clear(&text);
  return status == ATT_OK ? 0 : 1;
}
