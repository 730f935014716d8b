// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One pass over the text; words between marks are phrases, and a phrase that
// holds a set stands for one phrase a member.

#include "import/pieces.h"

#include "import/phrase.h"

#include <string.h>

// Phrases that one piece may stand for, and sets within sets.
#define MOST_PHRASES 200u
#define MOST_MEMBERS 2000u
#define MOST_DEPTH 6u
#define LONGEST_PHRASE 400u

typedef ATT_ARRAY(AttText) Phrases;

static void
clear_phrases(Phrases* phrases)
{
  for (size_t i = 0; i < phrases->size; ++i) {
    att_text_clear(&phrases->at[i]);
  }
  ATT_ARRAY_CLEAR(phrases);
}

static bool
is_lower(AttView words)
{
  for (size_t i = 0; i < words.size; ++i) {
    const char c = words.at[i];
    if (!(c >= 'a' && c <= 'z') && c != ' ' && c != '-') {
      return false;
    }
  }
  return words.size > 0;
}

typedef struct Walk {
  const AttImportedVerbs* verbs;
  size_t left; ///< members that may still be given
  AttStatus (*each)(void* user, AttView words);
  void* user;
} Walk;

// Call `each` for every member of a set, sets within it included.
static AttStatus
walk_set(Walk* walk, uint32_t set, size_t depth)
{
  const AttImportedVerbs* verbs = walk->verbs;
  uint32_t at = verbs->set_members.at[set].first;
  for (; at && depth < MOST_DEPTH; at = verbs->members.at[at - 1].next) {
    const AttView text = verbs->members.at[at - 1].text;
    const uint32_t* inner =
        *text.at == '&' ? att_map_get(&verbs->sets, att_verbs_set_name(text))
                        : NULL;
    if (walk->left == 0) {
      return ATT_ERR_LIMIT;
    }
    --walk->left;
    if (inner) {
      ATT_TRY(walk_set(walk, *inner, depth + 1));
    } else if (is_lower(text)) {
      ATT_TRY(walk->each(walk->user, text));
    }
  }
  return ATT_OK;
}

typedef struct Product {
  const AttText* stem;
  Phrases* out;
} Product;

static AttStatus
push_joined(void* user, AttView words)
{
  Product* product = user;
  AttText text = {0};
  if (product->out->size >= MOST_PHRASES) {
    return ATT_ERR_LIMIT;
  }
  att_text_append(&text, att_text_view(product->stem));
  if (text.size) {
    att_text_append_char(&text, ' ');
  }
  att_text_append(&text, words);
  AttStatus status = att_text_status(&text);
  if (status == ATT_OK) {
    status = ATT_PUSH(product->out, text);
  }
  if (status != ATT_OK) {
    att_text_clear(&text);
  }
  return status;
}

// "RAID/STRIKE" is either.
static AttStatus
push_choices(Product* product, AttView word)
{
  AttStatus status = ATT_OK;
  while (word.size && status == ATT_OK) {
    AttText lower = {0};
    att_phrase_words(att_import_until(&word, "/"), &lower);
    word = att_view_slice(word, 1, word.size);
    status = att_text_status(&lower);
    if (status == ATT_OK && lower.size) {
      status = push_joined(product, att_text_view(&lower));
    }
    att_text_clear(&lower);
  }
  return status;
}

// Every phrase so far with a word, or each member of a set, behind it.
static AttStatus
extend(const AttImportedVerbs* verbs, Phrases* phrases, AttView word)
{
  Phrases longer = {0};
  AttStatus status = ATT_OK;
  for (size_t i = 0; i < phrases->size && status == ATT_OK; ++i) {
    Product product = {&phrases->at[i], &longer};
    if (*word.at == '&') {
      const uint32_t* set = att_map_get(&verbs->sets, att_verbs_set_name(word));
      Walk walk = {verbs, MOST_PHRASES, push_joined, &product};
      status = set ? walk_set(&walk, *set, 0) : ATT_OK;
    } else {
      status = push_choices(&product, word);
    }
  }
  clear_phrases(phrases);
  *phrases = longer;
  return status;
}

// The next word of a phrase: "&SET" whole, others up to "_" or a blank.
static AttView
next_word(AttView* rest)
{
  while (rest->size && strchr(" \t_", *rest->at)) {
    *rest = att_view_slice(*rest, 1, rest->size);
  }
  return att_import_until(rest,
                          rest->size && *rest->at == '&' ? " \t" : " \t_");
}

// The list that a set becomes: its name, and its number where the name holds
// other signs than letters and digits.
static void
append_set_name(const AttImportedVerbs* verbs, AttView word, AttText* out)
{
  const AttView name = att_verbs_set_name(word);
  const uint32_t* set = att_map_get(&verbs->sets, name);
  bool is_changed = false;
  att_text_append_string(out, "set_");
  for (size_t i = 0; i < name.size; ++i) {
    const char c = name.at[i];
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_kept = is_upper || (c >= '0' && c <= '9') || c == '_';
    att_text_append_char(out, is_upper ? (char)(c + 32) : is_kept ? c : '_');
    is_changed = is_changed || !is_kept;
  }
  if (is_changed && set) {
    att_text_format(out, "_%u", *set);
  }
}

// Append a phrase as alternatives: "word", "{two words}", "@set_weapon",
// "{military aid}|{army aid}". NULL, or why it cannot be said.
static const char*
append_phrase(const AttPieces* pieces, AttView phrase, AttText* out)
{
  AttView rest = phrase;
  const AttView first = next_word(&rest);
  if (first.size && *first.at == '&' && !att_view_trim(rest).size) {
    if (!att_map_get(&pieces->verbs->sets, att_verbs_set_name(first))) {
      return "a set that is not defined";
    }
    att_text_append_char(out, '@');
    append_set_name(pieces->verbs, first, out);
    return NULL;
  }
  Phrases phrases = {0};
  AttStatus status = ATT_PUSH(&phrases, (AttText){0});
  rest = phrase;
  for (AttView word = next_word(&rest); word.size && status == ATT_OK;
       word = next_word(&rest)) {
    status = extend(pieces->verbs, &phrases, word);
  }
  bool is_said = status == ATT_OK && phrases.size > 0;
  for (size_t i = 0; is_said && i < phrases.size; ++i) {
    const AttView words = att_text_view(&phrases.at[i]);
    const bool is_unit = words.size && memchr(words.at, ' ', words.size);
    is_said = is_lower(words) && words.size < LONGEST_PHRASE;
    att_text_format(out,
                    is_unit ? "%s{%.*s}" : "%s%.*s",
                    i ? "|" : "",
                    ATT_VIEW_ARG(words));
  }
  clear_phrases(&phrases);
  return is_said ? NULL
                 : "words of other signs than letters, no words, or too many";
}

static bool
is_preposition(const AttPieces* pieces, AttView word)
{
  AttText lower = {0};
  att_phrase_words(word, &lower);
  const AttView text = att_text_view(&lower);
  const AttVocabulary* v = pieces->vocabulary;
  const bool is = !lower.broken && word.size && *word.at != '&' &&
                  v->frequency(v->data, text, ATT_UPOS_ADP) >
                      v->frequency(v->data, text, ATT_UPOS_NOUN) +
                          v->frequency(v->data, text, ATT_UPOS_DET) +
                          v->frequency(v->data, text, ATT_UPOS_CCONJ);
  att_text_clear(&lower);
  return is;
}

// Append "by|with" of "BY/WITH", each with `before` before it; false where one
// is no preposition.
static bool
append_prepositions(const AttPieces* pieces,
                    AttView words,
                    const char* before,
                    AttText* out)
{
  bool is_first = true;
  do {
    const AttView word = att_import_until(&words, "/");
    if (!is_preposition(pieces, word)) {
      return false;
    }
    att_text_append_string(out, is_first ? before : "|");
    att_text_append_string(out, is_first ? "" : before);
    att_phrase_words(word, out);
    words = att_view_slice(words, 1, words.size);
    is_first = false;
  } while (words.size);
  return true;
}

// A slot behind a preposition, or as an object where there is none.
static const char*
append_slot(AttPieces* pieces, char mark, AttView preposition)
{
  const char* slot = mark == '+' ? pieces->object : pieces->subject;
  att_text_append_char(&pieces->rest, ' ');
  att_text_format(&pieces->ways, ", (%s = >", slot);
  if (preposition.size) {
    append_prepositions(pieces, preposition, "", &pieces->rest);
    att_text_append_char(&pieces->rest, ' ');
    append_prepositions(pieces, preposition, "obl:", &pieces->ways);
  } else {
    att_text_append_string(&pieces->ways, "obj");
  }
  att_text_append_string(&pieces->rest, slot);
  att_text_append_char(&pieces->ways, ')');
  pieces->has_object = pieces->has_object || mark == '+';
  return mark == '+' ? NULL : "an actor behind the verb that acts";
}

// A few words may stand before each piece of a pattern.
#define ANY_WORDS " []{0,4} "

// Words behind a preposition, or as an object where there is none.
static const char*
append_words(AttPieces* pieces, AttView phrase, AttView preposition)
{
  AttText words = {0};
  const char* fault = append_phrase(pieces, phrase, &words);
  att_text_append_char(&pieces->rest, ' ');
  att_text_append_string(&pieces->ways, ", >");
  att_text_append_string(&pieces->tokens, ANY_WORDS);
  if (preposition.size) {
    append_prepositions(pieces, preposition, "", &pieces->rest);
    append_prepositions(pieces, preposition, "obl:", &pieces->ways);
    att_text_append_char(&pieces->rest, ' ');
    att_text_append_char(&pieces->tokens, '(');
    append_prepositions(pieces, preposition, "", &pieces->tokens);
    att_text_append_string(&pieces->tokens, ")" ANY_WORDS);
  } else {
    att_text_append_string(&pieces->ways, "obj");
  }
  att_text_append(&pieces->rest, att_text_view(&words));
  att_text_append_char(&pieces->ways, ' ');
  att_text_append(&pieces->ways, att_text_view(&words));
  att_text_append_char(&pieces->tokens, '(');
  att_text_append(&pieces->tokens, att_text_view(&words));
  att_text_append_char(&pieces->tokens, ')');
  if (!preposition.size && !pieces->noun.size) {
    att_text_append(&pieces->noun, att_text_view(&words));
  }
  pieces->rest.broken |= words.broken;
  att_text_clear(&words);
  return fault;
}

// "(IN CAPITAL)", "(WITH +)", "(TO)", "(IN ^)", without the parentheses.
static const char*
read_group(AttPieces* pieces, AttView inside)
{
  AttView rest = inside;
  const AttView preposition = next_word(&rest);
  AttText unused = {0};
  const bool leads = append_prepositions(pieces, preposition, "", &unused);
  att_text_clear(&unused);
  if (!leads) {
    return "parentheses without a preposition";
  }
  AttView phrase = att_view_trim(rest);
  if (phrase.size && *phrase.at == '{') {
    phrase = att_view_slice(phrase, 1, phrase.size);
    phrase = att_view_trim(att_import_until(&phrase, "}"));
  }
  if (att_view_equal(phrase, ATT_VIEW("^"))) {
    return NULL;
  }
  if (!phrase.size && pieces->has_object) {
    return "more than one place for whom it is done to";
  }
  return !phrase.size || att_view_equal(phrase, ATT_VIEW("+"))
             ? append_slot(pieces, '+', preposition)
             : append_words(pieces, phrase, preposition);
}

// Words in a row outside marks, up to the next mark or preposition.
static AttView
take_words(const AttPieces* pieces, AttView* rest)
{
  const char* begin = rest->at;
  AttView look = *rest;
  while (look.size && !strchr("({+$^%", *look.at)) {
    AttView ahead = look;
    const AttView word = next_word(&ahead);
    if (!word.size || (word.at != begin && is_preposition(pieces, word))) {
      break;
    }
    look = ahead;
    while (look.size && strchr(" \t_", *look.at)) {
      look = att_view_slice(look, 1, look.size);
    }
  }
  const AttView words = {begin, (size_t)(look.at - begin)};
  *rest = look;
  return att_view_trim(words);
}

// A preposition right behind the verb is its particle; a later one leads to
// the words behind it, the last one to whom it is done to.
static const char*
read_preposition(AttPieces* pieces, AttView word, AttView* rest)
{
  if (!pieces->rest.size && !pieces->particle.size) {
    att_phrase_words(word, &pieces->particle);
    att_text_append_char(&pieces->tokens, ' ');
    att_text_append(&pieces->tokens, att_text_view(&pieces->particle));
    return is_lower(att_text_view(&pieces->particle)) &&
                   !memchr(pieces->particle.at, '-', pieces->particle.size)
               ? NULL
               : "a particle of other signs than letters";
  }
  AttView inside = att_view_trim(*rest);
  if (inside.size && strchr("({$^%", *inside.at)) {
    return "a preposition before a phrase in marks";
  }
  if (inside.size && *inside.at == '+') {
    *rest = att_view_slice(inside, 1, inside.size);
    return append_slot(pieces, '+', word);
  }
  *rest = inside;
  const AttView words = take_words(pieces, rest);
  if (words.size) {
    return append_words(pieces, words, word);
  }
  return pieces->has_object ? "more than one place for whom it is done to"
                            : append_slot(pieces, '+', word);
}

static const char*
read_noun(AttPieces* pieces, AttView phrase)
{
  pieces->has_noun = true;
  return append_words(pieces, phrase, (AttView){0});
}

static const char*
read_piece(AttPieces* pieces, AttView* rest)
{
  const char mark = *rest->at;
  if (mark == '(' || mark == '{') {
    *rest = att_view_slice(*rest, 1, rest->size);
    const AttView inside = att_import_until(rest, mark == '(' ? ")" : "}");
    *rest = att_view_slice(*rest, 1, rest->size);
    return mark == '(' ? read_group(pieces, inside) : read_noun(pieces, inside);
  }
  if (mark == '+' || mark == '$') {
    *rest = att_view_slice(*rest, 1, rest->size);
    return append_slot(pieces, mark, (AttView){0});
  }
  if (strchr("^%)}*", mark)) {
    return "a mark that no sentence has: ^, % or a second *";
  }
  AttView ahead = *rest;
  const AttView word = next_word(&ahead);
  if (word.size && is_preposition(pieces, word)) {
    *rest = ahead;
    return read_preposition(pieces, word, rest);
  }
  const AttView words = take_words(pieces, rest);
  return words.size ? read_noun(pieces, words) : NULL;
}

static const char*
read_before(AttPieces* pieces, AttView before)
{
  AttView phrase = before;
  if (!before.size) {
    return NULL;
  }
  if (att_view_equal(before, ATT_VIEW("$"))) {
    return NULL;
  }
  if (att_view_equal(before, ATT_VIEW("+"))) {
    const char* subject = pieces->subject;
    pieces->subject = pieces->object;
    pieces->object = subject;
    return NULL;
  }
  if (*phrase.at == '{') {
    phrase = att_view_slice(phrase, 1, phrase.size);
    phrase = att_view_trim(att_import_until(&phrase, "}"));
  }
  for (size_t i = 0; i < phrase.size; ++i) {
    if (strchr("({+$^%)}", phrase.at[i])) {
      return "marks before the verb";
    }
  }
  return append_phrase(pieces, phrase, &pieces->who);
}

const char*
att_pieces_read(AttPieces* pieces, AttView before, AttView after)
{
  AttView rest = after;
  const char* fault = read_before(pieces, before);
  while (!fault && rest.size) {
    while (rest.size && strchr(" \t_,", *rest.at)) {
      rest = att_view_slice(rest, 1, rest.size);
    }
    fault = rest.size ? read_piece(pieces, &rest) : NULL;
  }
  return fault;
}

// Who does it is named before the noun of the subject ("Utopian police"), to
// whom before the noun of the object, or as the object where there is none.
static void
write_path(const AttPieces* pieces, AttView verbs, AttText* line)
{
  static const char modifier[] = ">nmod|compound|amod";
  att_text_format(line,
                  "path(@%.*s[VERB], %s = >nsubj %s %s",
                  ATT_VIEW_ARG(verbs),
                  pieces->subject,
                  pieces->who.at,
                  modifier);
  att_text_append(line, att_text_view(&pieces->ways));
  if (!pieces->has_object) {
    att_text_format(line, ", (%s = >obj", pieces->object);
    if (pieces->noun.size) {
      att_text_format(line, " %s %s", pieces->noun.at, modifier);
    }
    att_text_append_char(line, ')');
  }
  att_text_append_char(line, ')');
}

void
att_pieces_write(const AttPieces* pieces,
                 AttView verbs,
                 const AttCodeTable* codes,
                 AttText* line)
{
  if (pieces->who.size) {
    write_path(pieces, verbs, line);
    return;
  }
  att_text_format(line, "%s @%.*s", pieces->subject, ATT_VIEW_ARG(verbs));
  if (!pieces->has_object && !pieces->has_noun) {
    att_text_format(line, pieces->rest.size ? " (%s)" : " %s", pieces->object);
  }
  att_text_append(line, att_text_view(&pieces->rest));
  if (!pieces->has_object && pieces->has_noun && codes->leading.size) {
    att_text_format(line,
                    " (%.*s %s)",
                    ATT_VIEW_ARG(att_text_view(&codes->leading)),
                    pieces->object);
  }
}

bool
att_pieces_write_words(const AttPieces* pieces, AttView verbs, AttText* line)
{
  if (pieces->who.size) {
    att_text_format(line, "(%s)" ANY_WORDS, pieces->who.at);
  }
  att_text_format(line, "@%.*s", ATT_VIEW_ARG(verbs));
  att_text_append(line, att_text_view(&pieces->tokens));
  return pieces->who.size || pieces->noun.size || pieces->tokens.size;
}

void
att_pieces_clear(AttPieces* pieces)
{
  att_text_clear(&pieces->particle);
  att_text_clear(&pieces->who);
  att_text_clear(&pieces->rest);
  att_text_clear(&pieces->ways);
  att_text_clear(&pieces->tokens);
  att_text_clear(&pieces->noun);
}

static AttStatus
append_member(void* user, AttView words)
{
  AttText* items = user;
  const bool is_unit = memchr(words.at, ' ', words.size);
  att_text_append_string(items, items->size ? ", " : "");
  att_text_format(items, is_unit ? "{%.*s}" : "%.*s", ATT_VIEW_ARG(words));
  return att_text_status(items);
}

AttStatus
att_pieces_declare_sets(const AttImportedVerbs* verbs, AttText* head)
{
  for (uint32_t i = 0; i < verbs->sets.size; ++i) {
    AttText items = {0};
    Walk walk = {verbs, MOST_MEMBERS, append_member, &items};
    AttStatus status = walk_set(&walk, i, 0);
    status = status == ATT_ERR_LIMIT ? ATT_OK : status;
    if (status == ATT_OK && items.size) {
      att_text_append_string(head, "list ");
      append_set_name(verbs, verbs->sets.entries[i].key, head);
      att_text_format(head, " = %s\n", items.at);
    }
    att_text_clear(&items);
    ATT_TRY(status);
  }
  return att_text_status(head);
}
