// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A test of a pattern block asks for a mention that a line of the block made:
// by its words or the label of its entity, by its class, and by what its
// entity is linked to.

#include "pipeline/check_pattern.h"

#include "pipeline/describe.h"

static bool
is_of_block(const AttResources* resources,
            const AttMention* mention,
            const AttTest* test)
{
  return mention->line &&
         resources->rules->lines[mention->line - 1].block == test->block;
}

static const AttEntity*
entity_of(const AttAnalysis* analysis, const AttMention* mention)
{
  const AttReading* reading =
      &analysis->mentions.readings[mention->first_reading];
  return &analysis->mentions.entities[reading->entity];
}

static AttView
words_of(const AttDocument* document, const AttMention* mention)
{
  return att_view_slice(document->text,
                        document->tokens[mention->tokens.begin].span.begin,
                        document->tokens[mention->tokens.end - 1].span.end);
}

static bool
is_named(const AttResources* resources, const AttEntity* entity, AttView name)
{
  const AttListed* listed =
      att_gazetteer_find_label(resources->gazetteer, name);
  return att_view_equal_ascii_case(entity->label, name) ||
         (listed && entity->listed == listed);
}

/// "part of" is "partOf".
static bool
is_property(AttView local, AttView key)
{
  size_t at = 0;
  for (size_t i = 0; i < key.size; ++i) {
    if (key.at[i] == ' ') {
      continue;
    }
    if (at == local.size ||
        !att_view_equal_ascii_case(att_view_slice(local, at, at + 1),
                                   att_view_slice(key, i, i + 1))) {
      return false;
    }
    ++at;
  }
  return at == local.size;
}

static bool
is_linked(const AttResources* resources,
          const AttAnalysis* analysis,
          const AttEntity* entity,
          const AttExpectation* expected)
{
  for (uint32_t i = 0; i < entity->link_count; ++i) {
    const AttLink* link = &analysis->mentions.links[entity->first_link + i];
    const AttView iri =
        att_ontology_property(resources->ontology, link->property)->iri;
    if (is_property(att_local_name(iri), expected->key) &&
        is_named(resources,
                 &analysis->mentions.entities[link->object],
                 expected->value)) {
      return true;
    }
  }
  return false;
}

static bool
holds(const AttResources* resources,
      const AttDocument* document,
      const AttAnalysis* analysis,
      const AttMention* mention,
      const AttExpectation* expected)
{
  const AttEntity* entity = entity_of(analysis, mention);
  if (att_view_equal(expected->key, ATT_VIEW("mention"))) {
    return att_view_equal(words_of(document, mention), expected->value) ||
           is_named(resources, entity, expected->value);
  }
  if (att_view_equal(expected->key, ATT_VIEW("named"))) {
    return is_named(resources, entity, expected->value);
  }
  if (att_view_equal(expected->key, ATT_VIEW("class"))) {
    const AttClass* of =
        att_ontology_class(resources->ontology, entity->class_id);
    return att_view_equal(att_local_name(of->iri), expected->value);
  }
  return is_linked(resources, analysis, entity, expected);
}

bool
att_check_pattern_holds(const AttResources* resources,
                        const AttDocument* document,
                        const AttAnalysis* analysis,
                        const AttTest* test)
{
  for (size_t i = 0; i < analysis->mentions.mention_count; ++i) {
    const AttMention* mention = &analysis->mentions.mentions[i];
    if (!is_of_block(resources, mention, test)) {
      continue;
    }
    uint32_t held = 0;
    for (uint32_t e = 0; e < test->expectations.count; ++e) {
      held +=
          holds(resources,
                document,
                analysis,
                mention,
                &resources->rules->expectations[test->expectations.first + e]);
    }
    if (test->kind == ATT_TEST_NONE || held == test->expectations.count) {
      return test->kind != ATT_TEST_NONE;
    }
  }
  return test->kind == ATT_TEST_NONE;
}

static void
describe_links(const AttResources* resources,
               const AttAnalysis* analysis,
               const AttEntity* entity,
               AttText* out)
{
  for (uint32_t i = 0; i < entity->link_count; ++i) {
    const AttLink* link = &analysis->mentions.links[entity->first_link + i];
    const AttView iri =
        att_ontology_property(resources->ontology, link->property)->iri;
    att_text_format(
        out,
        ", %.*s %.*s",
        ATT_VIEW_ARG(att_local_name(iri)),
        ATT_VIEW_ARG(analysis->mentions.entities[link->object].label));
  }
}

void
att_check_pattern_describe(const AttResources* resources,
                           const AttDocument* document,
                           const AttAnalysis* analysis,
                           const AttTest* test,
                           AttText* out)
{
  for (size_t i = 0; i < analysis->mentions.mention_count; ++i) {
    const AttMention* mention = &analysis->mentions.mentions[i];
    if (!is_of_block(resources, mention, test)) {
      continue;
    }
    const AttEntity* entity = entity_of(analysis, mention);
    const AttClass* of =
        att_ontology_class(resources->ontology, entity->class_id);
    att_text_format(out,
                    "%s%.*s (%.*s, named %.*s",
                    out->size ? "; " : "",
                    ATT_VIEW_ARG(words_of(document, mention)),
                    ATT_VIEW_ARG(att_local_name(of->iri)),
                    ATT_VIEW_ARG(entity->label));
    describe_links(resources, analysis, entity, out);
    att_text_append_char(out, ')');
  }
}
