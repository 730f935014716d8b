// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// The syntax tree of pattern lines.
// In: parse_pattern.c fills it. Out: pattern_compile.c reads it.
//
//   {foreign minister} of <STATE> <NAME> -> part of STATE
//
//   sequence (sequence (word foreign, word minister), word of,
//             mention STATE, mention NAME)   action "part of" STATE

#ifndef ATT_RULES_PATTERN_TREE_H
#define ATT_RULES_PATTERN_TREE_H

#include "rules/pattern.h"

typedef enum AttPatternNodeKind {
  // Parts of a pattern.
  ATT_NODE_SEQUENCE,
  ATT_NODE_CHOICE,  ///< the first child is preferred
  ATT_NODE_REPEAT,  ///< of its one child
  ATT_NODE_CAPTURE, ///< of its one child, as `text`
  ATT_NODE_LOOK,    ///< of its one child
  ATT_NODE_MENTION, ///< <TEXT>, <TEXT:type>
  ATT_NODE_TEST,    ///< [ … ]: its one child is a test; none: any token
  // Tests of one token; the first four are parts of a pattern as well.
  ATT_NODE_WORD,
  ATT_NODE_FORM,
  ATT_NODE_REGEX,
  ATT_NODE_LIST,
  ATT_NODE_NAME, ///< of a tag, a class, a way of naming
  ATT_NODE_AND,
  ATT_NODE_OR,
  ATT_NODE_NOT,
} AttPatternNodeKind;

/// Nodes refer to each other by 1 + index; 0 is none.
typedef struct AttPatternNode {
  AttPatternNodeKind kind;
  AttSpan span;
  uint32_t child; ///< the first
  uint32_t next;  ///< sibling
  AttView text;
  AttView type; ///< of MENTION, else empty
  AttSpan type_span;
  uint32_t min; ///< of REPEAT
  uint32_t max; ///< likewise; ATT_PATTERN_UNBOUNDED: without end
  bool lazy;
  bool behind;
  bool negative;
  AttRange tests; ///< once compiled, in AttRules.token_tests
} AttPatternNode;

/// "part of STATE", "named NAME".
typedef struct AttPatternAction {
  AttView words; ///< white space folded
  AttSpan words_span;
  AttView capture;
  AttSpan capture_span;
} AttPatternAction;

typedef struct AttPatternLine {
  uint32_t root; ///< 1 + node
  AttRange actions;
  AttSpan span;
  uint32_t number;
  AttView text;  ///< white space folded, comments left out
  uint8_t scope; ///< of a discard or topic line: AttDiscardScope
} AttPatternLine;

#endif
