// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Frames that a verb line stands for besides its own, and what nouns of events
// take their roles by. Which prepositions, the `nominal` block of rules/english
// says; which nouns, its `forms`, which may give a noun its own ("visit to").
//
//   AGENT attacks TARGET        "Pakistan attacked Kabul"
//   nominal: attack             agent: possessor, by, subject of a support verb
//                               target: of, against, on
//
//   SUBJECT is based in OBJECT  "The group is based in Kabul"
//   hyphenated: base            "the Kabul-based group"

#include "rules/compiler.h"
#include "rules/parse.h"

#include <string.h>

#define LONGEST_VERB 256u

static const AttRange no_markers = {0, 0};

/// Forms whose nouns have prepositions of their own.
typedef ATT_ARRAY(const AttFormNode*) FormArray;

static bool
find_function(AttView name, AttFunction* function)
{
  static const AttFunction known[] = {ATT_FUNCTION_POSSESSOR,
                                      ATT_FUNCTION_COMPOUND,
                                      ATT_FUNCTION_MODIFIER,
                                      ATT_FUNCTION_APPOSITION,
                                      ATT_FUNCTION_INDIRECT};
  for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
    if (att_view_equal(att_view(att_function_label(known[i])), name)) {
      *function = known[i];
      return true;
    }
  }
  return false;
}

static AttStatus
load_nominal(AttCompiler* compiler, const AttNominalNode* node)
{
  AttNominalWay way = {.function = ATT_FUNCTION_OBLIQUE};
  if (!find_function(node->text, &way.function)) {
    way.marker = node->text;
    if (!att_map_get(&compiler->markers, node->text)) {
      compiler->origin = att_rule_tree_origin(compiler->tree, node->file);
      return att_fault_passed(att_words_unknown_marker(compiler, node->span));
    }
  }
  return node->object ? ATT_PUSH(&compiler->nominal_object, way)
                      : ATT_PUSH(&compiler->nominal_subject, way);
}

/// Join lower-cased words by blanks; the first word as its lemma as a verb.
static AttStatus
form_key(AttCompiler* compiler, AttRange words, AttText* key)
{
  for (uint32_t i = 0; i < words.count; ++i) {
    AttView lemma = {0};
    ATT_TRY(att_words_lemma(compiler,
                            compiler->tree->words.at[words.first + i].text,
                            i ? ATT_UPOS_X : ATT_UPOS_VERB,
                            &lemma));
    att_text_append_string(key, i ? " " : "");
    att_text_append(key, lemma);
  }
  return att_text_status(key);
}

/// The preposition of a form's object, lower case as written.
static AttView
form_marker(const AttCompiler* compiler, const AttFormNode* form, uint32_t i)
{
  const AttRange words =
      compiler->tree->alternatives.at[form->objects.first + i].words;
  return words.count ? compiler->tree->words.at[words.first].text
                     : (AttView){"", 0};
}

static AttStatus
check_form_markers(AttCompiler* compiler, const AttFormNode* form)
{
  for (uint32_t i = 0; i < form->objects.count; ++i) {
    if (!att_map_get(&compiler->markers, form_marker(compiler, form, i))) {
      compiler->origin = att_rule_tree_origin(compiler->tree, form->file);
      return att_fault_passed(att_words_unknown_marker(
          compiler,
          compiler->tree->alternatives.at[form->objects.first + i].span));
    }
  }
  return ATT_OK;
}

static AttStatus
load_form(AttCompiler* compiler, uint32_t index)
{
  const AttFormNode* form = &compiler->tree->forms.at[index];
  ATT_TRY(check_form_markers(compiler, form));
  const AttRange verb = compiler->tree->alternatives.at[form->verb.first].words;
  AttText key = {0};
  AttStatus status = form_key(compiler, verb, &key);
  if (status == ATT_OK) {
    const uint32_t* chain = att_map_get(&compiler->forms, att_text_view(&key));
    const uint32_t next = chain ? *chain : 0;
    status = ATT_PUSH(&compiler->form_chain, index);
    if (status == ATT_OK) {
      status = ATT_PUSH(&compiler->form_chain, next);
    }
    if (status == ATT_OK) {
      status = att_map_set(&compiler->forms,
                           att_text_view(&key),
                           (uint32_t)compiler->form_chain.size - 1);
    }
  }
  att_text_clear(&key);
  return status;
}

AttStatus
att_derive_load(AttCompiler* compiler)
{
  for (size_t i = 0; i < compiler->tree->nominals.size; ++i) {
    ATT_TRY(load_nominal(compiler, &compiler->tree->nominals.at[i]));
  }
  for (uint32_t i = 0; i < compiler->tree->forms.size; ++i) {
    ATT_TRY(load_form(compiler, i));
  }
  return ATT_OK;
}

/// Does some slot of the sentence (this one included) claim the preposition in
/// writing? What is a noun's own, a slot of clauses does not claim: "helps
/// TARGET (to TOPIC)", but "the help to Kabul".
static bool
is_claimed(const AttCompiler* compiler,
           const AttDraft* draft,
           AttView marker,
           bool own)
{
  for (size_t i = 0; i < draft->count; ++i) {
    const AttRange markers = draft->slots[i].markers;
    const bool yields = own && draft->slots[i].slot.takes_clause;
    for (uint32_t m = 0; !yields && m < markers.count; ++m) {
      if (att_view_equal(compiler->marker_table.at[markers.first + m],
                         marker)) {
        return true;
      }
    }
  }
  return false;
}

/// May the object of a noun have the preposition: by the noun's form, where
/// that has its own, else by the `nominal` block?
static bool
is_way_of_object(const AttCompiler* compiler,
                 const AttFormNode* form,
                 AttView marker)
{
  for (uint32_t i = 0; form && i < form->objects.count; ++i) {
    if (att_view_equal(form_marker(compiler, form, i), marker)) {
      return true;
    }
  }
  if (form) {
    return false;
  }
  for (size_t i = 0; i < compiler->nominal_object.size; ++i) {
    if (att_view_equal(compiler->nominal_object.at[i].marker, marker)) {
      return true;
    }
  }
  return false;
}

static AttStatus
add_nominal_way(AttCompiler* compiler,
                AttDraft* draft,
                size_t slot,
                AttNominalWay way,
                bool own)
{
  AttRange markers = no_markers;
  if (way.function == ATT_FUNCTION_OBLIQUE) {
    if (is_claimed(compiler, draft, way.marker, own)) {
      return ATT_OK;
    }
    ATT_TRY(att_words_add_marker(compiler, way.marker, &markers));
  }
  att_draft_way(draft, slot, way.function, ATT_HOST_TRIGGER, markers);
  return ATT_OK;
}

/// The ways of a noun's subject. SUBJECT itself is an edge that a support verb
/// lends; it comes behind the possessor ("Iran rejected Israel's accusation").
/// A preposition that objects take as well is theirs where there is one.
static AttStatus
add_subject_ways(AttCompiler* compiler,
                 const AttFormNode* form,
                 AttDraft* draft,
                 size_t slot,
                 bool has_object)
{
  bool lent = false;
  for (size_t i = 0; i < compiler->nominal_subject.size; ++i) {
    const AttNominalWay way = compiler->nominal_subject.at[i];
    if (!lent && (way.function == ATT_FUNCTION_COMPOUND ||
                  way.function == ATT_FUNCTION_MODIFIER)) {
      att_draft_way(
          draft, slot, ATT_FUNCTION_SUBJECT, ATT_HOST_TRIGGER, no_markers);
      lent = true;
    }
    if (!has_object || way.function != ATT_FUNCTION_OBLIQUE ||
        !is_way_of_object(compiler, form, way.marker)) {
      ATT_TRY(add_nominal_way(compiler, draft, slot, way, false));
    }
  }
  att_draft_way(
      draft, slot, ATT_FUNCTION_SUBJECT, ATT_HOST_TRIGGER, no_markers);
  return ATT_OK;
}

static AttStatus
add_object_ways(AttCompiler* compiler,
                const AttFormNode* form,
                AttDraft* draft,
                size_t slot)
{
  for (uint32_t i = 0; form && i < form->objects.count; ++i) {
    const AttNominalWay way = {ATT_FUNCTION_OBLIQUE,
                               form_marker(compiler, form, i)};
    ATT_TRY(add_nominal_way(compiler, draft, slot, way, true));
  }
  for (size_t i = 0; i < compiler->nominal_object.size; ++i) {
    const AttNominalWay way = compiler->nominal_object.at[i];
    if (!form || way.function != ATT_FUNCTION_OBLIQUE) {
      ATT_TRY(add_nominal_way(compiler, draft, slot, way, false));
    }
  }
  return ATT_OK;
}

static bool
has_way(const AttCompiler* compiler, bool object, AttRange markers)
{
  const AttNominalWay* ways =
      object ? compiler->nominal_object.at : compiler->nominal_subject.at;
  const size_t count =
      object ? compiler->nominal_object.size : compiler->nominal_subject.size;
  for (size_t i = 0; i < count; ++i) {
    for (uint32_t m = 0; ways[i].marker.size && m < markers.count; ++m) {
      if (att_view_equal(compiler->marker_table.at[markers.first + m],
                         ways[i].marker)) {
        return true;
      }
    }
  }
  return false;
}

/// The slot of a written nominal line that is its subject: the first whose
/// prepositions are a subject's and no object's, else the first that both take.
static size_t
find_written(const AttCompiler* compiler,
             const AttDraft* draft,
             bool object,
             size_t except)
{
  size_t either = draft->count;
  for (size_t i = 0; i < draft->count; ++i) {
    const AttDraftSlot* slot = &draft->slots[i];
    if (i == except || slot->place != ATT_PLACE_OBLIQUE ||
        slot->slot.pair != ATT_PAIR_NONE ||
        !has_way(compiler, object, slot->markers)) {
      continue;
    }
    if (!has_way(compiler, !object, slot->markers)) {
      return i;
    }
    either = either == draft->count ? i : either;
  }
  return either;
}

AttStatus
att_derive_written_nominal(AttCompiler* compiler, AttDraft* draft)
{
  // "TARGET's base" is also "the base of TARGET".
  const size_t first = att_draft_find(draft, ATT_PLACE_SUBJECT);
  if (first < draft->count) {
    ATT_TRY(add_nominal_way(
        compiler,
        draft,
        first,
        (AttNominalWay){ATT_FUNCTION_OBLIQUE,
                        att_words_keyword(ATT_KEYWORD_GENITIVE, 0)},
        false));
  }
  if (compiler->node->no_noun) {
    return ATT_OK;
  }
  // "by AGENT" is the subject even where "TARGET's" stands before the noun.
  size_t subject = find_written(compiler, draft, false, draft->count);
  if (first < draft->count &&
      (subject == draft->count ||
       has_way(compiler, true, draft->slots[subject].markers))) {
    subject = first;
  }
  const size_t object = find_written(compiler, draft, true, subject);
  if (subject < draft->count) {
    ATT_TRY(add_subject_ways(
        compiler, NULL, draft, subject, object < draft->count));
  }
  return object < draft->count ? add_object_ways(compiler, NULL, draft, object)
                               : ATT_OK;
}

static AttStatus
add_nouns_of_form(AttCompiler* compiler, const AttFormNode* form)
{
  for (uint32_t i = 0; i < form->nouns.count; ++i) {
    const AttRange words =
        compiler->tree->alternatives.at[form->nouns.first + i].words;
    ATT_TRY(att_words_add_phrase(compiler, words, ATT_UPOS_NOUN, false));
  }
  return ATT_OK;
}

/// Add the nouns that the table gives for a verb and its particle; those with
/// prepositions of their own are kept aside.
static AttStatus
add_forms_of(AttCompiler* compiler, AttView key, FormArray* own)
{
  const uint32_t* chain = att_map_get(&compiler->forms, key);
  for (uint32_t at = chain ? *chain : 0; at; at = compiler->form_chain.at[at]) {
    const AttFormNode* form =
        &compiler->tree->forms.at[compiler->form_chain.at[at - 1]];
    if (form->objects.count) {
      ATT_TRY(ATT_PUSH(own, form));
    } else {
      ATT_TRY(add_nouns_of_form(compiler, form));
    }
  }
  return ATT_OK;
}

/// "plans to …", "the plan to …": what governs a clause as a verb does so as a
/// noun of the same spelling.
static AttStatus
add_same_noun(AttCompiler* compiler, const AttRun* run)
{
  AttView lemma = {0};
  ATT_TRY(att_words_lemma(compiler,
                          compiler->tree->words.at[run->words.first].text,
                          ATT_UPOS_VERB,
                          &lemma));
  if (!compiler->vocabulary->frequency(
          compiler->vocabulary->data, lemma, ATT_UPOS_NOUN)) {
    return ATT_OK;
  }
  const AttPhrase phrase = {.words = {(uint32_t)compiler->words.size, 1}};
  ATT_TRY(ATT_PUSH(&compiler->words,
                   (AttWord){.kind = ATT_WORD_LEMMA, .text = lemma}));
  return ATT_PUSH(&compiler->phrases, phrase);
}

static bool
governs_clause(const AttCompiler* compiler)
{
  return att_block_governs_clause(compiler->node->kind);
}

static AttStatus
add_nouns_of(AttCompiler* compiler,
             const AttRun* run,
             AttRange particle,
             FormArray* own)
{
  AttText key = {0};
  AttStatus status = form_key(compiler, run->words, &key);
  for (uint32_t i = 0; status == ATT_OK && i < particle.count; ++i) {
    att_text_append_char(&key, ' ');
    att_text_append(&key, compiler->tree->words.at[particle.first + i].text);
    status = att_text_status(&key);
  }
  if (status == ATT_OK) {
    status = add_forms_of(compiler, att_text_view(&key), own);
  }
  att_text_clear(&key);
  if (status == ATT_OK && governs_clause(compiler) && !particle.count) {
    status = add_same_noun(compiler, run);
  }
  if (status == ATT_OK && run->from_list && !particle.count &&
      att_words_frequency(compiler, run->words, ATT_UPOS_NOUN)) {
    status = att_words_add_phrase(compiler, run->words, ATT_UPOS_NOUN, false);
  }
  return status;
}

static AttStatus
add_nouns(AttCompiler* compiler,
          const AttElement* verb,
          AttRange particle,
          AttRange* triggers,
          FormArray* own)
{
  AttRuns runs = {0};
  AttStatus status = att_words_expand(compiler, verb, &runs);
  triggers->first = (uint32_t)compiler->phrases.size;
  for (size_t i = 0; i < runs.size && status == ATT_OK; ++i) {
    status = add_nouns_of(compiler, &runs.at[i], particle, own);
  }
  triggers->count = (uint32_t)compiler->phrases.size - triggers->first;
  ATT_ARRAY_CLEAR(&runs);
  return status;
}

/// Where a host of the verb's line stands in the noun's, which has no fixed
/// words; false where it is such words itself.
static bool
move_host(const AttDraft* verbal, uint8_t* host)
{
  if (*host == ATT_HOST_TRIGGER) {
    return true;
  }
  uint8_t fixed = 0;
  for (uint8_t i = 0; i < *host; ++i) {
    fixed = (uint8_t)(fixed + (verbal->slots[i].slot.kind == ATT_SLOT_WORDS));
  }
  const bool stays = verbal->slots[*host].slot.kind != ATT_SLOT_WORDS;
  *host = (uint8_t)(*host - fixed);
  return stays;
}

/// Speakers and those who want: the noun's clause keeps its markers, and what
/// stands in the clause its place.
static void
keep_ways(const AttDraft* verbal, AttDraftSlot* to, const AttDraftSlot* from)
{
  for (size_t i = 0; i < from->way_count; ++i) {
    AttRealisation way = from->ways[i];
    if (move_host(verbal, &way.host)) {
      to->ways[to->way_count++] = way;
    }
  }
}

/// The frame of nouns: those of one form, or (NULL) those whose prepositions
/// the `nominal` block gives.
static AttStatus
derive_nominal(AttCompiler* compiler,
               const AttDraft* verbal,
               AttRange triggers,
               const AttFormNode* form)
{
  AttDraft draft = {.frame = {.kind = ATT_FRAME_NOMINAL,
                              .triggers = triggers,
                              .derived = true}};
  const bool has_object =
      att_draft_find(verbal, ATT_PLACE_OBJECT) < verbal->count;
  for (size_t i = 0; i < verbal->count; ++i) {
    if (verbal->slots[i].slot.kind != ATT_SLOT_WORDS) {
      AttDraftSlot* slot = &draft.slots[draft.count++];
      *slot = (AttDraftSlot){.slot = verbal->slots[i].slot,
                             .place = verbal->slots[i].place,
                             .markers = verbal->slots[i].markers};
      slot->slot.optional = slot->slot.kind == ATT_SLOT_ROLE;
    }
  }
  size_t at = 0;
  for (size_t i = 0; i < verbal->count; ++i) {
    const AttDraftSlot* from = &verbal->slots[i];
    if (from->slot.kind == ATT_SLOT_WORDS) {
      continue;
    }
    switch (from->place) {
    case ATT_PLACE_SUBJECT:
      ATT_TRY(add_subject_ways(compiler, form, &draft, at, has_object));
      break;
    case ATT_PLACE_OBJECT:
    case ATT_PLACE_INDIRECT:
      ATT_TRY(add_object_ways(compiler, form, &draft, at));
      break;
    default: // "denies CLAUSE": "the denial of an attack"
      keep_ways(verbal, &draft.slots[at], from);
      if (from->way_count && from->ways[0].function == ATT_FUNCTION_OBJECT) {
        ATT_TRY(add_object_ways(compiler, form, &draft, at));
      }
      break;
    }
    ++at;
  }
  return att_draft_commit(compiler, &draft);
}

/// A frame for each form whose nouns have prepositions of their own.
static AttStatus
derive_own(AttCompiler* compiler, const AttDraft* verbal, const FormArray* own)
{
  for (size_t i = 0; i < own->size; ++i) {
    AttRange triggers = {(uint32_t)compiler->phrases.size, 0};
    ATT_TRY(add_nouns_of_form(compiler, own->at[i]));
    triggers.count = (uint32_t)compiler->phrases.size - triggers.first;
    ATT_TRY(derive_nominal(compiler, verbal, triggers, own->at[i]));
  }
  return ATT_OK;
}

/// "SUBJECT is based in OBJECT", "Afghan-based fighters": what a passive line
/// has behind its preposition stands before the hyphen.
static AttStatus
derive_hyphenated(AttCompiler* compiler, const AttDraft* verbal)
{
  const size_t object = att_draft_find(verbal, ATT_PLACE_OBJECT);
  size_t before = att_draft_find(verbal, ATT_PLACE_SUBJECT);
  before = before < verbal->count ? before
                                  : att_draft_find(verbal, ATT_PLACE_OBLIQUE);
  if (object == verbal->count || before == verbal->count) {
    return ATT_OK;
  }
  for (size_t i = 0; i < verbal->count; ++i) {
    const AttDraftSlot* slot = &verbal->slots[i];
    const bool kept = i == object || i == before;
    if ((!kept && !slot->slot.optional) ||
        (kept && slot->slot.kind != ATT_SLOT_ROLE)) {
      return ATT_OK;
    }
  }
  AttDraft draft = {.frame = {.kind = ATT_FRAME_HYPHENATED,
                              .triggers = verbal->frame.triggers,
                              .derived = true},
                    .count = 2};
  draft.slots[0] = (AttDraftSlot){.slot = verbal->slots[before].slot};
  draft.slots[1] = (AttDraftSlot){.slot = verbal->slots[object].slot};
  draft.slots[0].slot.optional = draft.slots[1].slot.optional = false;
  att_draft_way(&draft, 0, ATT_FUNCTION_SUBJECT, ATT_HOST_TRIGGER, no_markers);
  att_draft_way(&draft, 0, ATT_FUNCTION_COMPOUND, ATT_HOST_TRIGGER, no_markers);
  att_draft_way(&draft, 1, ATT_FUNCTION_OBJECT, ATT_HOST_TRIGGER, no_markers);
  return att_draft_commit(compiler, &draft);
}

AttStatus
att_derive_from_verb(AttCompiler* compiler,
                     const AttDraft* verbal,
                     const AttElement* verb,
                     const AttElement* particle)
{
  size_t fixed = 0;
  for (size_t i = 0; i < verbal->count; ++i) {
    fixed += verbal->slots[i].slot.kind == ATT_SLOT_WORDS;
  }
  // An active verb needs none: its own frame takes the edges of the hyphen.
  if (verbal->frame.passive_only && !fixed) {
    ATT_TRY(derive_hyphenated(compiler, verbal));
  }
  if (compiler->node->no_noun || fixed > (particle ? 1 : 0)) {
    return ATT_OK;
  }
  const AttRange words =
      particle
          ? compiler->tree->alternatives.at[particle->alternatives.first].words
          : (AttRange){0, 0};
  AttRange triggers = {0};
  FormArray own = {0};
  AttStatus status = add_nouns(compiler, verb, words, &triggers, &own);
  if (status == ATT_OK && triggers.count) {
    status = derive_nominal(compiler, verbal, triggers, NULL);
  }
  if (status == ATT_OK) {
    status = derive_own(compiler, verbal, &own);
  }
  ATT_ARRAY_CLEAR(&own);
  return status;
}
