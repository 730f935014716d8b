// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What stands at a place of a rule file, and the names that are known there.
// In: a document's text, an offset, the pack. Out: the line, the word, the
// block, and what they stand for in the ontology. The text need not parse.

#ifndef ATT_LSP_SCOPE_H
#define ATT_LSP_SCOPE_H

#include "lsp/workspace.h"

typedef enum AttSpot {
  ATT_SPOT_DECLARATION, ///< the first word of a line without indentation
  ATT_SPOT_NAME,        ///< behind the keyword of a declaration
  ATT_SPOT_ENTRY,       ///< in a line of a block
  ATT_SPOT_KEY,         ///< of an expectation, before "="
  ATT_SPOT_VALUE,       ///< of an expectation, behind "="
  ATT_SPOT_NOWHERE,     ///< in a comment or a string
} AttSpot;

typedef struct AttScope {
  const AttOntology* ontology;
  const AttPack* pack;
  AttView text;
  uint32_t offset;
  uint32_t file; ///< in pack->tree.files; UINT32_MAX: not there
  AttSpot spot;
  AttSpan line;      ///< bytes of the physical line, without its end
  AttSpan word;      ///< letters, digits, _ @ : round the offset; may be empty
  AttView keyword;   ///< of the declaration: "event"; empty outside of any
  bool extends;      ///< it stands behind "extend"
  AttView name;      ///< behind it: "att:Attack"
  AttView key;       ///< of VALUE
  uint32_t class_id; ///< of an event, else 0
  uint32_t property_id; ///< of a relation, else 0
} AttScope;

AttScope att_scope_at(const AttWorkspace* workspace,
                      const AttPack* pack,
                      const AttOpenDocument* document,
                      uint32_t offset);

/// The class or property that a name stands for in the file: "att:Attack", or
/// "Attack" in its first namespace; 0 where there is none.
uint32_t att_scope_class(const AttScope* scope, AttView name);
uint32_t att_scope_property(const AttScope* scope, AttView name);

/// Append a name of an IRI as the file would write it, with its prefix.
void att_scope_spell(const AttScope* scope, AttView iri, AttText* name);

/// True where the property is a role that the block's class may have.
bool att_scope_is_role(const AttScope* scope, uint32_t property);

/// The role that a slot in capitals names in this block, else 0.
uint32_t att_scope_role(const AttScope* scope, AttView capitals);

/// Slots of blocks that are no events: SUBJECT, SPEAKER, …; NULL behind the
/// last.
const char* att_scope_fixed_slot(const AttScope* scope, size_t index);

/// Append "killedCount" as "KILLED_COUNT".
void att_role_capitals(AttView local, AttText* capitals);

/// The part of an IRI behind its last '#' or '/'.
AttView att_iri_local(AttView iri);

#endif
