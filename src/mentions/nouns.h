// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Actor nouns: what kind of actor a common noun names, from att:ActorNoun
// entries of the gazetteer files; and words that never stand in a name.
// In: entries. Out: a lookup by lemma.

#ifndef ATT_MENTIONS_NOUNS_H
#define ATT_MENTIONS_NOUNS_H

#include "base/map.h"
#include "document/document.h"

struct AttGazetteer;

/// Classes that an entry gives, in byte order of their IRIs.
typedef struct AttNounClasses {
  const uint32_t* at;
  size_t count;
} AttNounClasses;

/// One att:ActorNoun entry; all its nouns share it.
typedef struct AttActorNoun {
  uint32_t reads;         ///< class of what the noun names
  AttNounClasses merges;  ///< beside a name of such a class it is that actor
  AttNounClasses excepts; ///< but not beside one of these
  AttNounClasses stands;  ///< with an article alone it refers to such a name
  bool several_only;      ///< it does so in the plural alone
  /// Several of them are of this class and act for themselves, where one beside
  /// a state's name would act for it ("Israeli analysts"); 0: they act for it.
  uint32_t several;
  bool native;      ///< at home with what is beside ("French farmers")
  bool settled;     ///< and with what they are in ("rebels in Chad")
  bool beside_only; ///< an actor only beside a name ("Israeli tanks")
  bool names_only;  ///< classes capitalised names only ("Kurram district")
} AttActorNoun;

typedef struct AttNouns {
  struct {
    AttActorNoun* at;
    size_t size, capacity;
  } entries;
  AttMap index; ///< from folded lemmas, joined by blanks, to an entry
  AttMap stops; ///< att:StopWord: no part of a name or label ("several")
  AttMap cues;  ///< att:NameCue: case marker to the class of an unlisted name,
                ///< 0 for the marker of possession ("of")
  AttMap homes; ///< att:NameCue that is att:native: marker of where who is
                ///< att:settled is at home ("in")
  size_t longest; ///< words of the longest noun
} AttNouns;

void att_nouns_clear(AttNouns* nouns);

/// Index a noun (or stop word, or cue) by its folded pieces.
ATT_MUST_USE AttStatus att_nouns_add(AttNouns* nouns,
                                     AttMap* map,
                                     AttView noun,
                                     uint32_t value);

/// Find the noun that token `head` of a sentence heads; the longest wins.
/// `*words` is how many tokens it takes, up to and including the head.
/// ATT_OK and `*noun` NULL where there is none.
ATT_MUST_USE AttStatus att_nouns_find(const AttNouns* nouns,
                                      const AttToken* tokens,
                                      size_t head,
                                      const AttActorNoun** noun,
                                      size_t* words);

/// The same among the nouns of a gazetteer.
ATT_MUST_USE AttStatus att_gazetteer_noun(const struct AttGazetteer* gazetteer,
                                          const AttToken* tokens,
                                          size_t head,
                                          const AttActorNoun** noun,
                                          size_t* words);

/// Look a token's lemma or form up in `stops` or `cues`; NULL where absent.
ATT_MUST_USE AttStatus att_nouns_word(const AttMap* map,
                                      const AttToken* token,
                                      const uint32_t** value);

#endif
