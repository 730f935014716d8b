// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// A cursor over the characters of a pattern line, and the parts that patterns
// and tests in brackets share.
// In: text. Out: nodes of the tree.

#ifndef ATT_RULES_PATTERN_CURSOR_H
#define ATT_RULES_PATTERN_CURSOR_H

#include "rules/tree.h"

/// Where parsing of a line stands; offsets are bytes of the file.
typedef struct AttPatternCursor {
  AttRuleTree* tree;
  AttOrigin origin;
  uint32_t at;
  uint32_t end;
  size_t first_node; ///< of this line
  unsigned depth;    ///< of groups and brackets that are open
} AttPatternCursor;

/// The byte so far ahead; NUL behind the end of the line.
char att_pattern_peek(const AttPatternCursor* c, uint32_t ahead);

bool att_pattern_is_blank(char byte);

bool att_pattern_is_digit(char byte);

bool att_pattern_is_capital(char byte);

bool att_pattern_is_letter(char byte);

/// White space and comments, also at the end of a line that goes on below.
void att_pattern_skip_blanks(AttPatternCursor* c);

/// The next byte, or the place behind the last.
AttSpan att_pattern_here(const AttPatternCursor* c);

/// Report what was expected here: ATT_ERR_SYNTAX.
AttStatus att_pattern_expected(const AttPatternCursor* c, const char* what);

/// Add a node; children and siblings are linked by whoever asks for it.
ATT_MUST_USE AttStatus att_pattern_add_node(AttPatternCursor* c,
                                            AttPatternNode node,
                                            uint32_t* id);

/// A node by 1 + index; valid until the next is added.
AttPatternNode* att_pattern_node_at(const AttPatternCursor* c, uint32_t id);

/// Go into a group; one too deep is reported.
ATT_MUST_USE AttStatus att_pattern_deepen(AttPatternCursor* c);

/// A node over a run of siblings; one alone stands for itself.
ATT_MUST_USE AttStatus att_pattern_join(AttPatternCursor* c,
                                        AttPatternNodeKind kind,
                                        uint32_t first,
                                        uint32_t begin,
                                        uint32_t* node);

/// "…" and /…/; a backslash keeps the closing byte from closing.
ATT_MUST_USE AttStatus att_pattern_parse_enclosed(AttPatternCursor* c,
                                                  AttPatternNodeKind kind,
                                                  uint32_t* node);

/// list = "@" name
ATT_MUST_USE AttStatus att_pattern_parse_list(AttPatternCursor* c,
                                              uint32_t* node);

#endif
