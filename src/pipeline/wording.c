// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Tables of phrases, and what is put together from them.

#include "pipeline/wording.h"

#include "pipeline/describe.h"
#include "term/vocabulary.h"

const char*
att_word_function(AttFunction function)
{
  static const char* const words[] = {
      [ATT_FUNCTION_SUBJECT] = "the subject",
      [ATT_FUNCTION_OBJECT] = "the object",
      [ATT_FUNCTION_INDIRECT] = "whom it is given to",
      [ATT_FUNCTION_OBLIQUE] = "words behind a preposition",
      [ATT_FUNCTION_COMPLEMENT] = "a clause",
      [ATT_FUNCTION_ADVERBIAL] = "a clause beside it",
      [ATT_FUNCTION_PREDICATE] = "what somebody is or becomes",
      [ATT_FUNCTION_PARTICLE] = "a particle",
      [ATT_FUNCTION_POSSESSOR] = "a possessor",
      [ATT_FUNCTION_COMPOUND] = "a noun right before it",
      [ATT_FUNCTION_MODIFIER] = "an adjective before it",
      [ATT_FUNCTION_APPOSITION] = "a name set beside it",
      [ATT_FUNCTION_ADVERB] = "an adverb",
      [ATT_FUNCTION_AUXILIARY] = "a helping verb",
      [ATT_FUNCTION_DETERMINER] = "a determiner",
  };
  return function < ATT_FUNCTION_COUNT ? words[function] : "";
}

const char*
att_word_variant(AttVariant variant)
{
  static const char* const words[] = {
      [ATT_VARIANT_ACTIVE] = "A attacked B",
      [ATT_VARIANT_PASSIVE] = "B was attacked",
      [ATT_VARIANT_BY_AGENT] = "B was attacked by A",
      [ATT_VARIANT_RELATIVE] = "A, which attacked B",
      [ATT_VARIANT_REDUCED] = "B, attacked by A",
      [ATT_VARIANT_CONTROL] = "A wants to attack B",
      [ATT_VARIANT_RAISING] = "A seems to attack B",
      [ATT_VARIANT_SHARED] = "A came and attacked B",
      [ATT_VARIANT_PARTICIPLE] = "A left, attacking B",
      [ATT_VARIANT_APPOSITIVE] = "A, leader of B",
      [ATT_VARIANT_SUPPORT] = "A launched an attack on B",
      [ATT_VARIANT_COPULA] = "A is dependent on B",
      [ATT_VARIANT_NOMINAL] = "A's attack on B",
      [ATT_VARIANT_HYPHENATED] = "A-controlled B",
      [ATT_VARIANT_PATH] = "as the path says",
      [ATT_VARIANT_ATTRIBUTIVE] = "the disputed B",
  };
  const size_t count = sizeof words / sizeof *words;
  return variant < count && words[variant] ? words[variant] : "";
}

const char*
att_word_reading(AttReadingKind kind)
{
  static const char* const words[] = {
      [ATT_READING_LABEL] = "by a label that the gazetteer lists",
      [ATT_READING_ACRONYM] = "by an acronym that the text introduces",
      [ATT_READING_DEMONYM] = "by its people",
      [ATT_READING_METONYM] = "by its capital or seat of power",
      [ATT_READING_PATTERN] = "by a pattern of the rules",
      [ATT_READING_BODY] = "a part of a state",
      [ATT_READING_NAME] = "a name that no gazetteer lists",
      [ATT_READING_NOUN] = "somebody unnamed",
      [ATT_READING_REFERENCE] = "by reference",
  };
  const size_t count = sizeof words / sizeof *words;
  return kind < count && words[kind] ? words[kind] : "";
}

AttView
att_word_time(const AttTimeMention* time)
{
  return time->edtf.size
             ? time->edtf
             : ATT_VIEW("unknown: the text gives nothing to count it from");
}

const char*
att_word_kind(AttFrameKind kind)
{
  static const char* const words[] = {
      [ATT_FRAME_VERBAL] = "verb",
      [ATT_FRAME_NOMINAL] = "noun",
      [ATT_FRAME_COPULAR] = "adjective or noun behind “is”",
      [ATT_FRAME_APPOSITIVE] = "title or apposition",
      [ATT_FRAME_HYPHENATED] = "hyphenated word",
      [ATT_FRAME_COMPOUND] = "noun behind its pair",
      [ATT_FRAME_MODIFIER] = "word of the clause",
      [ATT_FRAME_ADJUNCT] = "word that opens a phrase",
      [ATT_FRAME_PATH] = "word that paths start from",
  };
  const size_t count = sizeof words / sizeof *words;
  return kind < count && words[kind] ? words[kind] : "";
}

const char*
att_word_match(AttMatchFate fate)
{
  switch (fate) {
  case ATT_MATCH_GOVERNS:
    return "it colours the clause it governs and states nothing by itself";
  case ATT_MATCH_STATED:
    return "";
  case ATT_MATCH_JOINED:
    return "another line of the block comes first here; this one's roles "
           "joined "
           "its event";
  case ATT_MATCH_TOLD_BY_VERB:
    return "dropped: a line that starts with the verb reads this noun with it";
  case ATT_MATCH_OUTDONE:
    return "dropped: a line that starts with more words matches here";
  case ATT_MATCH_KNOWN:
    return "dropped: the sentence states the same relation by another line";
  case ATT_MATCH_NO_PAIR:
    return "dropped: no subject with an object that differs from it";
  case ATT_MATCH_NO_ROLE:
    return "dropped: no role is filled by somebody or something named";
  }
  return "";
}

AttView
att_word_class(const AttOntology* ontology, uint32_t id)
{
  const AttClass* class = att_ontology_class(ontology, id);
  return class->label.size ? class->label : att_local_name(class->iri);
}

AttView
att_word_property(const AttOntology* ontology, uint32_t id)
{
  const AttProperty* property = att_ontology_property(ontology, id);
  return property->label.size ? property->label : att_local_name(property->iri);
}

void
att_word_name(AttView iri, AttText* out)
{
  if (att_view_starts_with(iri, ATT_VIEW(ATT_IRI_ATT))) {
    att_text_append_string(out, "att:");
  }
  att_text_append(out, att_local_name(iri));
}

static void
word_phrase(const AttRules* rules, AttRange words, AttText* out)
{
  for (uint32_t w = 0; w < words.count; ++w) {
    const AttWord* word = &rules->words[words.first + w];
    const char* quote = word->kind == ATT_WORD_FORM    ? "\""
                        : word->kind == ATT_WORD_REGEX ? "/"
                                                       : "";
    att_text_format(out,
                    "%s%s%.*s%s",
                    w ? " " : "",
                    quote,
                    ATT_VIEW_ARG(word->text),
                    quote);
  }
}

void
att_word_phrases(const AttRules* rules,
                 AttRange phrases,
                 const char* glue,
                 AttText* out)
{
  for (uint32_t i = 0; i < phrases.count; ++i) {
    att_text_append_string(out, i ? glue : "");
    word_phrase(rules, rules->phrases[phrases.first + i].words, out);
  }
}

/// What a subject or object of this kind of frame covers besides itself.
static const char*
whole_function(const AttFrame* frame, const AttRealisation* way)
{
  const bool own = way->host == ATT_HOST_TRIGGER && !way->inverse;
  if (own && frame->kind == ATT_FRAME_VERBAL && !frame->passive_only) {
    switch (way->function) {
    case ATT_FUNCTION_SUBJECT:
      return "the subject, or by … in the passive";
    case ATT_FUNCTION_OBJECT:
      return "the object, or the subject in the passive";
    }
  }
  if (own && frame->passive_only && way->function == ATT_FUNCTION_OBJECT) {
    return "the subject of the passive";
  }
  if (own && way->function == ATT_FUNCTION_SUBJECT &&
      (frame->kind == ATT_FRAME_NOMINAL || frame->kind == ATT_FRAME_COMPOUND)) {
    return "the subject of a verb that supports it (launches an …)";
  }
  if (own && way->function == ATT_FUNCTION_POSSESSOR) {
    return "…’s before it";
  }
  return att_word_function((AttFunction)way->function);
}

static bool
takes_marker(const AttRealisation* way)
{
  return way->function == ATT_FUNCTION_OBLIQUE ||
         way->function == ATT_FUNCTION_COMPLEMENT ||
         way->function == ATT_FUNCTION_ADVERBIAL;
}

static bool
has_same_markers(const AttRules* rules,
                 const AttRealisation* a,
                 const AttRealisation* b)
{
  bool same = takes_marker(a) && takes_marker(b) && a->host == b->host &&
              a->inverse == b->inverse && a->markers.count == b->markers.count;
  for (uint32_t i = 0; same && i < a->markers.count; ++i) {
    same = att_view_equal(rules->markers[a->markers.first + i],
                          rules->markers[b->markers.first + i]);
  }
  return same;
}

/// "of|for …", "that … (a clause)", "a bare clause".
static void
word_markers(const AttRules* rules,
             const AttRealisation* way,
             bool has_words,
             bool has_clause,
             AttText* out)
{
  bool bare = way->markers.count == 0;
  bool marked = false;
  for (uint32_t i = 0; i < way->markers.count; ++i) {
    const AttView marker = rules->markers[way->markers.first + i];
    bare |= !marker.size;
    if (marker.size) {
      att_text_append_string(out, marked ? "|" : "");
      att_text_append(out, marker);
      marked = true;
    }
  }
  if (marked) {
    att_text_append_string(out,
                           !has_clause ? " …"
                           : has_words ? " … (also a clause)"
                                       : " … (a clause)");
  }
  if (bare && has_clause) {
    att_text_append_string(out, marked ? " or a bare clause" : "a clause");
  } else if (bare && !marked) {
    att_text_append_string(out, "any preposition …");
  }
}

/// "by … of “sanctuary”": the words that host the filler instead.
static void
word_host(const AttRules* rules,
          const AttFrame* frame,
          const AttRealisation* way,
          AttText* out)
{
  if (way->host == ATT_HOST_TRIGGER) {
    return;
  }
  const AttSlot* host = &rules->slots[frame->slots.first + way->host];
  att_text_append_string(out, " with ");
  if (host->kind == ATT_SLOT_WORDS) {
    AttRange some = host->phrases;
    some.count = some.count > 2 ? 2 : some.count;
    att_text_append_string(out, "“");
    att_word_phrases(rules, some, "|", out);
    att_text_append_string(out, some.count < host->phrases.count ? "|…”" : "”");
  } else {
    att_text_append(out, host->name);
  }
}

/// Fixed words without a preposition may be any of these, as the sentence has
/// it; the compiler lists them all.
static bool
stands_freely(const AttRules* rules, const AttSlot* slot)
{
  return slot->kind == ATT_SLOT_WORDS && slot->realisations.count > 2 &&
         rules->realisations[slot->realisations.first].function ==
             ATT_FUNCTION_OBJECT;
}

typedef struct Ways {
  const AttRules* rules;
  const AttFrame* frame;
  const AttSlot* slot;
} Ways;

static const AttRealisation*
way_at(const Ways* ways, uint32_t index)
{
  return &ways->rules->realisations[ways->slot->realisations.first + index];
}

/// Was the way told together with an earlier one?
static bool
is_told(const Ways* ways, uint32_t index)
{
  for (uint32_t i = 0; i < index; ++i) {
    if (has_same_markers(ways->rules, way_at(ways, i), way_at(ways, index))) {
      return true;
    }
  }
  return false;
}

static void
word_way(const Ways* ways, uint32_t index, AttText* out)
{
  const AttRealisation* way = way_at(ways, index);
  if (way->inverse) {
    att_text_format(out,
                    "the word it stands with as %s",
                    att_word_function((AttFunction)way->function));
    word_host(ways->rules, ways->frame, way, out);
    return;
  }
  if (!takes_marker(way)) {
    att_text_append_string(out, whole_function(ways->frame, way));
    word_host(ways->rules, ways->frame, way, out);
    return;
  }
  bool has_words = false;
  bool has_clause = false;
  for (uint32_t i = index; i < ways->slot->realisations.count; ++i) {
    const AttRealisation* other = way_at(ways, i);
    if (has_same_markers(ways->rules, way, other)) {
      has_words |= other->function == ATT_FUNCTION_OBLIQUE;
      has_clause |= other->function != ATT_FUNCTION_OBLIQUE;
    }
  }
  word_markers(ways->rules, way, has_words, has_clause, out);
  word_host(ways->rules, ways->frame, way, out);
}

/// A path as it is written: ">nsubj <obj "impose"".
static void
word_steps(const AttRules* rules, AttRange steps, AttText* out)
{
  att_text_append_string(out, "where the path leads:");
  for (uint32_t i = 0; i < steps.count; ++i) {
    const AttStep* step = &rules->steps[steps.first + i];
    att_text_append_string(out, step->up ? " <" : " >");
    for (uint32_t r = 0; r < step->relations.count; ++r) {
      const AttStepRelation* one =
          &rules->step_relations[step->relations.first + r];
      att_text_format(out,
                      "%s%s%s%.*s",
                      r ? "|" : "",
                      att_relation_label((AttRelation)one->relation),
                      one->marker.size ? ":" : "",
                      ATT_VIEW_ARG(one->marker));
    }
    att_text_append_string(out,
                           step->repeated   ? "*"
                           : step->optional ? "?"
                                            : "");
    att_text_append_string(out, step->phrases.count ? " " : "");
    att_word_phrases(rules, step->phrases, "|", out);
  }
}

void
att_word_ways(const AttRules* rules,
              const AttFrame* frame,
              const AttSlot* slot,
              AttText* out)
{
  const Ways ways = {rules, frame, slot};
  bool first = true;
  if (stands_freely(rules, slot)) {
    att_text_append_string(out, "as its object, predicate, particle or adverb");
    return;
  }
  if (slot->steps.count) {
    word_steps(rules, slot->steps, out);
    return;
  }
  for (uint32_t i = 0; i < slot->realisations.count; ++i) {
    if (!is_told(&ways, i)) {
      att_text_append_string(out, first ? "" : "; or ");
      word_way(&ways, i, out);
      first = false;
    }
  }
  if (first) {
    att_text_append_string(out, "the clause it belongs to");
  }
}

uint32_t
att_word_slot_class(const AttOntology* ontology,
                    const AttBlock* block,
                    const AttSlot* slot)
{
  if (slot->type || slot->kind != ATT_SLOT_ROLE) {
    return slot->type;
  }
  if (slot->property) {
    return att_ontology_property(ontology, slot->property)->range;
  }
  if (!block->property_id) {
    return 0;
  }
  const AttProperty* relation =
      att_ontology_property(ontology, block->property_id);
  return att_view_equal(slot->name, ATT_VIEW("subject")) ? relation->domain
                                                         : relation->range;
}

void
att_word_slot_type(const AttOntology* ontology,
                   const AttBlock* block,
                   const AttSlot* slot,
                   AttText* out)
{
  const uint32_t id = att_word_slot_class(ontology, block, slot);
  if (!id) {
    att_text_append_string(
        out, slot->kind == ATT_SLOT_CLAUSE ? "a clause" : "anything");
    return;
  }
  att_text_append(out, att_word_class(ontology, id));
  att_text_append_string(out, " (");
  att_word_name(att_ontology_class(ontology, id)->iri, out);
  att_text_append_char(out, ')');
}
