// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// From a draft to a rule sentence: the verb in the third person, as the rules
// write it.

#include "document/characters.h"
#include "pipeline/coverage_gaps.h"
#include "pipeline/vocabulary.h"

bool
att_gap_is_word(AttView word)
{
  size_t count = 0;
  for (size_t at = 0; at < word.size; ++count) {
    size_t length = 1;
    if (!att_code_is_lower(att_code_at(word, at, &length))) {
      return false;
    }
    at += length;
  }
  return count > 1;
}

/// How the third person is spelt; every form ends in what the last one adds.
static const struct {
  AttView end;
  size_t strip;
  const char* add;
} endings[] = {
#define ATT_ENDING(end, strip, add) {{end, sizeof(end) - 1}, strip, add},
#include "pipeline/third_person.def"
#undef ATT_ENDING
};

#define LAST_ENDING (sizeof endings / sizeof *endings - 1)

/// Spell a third person that the model has not seen.
static void
spell(AttView lemma, AttText* out)
{
  for (size_t i = 0; i <= LAST_ENDING; ++i) {
    if (att_view_ends_with(lemma, endings[i].end)) {
      att_text_append(out,
                      att_view_slice(lemma, 0, lemma.size - endings[i].strip));
      att_text_append_string(out, endings[i].add);
      return;
    }
  }
}

/// The most usual form of a verb that the model knows as its third person.
typedef struct Forms {
  const AttModel* model;
  AttArena* arena;
  AttView lemma;
  AttView best;
  uint32_t frequency;
} Forms;

static void
offer_form(void* user, AttView word)
{
  Forms* forms = user;
  if (word.at[0] != forms->lemma.at[0] || !att_gap_is_word(word) ||
      att_view_equal(word, forms->lemma) ||
      !att_view_ends_with(word, att_view(endings[LAST_ENDING].add)) ||
      !att_view_equal(
          att_model_lemma(
              forms->model, forms->arena, word, ATT_UPOS_VERB, ATT_XPOS_VBZ),
          forms->lemma)) {
    return;
  }
  const uint32_t frequency =
      att_model_frequency(forms->model, word, ATT_UPOS_VERB);
  if (frequency > forms->frequency) {
    forms->best = word;
    forms->frequency = frequency;
  }
}

/// Would the compiler read a form as a verb of this lemma? What it never saw as
/// a verb it does, unless it knows the lemma as a noun or an adjective: then
/// the tagger was likely wrong as well.
static bool
leads_back(const AttVocabulary* v, AttArena* arena, AttView form, AttView lemma)
{
  const bool is_known = v->frequency(v->data, form, ATT_UPOS_VERB) > 0;
  const bool is_other = v->frequency(v->data, lemma, ATT_UPOS_NOUN) > 0 ||
                        v->frequency(v->data, lemma, ATT_UPOS_ADJ) > 0;
  return (is_known || !is_other) &&
         att_view_equal(v->lemma(v->data, arena, form, ATT_UPOS_VERB), lemma);
}

/// Append a form that the rule compiler takes for this verb.
static bool
write_verb(AttModel* model, AttView lemma, AttText* out)
{
  const size_t begin = out->size;
  const AttVocabulary vocabulary = att_vocabulary_of(model);
  Forms forms = {.model = model, .arena = att_arena_new(), .lemma = lemma};
  if (!forms.arena) {
    out->broken = true;
    return false;
  }
  att_model_each_word(model, ATT_UPOS_VERB, offer_form, &forms);
  if (forms.best.size) {
    att_text_append(out, forms.best);
  } else {
    spell(lemma, out);
  }
  const AttView written = att_view_slice(att_text_view(out), begin, out->size);
  const bool is_read = leads_back(&vocabulary, forms.arena, written, lemma);
  att_arena_free(forms.arena);
  return is_read;
}

/// Append a part of a draft, its slots by their names.
static void
write_slots(const AttGapRoles* roles, AttView draft, AttText* out)
{
  for (size_t i = 0; i < draft.size; ++i) {
    switch (draft.at[i]) {
    case ATT_GAP_AGENT:
      att_text_append(out, roles->agent);
      break;
    case ATT_GAP_OTHER:
      att_text_append(out, roles->other);
      break;
    case ATT_GAP_PLACE:
      att_text_append(out, roles->place);
      break;
    default:
      att_text_append_char(out, draft.at[i]);
    }
  }
}

bool
att_gap_write(AttModel* model,
              const AttGapRoles* roles,
              AttView draft,
              AttText* out)
{
  size_t at = 0;
  while (at < draft.size && draft.at[at] != ATT_GAP_VERB) {
    ++at;
  }
  write_slots(roles, att_view_slice(draft, 0, at), out);
  if (at == draft.size) {
    return true;
  }
  size_t end = ++at;
  while (end < draft.size && draft.at[end] != ' ' && draft.at[end] != '}') {
    ++end;
  }
  const bool written = write_verb(model, att_view_slice(draft, at, end), out);
  write_slots(roles, att_view_slice(draft, end, draft.size), out);
  return written;
}
