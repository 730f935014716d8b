// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A search below the word, level by level; of one level, the relation and the
// preposition tell who is meant first.
//
//   declined > offer > by Chad            an author
//   declined > Chad's offer               an owner
//   blocked > extradition > sought > by Chad

#include "statements/parties.h"

#include "statements/concern.h"
#include "term/traits.h"

#define MOST_LEVELS 5u // below the word
#define MOST_STEPS 4u  // village, district, province, state
#define WORST 64u      // above the places in the list of prepositions
#define NO_PART (WORST + 1)
#define FARTHEST (WORST * MOST_LEVELS)

typedef struct Search {
  const AttRules* rules;
  const AttOntology* ontology;
  const AttReadSentence* read;
  const AttStatement* statement;
  uint32_t trigger; ///< token of the sentence
  AttView country;  ///< of whoever does it; empty where it is unknown
} Search;

/// The code of the country that an entity is of, as the gazetteer or its name
/// says; empty where neither does.
static AttView
country_of(const AttOntology* ontology,
           const AttMentions* mentions,
           uint32_t entity)
{
  for (unsigned step = 0; step < MOST_STEPS; ++step) {
    const AttEntity* e = &mentions->entities[entity];
    const AttListed* listed = e->listed;
    for (size_t i = 0; listed && i < listed->fact_count; ++i) {
      const AttProperty* p =
          att_ontology_property(ontology, listed->facts[i].property);
      if (p && (p->traits & ATT_TRAIT_COUNTRY_CODE)) {
        return listed->facts[i].value;
      }
    }
    if (!e->link_count) {
      break;
    }
    entity = mentions->links[e->first_link].object;
  }
  return (AttView){"", 0};
}

static bool
has_trait(const AttOntology* ontology, uint32_t property, uint32_t traits)
{
  const AttProperty* p = att_ontology_property(ontology, property);
  return p && (p->traits & traits);
}

/// The entity that does the event, 0 where nobody does; and how many.
static uint32_t
doer_of(const AttOntology* ontology, const AttStatement* s, size_t* count)
{
  uint32_t doer = 0;
  *count = 0;
  for (size_t i = 0; i < s->role_count; ++i) {
    if (s->roles[i].entity &&
        has_trait(ontology, s->roles[i].property, ATT_TRAIT_DOER)) {
      doer = doer ? doer : s->roles[i].entity;
      ++*count;
    }
  }
  return doer;
}

/// May the event get a target so? The class itself must be aimed; several who
/// agree agree with each other.
static bool
is_open(const AttOntology* ontology, const AttStatement* s)
{
  const AttClass* class = att_ontology_class(ontology, s->class_id);
  size_t doers = 0;
  if (!class || !(class->own_traits & ATT_TRAIT_AIMED) ||
      !doer_of(ontology, s, &doers)) {
    return false;
  }
  for (size_t i = 0; i < s->role_count; ++i) {
    if (has_trait(ontology, s->roles[i].property, ATT_TRAIT_AFFECTED)) {
      return false;
    }
  }
  return doers == 1 || !(class->own_traits & ATT_TRAIT_RECIPROCAL);
}

/// "called for Chad to mediate": an infinitive of the word behind a token.
static bool
has_infinitive_behind(const Search* search, uint32_t token)
{
  const AttToken* tokens = search->read->tokens;
  for (uint32_t i = token + 1; i < search->read->count; ++i) {
    if (tokens[i].xpos == ATT_XPOS_VB &&
        (tokens[i].head == (int32_t)search->trigger ||
         tokens[i].head == (int32_t)token)) {
      return true;
    }
  }
  return false;
}

/// Does a role leave its filler to be a party? What the event is about may be
/// ("promised Chad support"); what is asked for is whom it is asked of only
/// where that is to do something.
static bool
is_about(const Search* search, const AttRole* role)
{
  const uint32_t first = search->read->sentence->first;
  return has_trait(search->ontology, role->property, ATT_TRAIT_CONTENT) &&
         (!att_ontology_class_has(search->ontology,
                                  search->statement->class_id,
                                  ATT_TRAIT_DIRECTING) ||
          (role->token > first &&
           has_infinitive_behind(search, role->token - 1 - first)));
}

/// Does an entity do it, or is it where it happens?
static bool
takes_part(const Search* search, uint32_t entity)
{
  const AttStatement* s = search->statement;
  for (size_t i = 0; i < s->role_count; ++i) {
    if (s->roles[i].entity == entity && !is_about(search, &s->roles[i])) {
      return true;
    }
  }
  return false;
}

/// Does the token head the words of somebody who does it, title and all ("by
/// warlord Smith")?
static bool
is_doer(const Search* search, uint32_t token)
{
  const AttToken* tokens = search->read->tokens;
  const uint32_t first = search->read->sentence->first;
  for (size_t i = 0; i < search->statement->role_count; ++i) {
    const AttRole* role = &search->statement->roles[i];
    const uint32_t at = role->token - 1 - first;
    if (!role->token || role->token <= first || at >= search->read->count ||
        !has_trait(search->ontology, role->property, ATT_TRAIT_DOER)) {
      continue;
    }
    if (at == token || (tokens[at].head == (int32_t)token &&
                        (tokens[at].relation == ATT_RELATION_APPOS ||
                         tokens[at].relation == ATT_RELATION_FLAT))) {
      return true;
    }
  }
  return false;
}

/// The place of a phrase's preposition in the list of those that lead to a
/// party; WORST where it has none there, NO_PART where it leads to a place or
/// another time.
static uint32_t
rank_of_preposition(const Search* search, uint32_t token, bool* is_author)
{
  const AttRange list = att_match_list(search->rules, ATT_LIST_PARTY);
  const AttToken* tokens = search->read->tokens;
  for (uint32_t i = 0; i < search->read->count; ++i) {
    if (tokens[i].head != (int32_t)token ||
        tokens[i].relation != ATT_RELATION_CASE) {
      continue;
    }
    for (uint32_t k = 0; k < list.count; ++k) {
      const AttRange words = search->rules->phrases[list.first + k].words;
      if (words.count == 1 &&
          att_view_equal_ascii_case(search->rules->words[words.first].text,
                                    tokens[i].form)) {
        *is_author = k == 0;
        return k + 1;
      }
    }
    if (att_match_list_has(search->rules, ATT_LIST_LOCATIVE, tokens[i].lemma) ||
        att_match_list_has(search->rules, ATT_LIST_REMOTE, tokens[i].lemma) ||
        att_match_list_has(
            search->rules, ATT_LIST_ATTRIBUTING, tokens[i].lemma)) {
      return NO_PART;
    }
  }
  return WORST;
}

static bool
is_modifier(const AttToken* token)
{
  return token->relation == ATT_RELATION_AMOD ||
         token->relation == ATT_RELATION_COMPOUND ||
         token->relation == ATT_RELATION_NMOD_POSS;
}

/// How well a token's relation to its head leads to a party, 1 best; WORST
/// where only what hangs on it may be one, NO_PART where that may not either.
static uint32_t
rank_of(const Search* search, uint32_t token)
{
  const AttToken* tokens = search->read->tokens;
  const uint32_t head = (uint32_t)tokens[token].head;
  bool is_author = false;
  switch (tokens[token].relation) {
  case ATT_RELATION_NSUBJ_PASS: // "an offer from Chad was declined"
    return head == search->trigger ? 1 : NO_PART;
  case ATT_RELATION_OBJ:
  case ATT_RELATION_IOBJ:
  case ATT_RELATION_XCOMP:
  case ATT_RELATION_NMOD_POSS:
  case ATT_RELATION_OBL_AGENT:
    return 1;
  case ATT_RELATION_NMOD:
    return rank_of_preposition(search, token, &is_author);
  case ATT_RELATION_OBL: {
    const uint32_t rank = rank_of_preposition(search, token, &is_author);
    // "by Christmas", but "sought by Chad"
    return is_author && tokens[head].xpos != ATT_XPOS_VBN ? NO_PART : rank;
  }
  case ATT_RELATION_COMPOUND:
  case ATT_RELATION_AMOD:
    return WORST - 1;
  case ATT_RELATION_ACL:
    return tokens[token].xpos == ATT_XPOS_VB ||
                   tokens[token].xpos == ATT_XPOS_VBN
               ? 1
               : NO_PART;
  default:
    return NO_PART;
  }
}

/// Does a clause hang on the word, or on a phrase of it ("demanded in a letter
/// that …")?
static bool
is_clause_of(const Search* search, uint32_t clause)
{
  const AttToken* tokens = search->read->tokens;
  const int32_t head = tokens[clause].head;
  return head == (int32_t)search->trigger ||
         (head >= 0 && tokens[head].relation == ATT_RELATION_OBL &&
          tokens[head].head == (int32_t)search->trigger);
}

/// "requested that Chad mediate", "called for Chad to mediate": whoever does
/// what is asked for.
static bool
is_asked(const Search* search, uint32_t token)
{
  const AttToken* tokens = search->read->tokens;
  const int32_t head = tokens[token].head;
  if (tokens[token].relation != ATT_RELATION_NSUBJ || head < 0 ||
      !is_clause_of(search, (uint32_t)head) ||
      !att_ontology_class_has(
          search->ontology, search->statement->class_id, ATT_TRAIT_DIRECTING)) {
    return false;
  }
  switch (tokens[head].relation) {
  case ATT_RELATION_CCOMP:
    return true;
  case ATT_RELATION_XCOMP:
  case ATT_RELATION_ADVCL:
    return tokens[head].xpos == ATT_XPOS_VB;
  case ATT_RELATION_ACL:
    return tokens[head].xpos == ATT_XPOS_VB ||
           tokens[head].xpos == ATT_XPOS_VBP;
  default:
    return false;
  }
}

/// Does a step up from a token stay within what the word is about? `below` is
/// the token that the step came from. Of a participle only the author is a
/// party; what a request is to bring about is nobody whom it is made to.
static bool
is_step(const Search* search, uint32_t token, uint32_t below)
{
  const AttToken* tokens = search->read->tokens;
  const uint32_t rank = rank_of(search, token);
  const AttRelation relation = (AttRelation)tokens[token].relation;
  const bool is_directing = att_ontology_class_has(
      search->ontology, search->statement->class_id, ATT_TRAIT_DIRECTING);
  if (rank == NO_PART ||
      (rank == WORST && (token == below || is_modifier(&tokens[below])))) {
    return false;
  }
  if (relation == ATT_RELATION_XCOMP ||
      (relation == ATT_RELATION_ACL && tokens[token].xpos == ATT_XPOS_VB)) {
    return !is_directing;
  }
  return relation != ATT_RELATION_ACL || token == below ||
         tokens[below].relation == ATT_RELATION_OBL_AGENT ||
         (tokens[below].relation == ATT_RELATION_OBL &&
          rank_of(search, below) == 1);
}

/// Where a token stands below the word, FARTHEST where it is no part of what
/// the word is about: levels first, then the rank of its own relation.
static uint32_t
depth_of(const Search* search, uint32_t token)
{
  const AttToken* tokens = search->read->tokens;
  uint32_t at = token;
  uint32_t below = token;
  if (is_asked(search, token)) {
    return 0;
  }
  for (uint32_t level = 0; level < MOST_LEVELS; ++level) {
    if (tokens[at].head < 0 || is_doer(search, at) ||
        !is_step(search, at, below)) {
      return FARTHEST;
    }
    below = at;
    at = (uint32_t)tokens[at].head;
    if (at == search->trigger) {
      return level * WORST + rank_of(search, token);
    }
  }
  return FARTHEST;
}

/// Who is named at a token: whoever acts; 1 + entity.
static uint32_t
named_at(const Search* search, uint32_t token)
{
  const AttMentions* all = search->read->mentions;
  const AttToken* word = &search->read->tokens[token];
  const uint32_t id = all->headed_by[search->read->sentence->first + token];
  const AttMention* mention = id ? &all->mentions[id - 1] : NULL;
  uint32_t found = 0;
  if (word->upos == ATT_UPOS_PRON && is_modifier(word)) {
    return 0; // "to settle their quarrel": mostly the doer's own
  }
  for (uint32_t i = 0; mention && i < mention->reading_count; ++i) {
    const uint32_t entity = all->readings[mention->first_reading + i].entity;
    if (takes_part(search, entity + 1)) {
      return 0;
    }
    if (!found && att_ontology_class_has(search->ontology,
                                         all->entities[entity].class_id,
                                         ATT_TRAIT_ACTING)) {
      found = entity + 1;
    }
  }
  return found;
}

/// Is whoever stands below a first level one whom the doer can have to do with:
/// listed, or of a known country, and not of the doer's?
static bool
is_foreign(const Search* search, uint32_t entity)
{
  const AttMentions* all = search->read->mentions;
  const AttView country = country_of(search->ontology, all, entity - 1);
  return country.size ? !att_view_equal(country, search->country)
                      : all->entities[entity - 1].iri.size != 0;
}

static AttRole
nearest_party(const Search* search)
{
  AttRole best = {0};
  uint32_t least = FARTHEST;
  for (uint32_t t = 0; t < search->read->count; ++t) {
    const uint32_t entity = named_at(search, t);
    const uint32_t depth = entity ? depth_of(search, t) : least;
    if (depth >= least || (depth >= WORST - 1 && !is_foreign(search, entity))) {
      continue;
    }
    const uint32_t property = att_ontology_trait_property(
        search->ontology,
        ATT_TRAIT_AFFECTED,
        search->statement->class_id,
        search->read->mentions->entities[entity - 1].class_id);
    if (property) {
      least = depth;
      best = (AttRole){.property = property,
                       .entity = entity,
                       .token = search->read->sentence->first + t + 1};
    }
  }
  return best;
}

AttStatus
att_parties_add(const AttRules* rules,
                const AttOntology* ontology,
                const AttReadSentence* read,
                AttStatement* statements,
                size_t count,
                AttArena* arena)
{
  for (size_t i = 0; i < count; ++i) {
    AttStatement* s = &statements[i];
    size_t doers = 0;
    if (!s->class_id || !is_open(ontology, s)) {
      continue;
    }
    const Search search = {
        .rules = rules,
        .ontology = ontology,
        .read = read,
        .statement = s,
        .trigger = s->trigger - read->sentence->first,
        .country = country_of(
            ontology, read->mentions, doer_of(ontology, s, &doers) - 1)};
    const AttRole party = nearest_party(&search);
    ATT_TRY(att_concern_add(s, &party, party.entity ? 1 : 0, arena));
  }
  return ATT_OK;
}
