// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// What the server knows: the world (ontology, gazetteer, model), loaded once;
// the documents an editor has open; and the packs of rules they belong to.
// In: options, documents. Out: compiled packs and what is wrong in them.

#ifndef ATT_LSP_WORKSPACE_H
#define ATT_LSP_WORKSPACE_H

#include "lsp/documents.h"
#include "pipeline/resources.h"
#include "rules/tree.h"

/// Rules that are compiled together, beside what attest ships of English: what
/// `attest check` would be given. It is the files of the server's options; or
/// those below the nearest folder above the document that holds an ontology of
/// its own (ATT_PACK_MARK); or those below the workspace's folder `rules` for a
/// document in there; or those below the document's own folder.
typedef struct AttPack {
  AttText root;        ///< the folder; empty for the options' files
  AttResources own;    ///< the world of a folder with an ontology, else nothing
  AttPaths ontologies; ///< every file that the pack's ontology is read from
  AttRules* rules;     ///< of the last texts that compiled, or NULL
  bool compiles;       ///< the texts as they are
  AttArena* arena;     ///< of `tree`
  AttRuleTree tree;    ///< the texts as they are, as far as they parse
  json_t* world_found; ///< like `found`, of the pack's own world
  json_t* found;       ///< arrays of Diagnostic by path: of the compiler
  json_t* failed;      ///< likewise, of the tests as last saved
  json_t* shown;       ///< paths that the client was told of last
  size_t revision;     ///< counts updates
} AttPack;

typedef struct AttWorkspace {
  AttResources world; ///< without rules
  AttPositionEncoding encoding;
  AttText root;        ///< the client's folder, or empty
  AttPaths rules;      ///< of the options
  AttPaths ontologies; ///< likewise, beside attest's own
  const char* model;   ///< likewise, or NULL
  AttText english;     ///< the folder of the rules that are always there
  AttText corpus;      ///< of the options, or empty
  AttDocuments documents;
  ATT_ARRAY(AttPack*) packs;
} AttWorkspace;

/// Load the world.
ATT_MUST_USE AttStatus att_workspace_open(AttWorkspace* workspace,
                                          const AttResourcePaths* paths,
                                          AttLog* log);

void att_workspace_clear(AttWorkspace* workspace);

/// The world of a pack: its own, or the one that all others share.
const AttResources* att_workspace_world(const AttWorkspace* workspace,
                                        const AttPack* pack);

/// The pack of a document, made where it is new: NULL when memory is out.
AttPack* att_workspace_pack(AttWorkspace* workspace,
                            const AttOpenDocument* document);

/// Compile the pack as it is now into rules of the caller's own.
ATT_MUST_USE AttStatus att_workspace_compile(const AttWorkspace* workspace,
                                             const AttPack* pack,
                                             AttLog* log,
                                             AttRules** rules);

/// Read and compile the pack anew: `tree`, `found` and, where it compiles,
/// `rules`. Rules that are wrong are no error.
ATT_MUST_USE AttStatus att_workspace_update(AttWorkspace* workspace,
                                            AttPack* pack);

/// Append the URI of a path: the client's own spelling where it has it open.
void
att_workspace_uri(const AttWorkspace* workspace, AttView path, AttText* uri);

/// Append an absolute path, for a path that may be relative to the workspace.
void att_workspace_path(const AttWorkspace* workspace,
                        AttView path,
                        AttText* absolute);

#endif
