// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The syntax tree of rule files: what was written, before names are resolved.
// In: parser.c fills it. Out: compile.c reads it. Tables indexed by AttRange.

#ifndef ATT_RULES_TREE_H
#define ATT_RULES_TREE_H

#include "base/array.h"
#include "rules/faults.h"
#include "rules/pattern_tree.h"
#include "rules/rules.h"

/// A word, a quoted form or a regular expression.
typedef struct AttWordNode {
  AttWordKind kind;
  AttView text;
  AttSpan span;
} AttWordNode;

/// One of the alternatives between |: words, or a list by its name.
typedef struct AttAlternative {
  AttRange words; ///< in AttRuleTree.words
  AttView list;   ///< @list, else empty
  AttView value;  ///< of an item of a list: "million: 1000000", else empty
  AttSpan value_span;
  AttSpan span;
  uint32_t file; ///< of an item of a list
} AttAlternative;

typedef enum AttElementKind {
  ATT_ELEMENT_WORDS,
  ATT_ELEMENT_SLOT,
  ATT_ELEMENT_COMMA,
} AttElementKind;

/// One piece of a rule sentence; groups are flattened into `optional`.
typedef struct AttElement {
  AttElementKind kind;
  AttSpan span;
  AttRange alternatives; ///< of WORDS
  AttView name;          ///< of SLOT: "agent"
  AttView type;          ///< of SLOT: "Group" or "att:Group", else empty
  AttSpan type_span;
  bool optional;
  bool possessive; ///< SLOT's
  bool hyphened;   ///< joined to the element before by a hyphen
} AttElement;

/// One relation of a step as written: "nsubj", "obl:agent", "nmod:against".
typedef struct AttRelationNode {
  AttView label; ///< up to the first ":" the relation, all of it a subtype or
                 ///< a preposition
  AttSpan span;
} AttRelationNode;

/// ">nsubj|csubj", "<obj impose", ">conj*".
typedef struct AttStepNode {
  bool up;
  bool optional;
  bool repeated;
  AttRange relations; ///< in AttRuleTree.relations
  AttElement words;   ///< no alternatives: any word
} AttStepNode;

/// "AGENT = <obj >nsubj", or steps alone, which must lead somewhere.
typedef struct AttPathNode {
  AttElement slot; ///< of kind WORDS where no slot is written
  AttRange steps;  ///< in AttRuleTree.steps
} AttPathNode;

typedef struct AttSentenceNode {
  AttRange elements; ///< of a path only its trigger
  AttRange paths;    ///< in AttRuleTree.paths; none: no "path( … )"
  AttView tag;       ///< of a path: "VERB" of "impose[VERB]", else empty
  AttSpan tag_span;
  AttSpan span;
  uint32_t number;
  AttView text; ///< white space folded
} AttSentenceNode;

/// "also denies = Negated".
typedef struct AttAlsoNode {
  AttElement verbs;
  AttView outlook;
  AttSpan outlook_span;
  AttSpan span;
  uint32_t number;
  AttView text;
} AttAlsoNode;

typedef struct AttUnlessNode {
  AttView slot;
  AttSpan slot_span;
  AttRange words; ///< alternatives, in AttRuleTree.alternatives
} AttUnlessNode;

/// A class after "beside".
typedef struct AttBesideNode {
  AttView name;
  AttSpan span;
} AttBesideNode;

/// What stands behind "of" or "of not".
typedef struct AttDeedNode {
  AttView name; ///< empty for "…"
  AttSpan span;
  bool is_any;
  bool denied;
} AttDeedNode;

typedef struct AttBlockNode {
  AttBlockKind kind;
  AttView name;
  AttSpan name_span;
  AttView under; ///< of an outlook: "speech" or an outlook, else empty
  AttSpan under_span;
  AttSpan span;
  uint32_t file;
  bool extends; ///< "extend event": it adds to the block of its class
  bool broken;  ///< its heading was wrong: its body is not compiled
  bool no_noun;
  bool no_passive;
  AttRange sentences;
  AttRange also;
  AttRange support; ///< ranges of alternatives, in AttRuleTree.supports
  AttRange unless;
  AttRange beside;
  AttRange deeds;
  AttRange tests;    ///< in AttRuleTree.tests
  AttRange units;    ///< in AttRuleTree.units
  AttRange patterns; ///< in AttRuleTree.pattern_lines
} AttBlockNode;

typedef struct AttListNode {
  AttView name;
  AttSpan name_span;
  uint32_t file;
  bool extends;   ///< "extend list": it adds to the list of its name
  AttRange items; ///< alternatives
} AttListNode;

typedef struct AttPrefixNode {
  AttView name;
  AttView iri;
  AttSpan span;
  uint32_t file;
} AttPrefixNode;

/// "accuse = accusation", "visit = visit (to)".
typedef struct AttFormNode {
  AttRange verb;    ///< one alternative
  AttRange nouns;   ///< alternatives
  AttRange objects; ///< prepositions of the object, where the nouns have theirs
  uint32_t file;
} AttFormNode;

/// An entry of "nominal": a grammatical function or a preposition.
typedef struct AttNominalNode {
  bool object; ///< of `object = …`, else of `subject = …`
  AttView text;
  AttSpan span;
  uint32_t file;
} AttNominalNode;

/// "/…/ = template".
typedef struct AttValueNode {
  AttValueKind kind;
  AttView pattern;
  AttSpan pattern_span;
  AttView replacement;
  AttSpan replacement_span;
  uint32_t file;
} AttValueNode;

/// Test as parsed: AttTest whose expectations are in the tree.
typedef struct AttRuleTree {
  AttArena* arena; ///< of the rules: texts live as long as they
  AttFaults* faults;
  ATT_ARRAY(AttRuleFile) files;
  ATT_ARRAY(AttPrefixNode) prefixes;
  ATT_ARRAY(AttListNode) lists;
  ATT_ARRAY(AttBlockNode) blocks;
  ATT_ARRAY(AttSentenceNode) sentences;
  ATT_ARRAY(AttElement) elements;
  ATT_ARRAY(AttPathNode) paths;
  ATT_ARRAY(AttStepNode) steps;
  ATT_ARRAY(AttRelationNode) relations;
  ATT_ARRAY(AttAlternative) alternatives;
  ATT_ARRAY(AttWordNode) words;
  ATT_ARRAY(AttAlsoNode) also;
  ATT_ARRAY(AttRange) supports;
  ATT_ARRAY(AttRange) common_supports;
  ATT_ARRAY(AttUnlessNode) unless;
  ATT_ARRAY(AttBesideNode) beside;
  ATT_ARRAY(AttDeedNode) deeds;
  ATT_ARRAY(AttFormNode) forms;
  ATT_ARRAY(AttNominalNode) nominals;
  ATT_ARRAY(AttValueNode) values;
  ATT_ARRAY(AttView) units;
  ATT_ARRAY(AttTest) tests;
  ATT_ARRAY(AttExpectation) expectations;
  ATT_ARRAY(AttPatternLine) pattern_lines;
  ATT_ARRAY(AttPatternNode) pattern_nodes;
  ATT_ARRAY(AttPatternAction) pattern_actions;
} AttRuleTree;

/// Free the tables; texts stay in the arena.
void att_rule_tree_clear(AttRuleTree* tree);

AttOrigin att_rule_tree_origin(const AttRuleTree* tree, uint32_t file);

/// Join lists that extend each other ("extend list") to the first of them; two
/// plain ones of a name stay two.
ATT_MUST_USE AttStatus att_rule_tree_join_lists(AttRuleTree* tree);

/// Note where each kind of entry of the next block starts, and where it ends.
void att_block_node_open(const AttRuleTree* tree, AttBlockNode* block);
void att_block_node_close(const AttRuleTree* tree, AttBlockNode* block);

/// Has a block something to say? One that extends another needs no line.
bool att_block_node_has_content(const AttBlockNode* block);

#endif
