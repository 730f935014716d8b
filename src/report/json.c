// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tables to JSON (jansson). The script (page.js) names the same members.

#include "report/json.h"

#include "report/drawing.h"

#include <jansson.h>
#include <stdlib.h>

static json_t*
text(AttView view)
{
  return json_stringn(view.at ? view.at : "", view.size);
}

static json_t*
row(uint32_t number)
{
  return number == ATT_NO_ROW ? json_integer(-1) : json_integer(number);
}

/// Set a member where the text is not empty.
static void
set_text(json_t* object, const char* name, AttView view)
{
  if (view.size) {
    json_object_set_new(object, name, text(view));
  }
}

/// What was too much to allocate makes the whole one break: jansson drops what
/// is NULL, so each table's size is compared.
static json_t*
closed(json_t* list, size_t size)
{
  if (list && json_array_size(list) != size) {
    json_decref(list);
    return NULL;
  }
  return list;
}

static json_t*
rows(const AttPageRows* list)
{
  json_t* array = json_array();
  for (size_t i = 0; i < list->size; ++i) {
    json_array_append_new(array, row(list->at[i]));
  }
  return closed(array, list->size);
}

static json_t*
families(const AttPage* page)
{
  json_t* array = json_array();
  for (size_t i = 0; i < page->families.size; ++i) {
    const AttPageFamily* family = &page->families.at[i];
    json_array_append_new(array,
                          json_pack("[o,i,i]",
                                    text(family->label),
                                    (int)family->facts,
                                    (int)(family->style % ATT_STYLES)));
  }
  return closed(array, page->families.size);
}

static json_t*
kinds(const AttPage* page)
{
  json_t* array = json_array();
  for (size_t i = 0; i < page->kinds.size; ++i) {
    const AttPageKind* kind = &page->kinds.at[i];
    json_array_append_new(
        array,
        json_pack(
            "[o,i,o]", text(kind->label), (int)kind->family, text(kind->iri)));
  }
  return closed(array, page->kinds.size);
}

static json_t*
entities(const AttPage* page)
{
  json_t* array = json_array();
  for (uint32_t i = 0; i < page->entities.size; ++i) {
    const AttPageEntity* entity = &page->entities.at[i];
    json_array_append_new(
        array,
        json_pack("{s:o,s:o,s:o,s:i,s:i}",
                  "iri",
                  text(entity->iri),
                  "name",
                  text(entity->label),
                  "kind",
                  text(att_page_class_label(page, entity->class_id)),
                  "shape",
                  (int)att_drawing_shape(page, i),
                  "facts",
                  (int)entity->facts));
  }
  return closed(array, page->entities.size);
}

static json_t*
sources(const AttPage* page)
{
  json_t* array = json_array();
  for (size_t i = 0; i < page->sources.size; ++i) {
    const AttPageSource* source = &page->sources.at[i];
    json_t* object = json_pack(
        "{s:o,s:o}", "iri", text(source->iri), "name", text(source->name));
    set_text(object, "title", source->title);
    set_text(object, "date", source->date);
    set_text(object, "origin", source->origin);
    set_text(object, "text", source->text);
    json_array_append_new(array, object);
  }
  return closed(array, page->sources.size);
}

static json_t*
passages(const AttPage* page)
{
  json_t* array = json_array();
  for (size_t i = 0; i < page->passages.size; ++i) {
    const AttPagePassage* passage = &page->passages.at[i];
    json_array_append_new(array,
                          json_pack("[o,I,I,o]",
                                    row(passage->source),
                                    (json_int_t)passage->span.begin,
                                    (json_int_t)passage->span.end,
                                    text(passage->exact)));
  }
  return closed(array, page->passages.size);
}

static json_t*
edges(const AttNetwork* network)
{
  json_t* array = json_array();
  for (size_t i = 0; i < network->edges.size; ++i) {
    const AttEdge* edge = &network->edges.at[i];
    json_array_append_new(array,
                          json_pack("[I,I,I,b,b]",
                                    (json_int_t)edge->from,
                                    (json_int_t)edge->to,
                                    (json_int_t)edge->family,
                                    edge->is_mutual,
                                    edge->is_drawn));
  }
  return closed(array, network->edges.size);
}

static json_t*
roles(const AttPageFact* fact)
{
  json_t* array = json_array();
  for (size_t i = 0; i < fact->roles.size; ++i) {
    const AttPageRole* role = &fact->roles.at[i];
    json_array_append_new(array,
                          json_pack("[o,o,o,b,b]",
                                    text(role->label),
                                    row(role->entity),
                                    text(role->text),
                                    role->is_node,
                                    role->is_place));
  }
  return closed(array, fact->roles.size);
}

static json_t*
speakers(const AttPageFact* fact)
{
  json_t* array = json_array();
  for (size_t i = 0; i < fact->speakers.size; ++i) {
    const AttPageSpeaker* speaker = &fact->speakers.at[i];
    json_array_append_new(
        array, json_pack("[o,o]", row(speaker->entity), row(speaker->behalf)));
  }
  return closed(array, fact->speakers.size);
}

static json_t*
words(const AttPageFact* fact)
{
  json_t* array = json_array();
  for (size_t i = 0; i < fact->words.size; ++i) {
    const AttPageWords* one = &fact->words.at[i];
    json_array_append_new(array,
                          json_pack("[I,I,o]",
                                    (json_int_t)one->span.begin,
                                    (json_int_t)one->span.end,
                                    text(one->label)));
  }
  return closed(array, fact->words.size);
}

/// The edges of a fact; `*at` goes on over the network's list.
static json_t*
edges_of(const AttNetwork* network, size_t fact, size_t* at)
{
  json_t* array = json_array();
  const size_t begin = *at;
  while (*at < network->facts.size && network->facts.at[*at].fact == fact) {
    json_array_append_new(array, row(network->facts.at[(*at)++].edge));
  }
  return closed(array, *at - begin);
}

static json_t*
fact_object(const AttPageFact* fact, json_t* edges)
{
  json_t* object = json_pack("{s:o,s:I,s:b,s:o,s:o,s:o,s:o,s:o,s:o,s:o}",
                             "iri",
                             text(fact->iri),
                             "kind",
                             (json_int_t)fact->kind,
                             "mutual",
                             fact->is_mutual,
                             "from",
                             rows(&fact->doers),
                             "to",
                             rows(&fact->affected),
                             "roles",
                             roles(fact),
                             "said",
                             speakers(fact),
                             "in",
                             rows(&fact->passages),
                             "words",
                             words(fact),
                             "edges",
                             edges);
  set_text(object, "event", fact->event);
  set_text(object, "when", fact->time);
  set_text(object, "begin", fact->begin);
  set_text(object, "end", fact->end);
  set_text(object, "polarity", fact->polarity);
  set_text(object, "modality", fact->modality);
  set_text(object, "rule", fact->rule);
  set_text(object, "sure", fact->confidence);
  set_text(object, "resolved", fact->resolved);
  return object;
}

static json_t*
facts(const AttPage* page, const AttNetwork* network)
{
  json_t* array = json_array();
  size_t at = 0;
  for (size_t i = 0; i < page->facts.size; ++i) {
    json_t* edges = edges_of(network, i, &at);
    json_array_append_new(array, fact_object(&page->facts.at[i], edges));
  }
  return closed(array, page->facts.size);
}

/// Copy JSON so that no markup can begin in it.
static void
escape(const char* json, AttText* out)
{
  for (const char* at = json; *at; ++at) {
    switch (*at) {
    case '<':
    case '>':
    case '&':
      att_text_format(out, "\\u%04x", (unsigned)*at);
      break;
    case '\xE2': // U+2028 and U+2029 end lines in older scripts
      if (at[1] == '\x80' && (at[2] == '\xA8' || at[2] == '\xA9')) {
        att_text_append_string(out, at[2] == '\xA8' ? "\\u2028" : "\\u2029");
        at += 2;
        break;
      }
      att_text_append_char(out, *at);
      break;
    default:
      att_text_append_char(out, *at);
    }
  }
}

AttStatus
att_page_json(const AttPage* page, const AttNetwork* network, AttText* out)
{
  // without "*" json_pack fails where a table is NULL, and frees the others
  json_t* whole = json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:I}",
                            "families",
                            families(page),
                            "kinds",
                            kinds(page),
                            "entities",
                            entities(page),
                            "sources",
                            sources(page),
                            "passages",
                            passages(page),
                            "edges",
                            edges(network),
                            "facts",
                            facts(page, network),
                            "left_out",
                            (json_int_t)network->left_out);
  char* json = whole ? json_dumps(whole, JSON_COMPACT) : NULL;
  json_decref(whole);
  if (!json) {
    return ATT_ERR_MEMORY;
  }
  escape(json, out);
  free(json); // jansson's own
  return att_text_status(out);
}
