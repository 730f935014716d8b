// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// One look at each word that may open what is reported, or tell its source.

#include "english/reported.h"

static bool
has_content(AttLemmas nouns, const AttToken* noun)
{
  return noun->upos == ATT_UPOS_NOUN && att_lemmas_have(nouns, noun->lemma);
}

static bool
is_subject(const AttToken* token)
{
  return token->relation == ATT_RELATION_NSUBJ ||
         token->relation == ATT_RELATION_NSUBJ_PASS;
}

/// Does a clause have, beside its "that", a subject of its own in front and
/// nothing that "that" could stand for? "the claim that Kenya made" has no
/// object but "that".
static bool
is_complete(const AttToken* tokens, size_t count, size_t that, size_t clause)
{
  bool has_subject = false;
  bool has_object = false;
  bool is_passive = false;
  for (size_t i = 0; i < count; ++i) {
    if (i == that || tokens[i].head != (int32_t)clause) {
      continue;
    }
    has_subject |= is_subject(&tokens[i]) && i > that && i < clause;
    is_passive |= tokens[i].relation == ATT_RELATION_NSUBJ_PASS;
    has_object |= tokens[i].relation == ATT_RELATION_OBJ ||
                  tokens[i].relation == ATT_RELATION_CCOMP ||
                  tokens[i].relation == ATT_RELATION_XCOMP ||
                  tokens[i].relation == ATT_RELATION_COP;
  }
  return has_subject && !is_subject(&tokens[that]) &&
         (has_object || is_passive ||
          tokens[that].relation != ATT_RELATION_OBJ);
}

/// A clause hung on its own "that", which hangs on the noun: turn the two.
static void
turn_round(AttToken* tokens, size_t count, size_t that)
{
  for (size_t i = that + 1; i < count; ++i) {
    if (tokens[i].head == (int32_t)that &&
        tokens[i].relation == ATT_RELATION_ACL_RELCL &&
        tokens[that].head >= 0 && (size_t)tokens[that].head < that) {
      tokens[i].head = tokens[that].head;
      tokens[that].head = (int32_t)i;
      return;
    }
  }
}

/// "the claim that Qatar funds Hamas has never been proved": of two subjects of
/// one verb the one right behind the clause is the clause's object.
static void
return_object(AttToken* tokens, size_t count, size_t noun, size_t clause)
{
  for (size_t i = clause + 1; i < count && is_subject(&tokens[noun]); ++i) {
    if (is_subject(&tokens[i]) && tokens[i].head == tokens[noun].head) {
      tokens[i].head = (int32_t)clause;
      tokens[i].relation = ATT_RELATION_OBJ;
      return;
    }
    if (tokens[i].head <= (int32_t)i) { // no part of a phrase in front
      return;
    }
  }
}

/// "the fear that Kenya would attack Uganda"
static void
mend_content(AttLemmas nouns, AttToken* tokens, size_t count, size_t that)
{
  if (tokens[that].head == (int32_t)that - 1 &&
      has_content(nouns, &tokens[that - 1])) {
    turn_round(tokens, count, that);
  }
  const int32_t clause = tokens[that].head;
  if (clause < (int32_t)that ||
      tokens[clause].relation != ATT_RELATION_ACL_RELCL) {
    return;
  }
  const int32_t noun = tokens[clause].head;
  if (noun < 0 || (size_t)noun >= that || !has_content(nouns, &tokens[noun])) {
    return;
  }
  if (tokens[that].relation == ATT_RELATION_OBJ) {
    return_object(tokens, count, (size_t)noun, (size_t)clause);
  }
  if (is_complete(tokens, count, that, (size_t)clause)) {
    tokens[clause].relation = ATT_RELATION_ACL;
    tokens[that].relation = ATT_RELATION_MARK;
    tokens[that].upos = ATT_UPOS_SCONJ;
    tokens[that].xpos = ATT_XPOS_IN;
  }
}

/// "there are rumours that Kenya …", "made the claim that …": the clause of the
/// verb belongs to its subject or object, which stands right before "that".
/// What is said "in a statement that" is the verb's.
static void
mend_complement(AttLemmas nouns, AttToken* tokens, size_t that)
{
  const int32_t clause = tokens[that].head;
  if (!that || clause < (int32_t)that ||
      tokens[that].relation != ATT_RELATION_MARK ||
      tokens[clause].relation != ATT_RELATION_CCOMP) {
    return;
  }
  const AttToken* noun = &tokens[that - 1];
  if (has_content(nouns, noun) && noun->head == tokens[clause].head &&
      (is_subject(noun) || noun->relation == ATT_RELATION_OBJ)) {
    tokens[clause].head = (int32_t)that - 1;
    tokens[clause].relation = ATT_RELATION_ACL;
  }
}

static bool
has_clause(const AttToken* tokens, size_t count, size_t verb)
{
  for (size_t i = 0; i < count; ++i) {
    if (tokens[i].head == (int32_t)verb &&
        (tokens[i].relation == ATT_RELATION_CCOMP ||
         tokens[i].relation == ATT_RELATION_XCOMP)) {
      return true;
    }
  }
  return false;
}

/// "said in a statement that …": what a verb of saying says there is no content
/// of the noun in its phrase.
static void
mend_said_in(const AttReportWords* words,
             AttToken* tokens,
             size_t count,
             size_t that)
{
  const int32_t clause = tokens[that].head;
  if (clause < (int32_t)that || tokens[that].relation != ATT_RELATION_MARK ||
      tokens[clause].relation != ATT_RELATION_ACL) {
    return;
  }
  const int32_t noun = tokens[clause].head;
  const int32_t verb = noun < 0 ? -1 : tokens[noun].head;
  if (verb >= 0 && verb < noun && noun < (int32_t)that &&
      tokens[noun].relation == ATT_RELATION_OBL &&
      tokens[verb].upos == ATT_UPOS_VERB &&
      att_lemmas_have(words->sayings, tokens[verb].lemma) &&
      has_content(words->content, &tokens[noun]) &&
      !has_clause(tokens, count, (size_t)verb)) {
    tokens[clause].head = verb;
    tokens[clause].relation = ATT_RELATION_CCOMP;
  }
}

/// The verb or the predicate that a word stands below, or -1.
static int32_t
verb_above(const AttToken* tokens, size_t count, int32_t word)
{
  for (size_t step = 0; word >= 0 && step < count; ++step) {
    if (tokens[word].upos == ATT_UPOS_VERB || tokens[word].head < 0) {
      return word;
    }
    word = tokens[word].head;
  }
  return -1;
}

/// "killed a man in Basra, according to Reuters"
static void
mend_source(AttToken* tokens, size_t count, size_t according)
{
  const int32_t source = tokens[according].head;
  const bool is_phrase = according + 1 < count &&
                         tokens[according].relation == ATT_RELATION_CASE &&
                         tokens[according + 1].relation == ATT_RELATION_FIXED &&
                         tokens[according + 1].head == (int32_t)according &&
                         source >= 0;
  if (!is_phrase || tokens[source].head < 0 ||
      tokens[tokens[source].head].upos == ATT_UPOS_VERB) {
    return;
  }
  const int32_t verb = verb_above(tokens, count, tokens[source].head);
  if (verb >= 0) {
    tokens[source].head = verb;
    tokens[source].relation = ATT_RELATION_OBL;
  }
}

void
att_reported_mend(const AttReportWords* words, AttToken* tokens, size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    if (att_lemmas_have(words->complementiser, tokens[i].lemma)) {
      mend_content(words->content, tokens, count, i);
      mend_complement(words->content, tokens, i);
      mend_said_in(words, tokens, count, i);
    } else if (att_lemmas_have(words->attributing, tokens[i].lemma) ||
               att_lemmas_have(words->attributing, tokens[i].form)) {
      mend_source(tokens, count, i);
    }
  }
}
