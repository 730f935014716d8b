// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Nouns are sorted by code, then as they stood in the files.

#include "import/gazetteer.h"

#include "import/turtle.h"
#include "term/rdf.h"
#include "term/vocabulary.h"

static void
write_noun_head(AttView written, AttText* out)
{
  att_text_append_string(out, "noun:imported_");
  att_slug(att_agent_code(written), out);
  att_text_append_string(out,
                         att_view_ends_with(written, ATT_VIEW("~"))
                             ? "_before a att:ActorNoun ; rdfs:label "
                             : " a att:ActorNoun ; rdfs:label ");
  att_turtle_string(out, written);
}

static void
write_code(const AttCodeTable* codes, AttView code, AttText* out)
{
  att_text_append_string(out, " ;\n  att:reads ");
  att_turtle_iri(out, att_code_agent_class(codes, code));
  att_text_append_string(out, " ; skos:notation ");
  att_turtle_string(out, code);
  att_text_append_string(out, "^^");
  att_turtle_iri(out, codes->datatype);
  att_text_append_string(out, " .\n");
}

static AttStatus
write_nouns(const AttImportedAgents* agents,
            const AttCodeTable* codes,
            const size_t* starts,
            const size_t* order,
            AttText* out)
{
  AttMap written = {0};
  AttStatus status = ATT_OK;
  for (uint32_t i = 0; i < agents->codes.size && status == ATT_OK; ++i) {
    const AttView code = agents->codes.entries[i].key;
    bool is_first = true;
    for (size_t j = starts[i]; j < starts[i + 1] && status == ATT_OK; ++j) {
      const AttImportedNoun* noun = &agents->nouns.at[order[j]];
      if (noun->is_phrase || att_map_get(&written, noun->text)) {
        continue;
      }
      status = att_map_set(&written, noun->text, i);
      if (is_first) {
        write_noun_head(code, out);
      }
      att_text_append_string(out, is_first ? " ;\n  att:noun " : " , ");
      att_turtle_string(out, noun->text);
      is_first = false;
    }
    if (!is_first) {
      write_code(codes, att_agent_code(code), out);
    }
  }
  att_map_clear(&written);
  return status;
}

// Counting sort: where the nouns of each code begin, and which they are.
static void
sort_nouns(const AttImportedAgents* agents, size_t* starts, size_t* order)
{
  for (size_t i = 0; i < agents->nouns.size; ++i) {
    ++starts[agents->nouns.at[i].code + 2];
  }
  for (size_t i = 2; i < agents->codes.size + 2; ++i) {
    starts[i] += starts[i - 1];
  }
  for (size_t i = 0; i < agents->nouns.size; ++i) {
    order[starts[agents->nouns.at[i].code + 1]++] = i;
  }
}

AttStatus
att_gazetteer_write_agents(const AttImportedAgents* agents,
                           const AttCodeTable* codes,
                           AttText* out)
{
  size_t* starts = att_calloc(agents->codes.size + 3, sizeof *starts);
  size_t* order = att_calloc(agents->nouns.size + 1, sizeof *order);
  AttStatus status = starts && order ? ATT_OK : ATT_ERR_MEMORY;
  if (status == ATT_OK && agents->nouns.size) {
    sort_nouns(agents, starts, order);
    att_text_append_string(out,
                           "@prefix att: <" ATT_IRI_ATT "> .\n"
                           "@prefix noun: <" ATT_IRI_ID "noun/> .\n"
                           "@prefix rdfs: <" ATT_IRI_RDFS "> .\n"
                           "@prefix skos: <" ATT_IRI_SKOS "> .\n\n");
    status = write_nouns(agents, codes, starts, order, out);
  }
  att_free(starts);
  att_free(order);
  return status == ATT_OK ? att_text_status(out) : status;
}

static AttStatus
draft_noun(const AttImportedNoun* noun, AttView class_iri, AttDraft* draft)
{
  AttText head = {0};
  AttText line = {0};
  att_text_append_string(&head, "pattern ");
  att_turtle_iri(&head, class_iri);
  att_text_format(&line, "{%.*s}", ATT_VIEW_ARG(noun->text));
  AttStatus status = att_text_status(&head);
  if (status == ATT_OK) {
    status = att_text_status(&line);
  }
  if (status == ATT_OK) {
    status = att_draft_add(draft,
                           att_text_view(&head),
                           att_text_view(&line),
                           ATT_IMPORT_AGENT,
                           &noun->place);
  }
  att_text_clear(&head);
  att_text_clear(&line);
  return status;
}

AttStatus
att_gazetteer_draft_agents(const AttImportedAgents* agents,
                           const AttCodeTable* codes,
                           AttImportReport* report,
                           AttDraft* draft)
{
  for (size_t i = 0; i < agents->nouns.size; ++i) {
    const AttImportedNoun* noun = &agents->nouns.at[i];
    if (!noun->is_phrase) {
      continue;
    }
    const AttView code = att_agent_code(agents->codes.entries[noun->code].key);
    ATT_TRY(draft_noun(noun, att_code_agent_class(codes, code), draft));
    const AttImportedNoun* before = i ? &agents->nouns.at[i - 1] : NULL;
    if (before && before->is_phrase &&
        before->place.text.at == noun->place.text.at) {
      continue; // told of the line already
    }
    att_import_note(report,
                    ATT_IMPORT_AGENT,
                    &noun->place,
                    "a pattern for \"%.*s\", which has the class of its code, "
                    "not the code",
                    ATT_VIEW_ARG(noun->text));
  }
  return ATT_OK;
}
