// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Programs of patterns in words, for `attest check --show`:
//
//   [demonym] (army | police) -> part of STATE
//     makes StateBody, stratum 1; partOf STATE
//     near army, police: 1 token from its start
//        0 begin STATE      1 token demonym of State …

#include "rules/pattern_dump.h"

static AttView
local_name(AttView iri)
{
  size_t at = iri.size;
  while (at > 0 && iri.at[at - 1] != '#' && iri.at[at - 1] != '/') {
    --at;
  }
  return att_view_slice(iri, at, iri.size);
}

static AttView
class_name(const AttOntology* ontology, uint32_t id)
{
  const AttClass* at = att_ontology_class(ontology, id);
  return at ? local_name(at->iri) : ATT_VIEW("mention");
}

static void
dump_words(const AttRules* rules, AttRange words, AttText* out)
{
  for (uint32_t i = 0; i < words.count; ++i) {
    const AttWord* word = &rules->words[words.first + i];
    const char* quote = word->kind == ATT_WORD_FORM    ? "\""
                        : word->kind == ATT_WORD_REGEX ? "/"
                                                       : "";
    att_text_format(out,
                    "%s%s%.*s%s",
                    i ? "|" : "",
                    quote,
                    ATT_VIEW_ARG(word->text),
                    quote);
  }
}

static void
dump_mention(const AttOntology* ontology,
             uint32_t class_id,
             uint32_t reading,
             AttText* out)
{
  if (reading) {
    att_text_append_string(out,
                           att_reading_label((AttReadingKind)(reading - 1)));
    att_text_append_string(out, class_id ? " of " : "");
  }
  if (class_id || !reading) {
    att_text_append(out, class_name(ontology, class_id));
  }
}

static void
dump_test(const AttRules* rules,
          const AttOntology* ontology,
          const AttTokenTest* test,
          AttText* out)
{
  switch (test->kind) {
  case ATT_TOKEN_ANY:
    att_text_append_string(out, "any");
    break;
  case ATT_TOKEN_WORDS:
    dump_words(rules, test->words, out);
    break;
  case ATT_TOKEN_UPOS:
    att_text_append_string(out, att_upos_label((AttUpos)test->value));
    break;
  case ATT_TOKEN_XPOS:
    att_text_append_string(out, att_xpos_label((AttXpos)test->value));
    break;
  case ATT_TOKEN_MENTION:
    dump_mention(ontology, test->class_id, test->value, out);
    break;
  case ATT_TOKEN_PROPER:
    att_text_append_string(out, "proper name");
    break;
  case ATT_TOKEN_AND:
    att_text_append_string(out, "and");
    break;
  case ATT_TOKEN_OR:
    att_text_append_string(out, "or");
    break;
  case ATT_TOKEN_NOT:
    att_text_append_string(out, "not");
    break;
  }
}

static void
dump_step(const AttRules* rules,
          const AttOntology* ontology,
          const AttPattern* pattern,
          const AttPatternStep* step,
          AttText* out)
{
  switch (step->op) {
  case ATT_PATTERN_TOKEN:
    att_text_append_string(out, "token");
    for (uint32_t i = 0; i < step->y; ++i) {
      att_text_append_string(out, i ? ", " : " ");
      dump_test(rules, ontology, &rules->token_tests[step->x + i], out);
    }
    break;
  case ATT_PATTERN_MENTION:
    att_text_append_string(out, "mention ");
    dump_mention(ontology, step->x, step->y, out);
    break;
  case ATT_PATTERN_SPLIT:
    att_text_format(
        out, "try %u, then %u", (unsigned)step->x, (unsigned)step->y);
    break;
  case ATT_PATTERN_JUMP:
    att_text_format(out, "go to %u", (unsigned)step->x);
    break;
  case ATT_PATTERN_SAVE:
    att_text_append_string(out, step->x % 2 ? "end " : "begin ");
    att_text_append(
        out,
        rules->pattern_captures[pattern->captures.first + step->x / 2].name);
    break;
  case ATT_PATTERN_LOOK:
    att_text_format(out,
                    "%s%s",
                    step->y ? "not " : "",
                    rules->pattern_looks[step->x].behind ? "behind:"
                                                         : "before:");
    break;
  case ATT_PATTERN_MATCH:
    att_text_append_string(out, "match");
    break;
  }
}

/// Steps of a program; those of its lookarounds stand indented below them.
static void
dump_steps(const AttRules* rules,
           const AttOntology* ontology,
           const AttPattern* pattern,
           AttRange steps,
           int indent,
           AttText* out)
{
  for (uint32_t i = 0; i < steps.count; ++i) {
    const AttPatternStep* step = &rules->pattern_steps[steps.first + i];
    att_text_format(out, "%*s%3u ", indent, "", (unsigned)i);
    dump_step(rules, ontology, pattern, step, out);
    att_text_append_char(out, '\n');
    if (step->op == ATT_PATTERN_LOOK) {
      dump_steps(rules,
                 ontology,
                 pattern,
                 rules->pattern_looks[step->x].steps,
                 indent + 4,
                 out);
    }
  }
}

static void
dump_literals(const AttRules* rules, const AttPattern* pattern, AttText* out)
{
  if (!pattern->literals.count) {
    att_text_append_string(out, "      starts at");
    for (unsigned upos = 0; upos < ATT_UPOS_COUNT; ++upos) {
      if (pattern->first_tags >> upos & (uint32_t)1) {
        att_text_format(out, " %s", att_upos_label((AttUpos)upos));
      }
    }
    att_text_append_char(out, '\n');
    return;
  }
  att_text_append_string(out, "      near ");
  for (uint32_t i = 0; i < pattern->literals.count; ++i) {
    att_text_append_string(out, i ? ", " : "");
    att_text_append(out, rules->pattern_literals[pattern->literals.first + i]);
  }
  att_text_format(out, ": %u", (unsigned)pattern->nearest);
  if (pattern->farthest == ATT_PATTERN_UNBOUNDED) {
    att_text_append_string(out, " or more");
  } else if (pattern->farthest > pattern->nearest) {
    att_text_format(out, " to %u", (unsigned)pattern->farthest);
  }
  att_text_append_string(out, " from the start\n");
}

/// What a line of a discard or a topic block does where it matches.
static const char*
effect(const AttLine* line)
{
  static const char* const effects[] = {
      [ATT_DISCARD_UNLESS] = "holds the block back in that sentence",
      [ATT_DISCARD_WORDS] = "silences these words",
      [ATT_DISCARD_CLAUSE] = "silences the clause",
      [ATT_DISCARD_SENTENCE] = "silences the sentence",
      [ATT_DISCARD_DOCUMENT] = "silences the document",
      [ATT_DISCARD_TOPIC] = "tells that the sentence is about it",
  };
  return effects[line->scope];
}

void
att_pattern_dump(const AttRules* rules,
                 const AttOntology* ontology,
                 uint32_t index,
                 AttText* out)
{
  const AttPattern* pattern = &rules->patterns[index];
  const uint32_t stratum = pattern->stratum;
  if (pattern->class_id) {
    att_text_format(out,
                    "      makes %.*s, stratum %u%s",
                    ATT_VIEW_ARG(class_name(ontology, pattern->class_id)),
                    (unsigned)stratum + 1,
                    rules->pattern_strata[stratum].cyclic ? ", in rounds" : "");
  } else {
    att_text_format(out, "      %s", effect(&rules->lines[pattern->line]));
  }
  if (pattern->label) {
    att_text_format(
        out,
        "; named %.*s",
        ATT_VIEW_ARG(
            rules
                ->pattern_captures[pattern->captures.first + pattern->label - 1]
                .name));
  }
  for (uint32_t i = 0; i < pattern->links.count; ++i) {
    const AttPatternLink* link =
        &rules->pattern_links[pattern->links.first + i];
    att_text_format(
        out,
        "; %.*s %.*s",
        ATT_VIEW_ARG(
            local_name(att_ontology_property(ontology, link->property)->iri)),
        ATT_VIEW_ARG(
            rules->pattern_captures[pattern->captures.first + link->capture]
                .name));
  }
  att_text_append_char(out, '\n');
  dump_literals(rules, pattern, out);
  dump_steps(rules, ontology, pattern, pattern->steps, 6, out);
}
