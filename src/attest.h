// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0

/// The public interface of libattest: load once, read documents, write RDF.
///
///     AttestOptions options = {0};              // what attest ships with
///     Attest* attest = NULL;
///     if (attest_new(&options, &attest) == 0) {
///       const char* inputs[] = {"corpus"};
///       AttestRun run = {.inputs = inputs, .input_count = 1};
///       attest_extract(attest, &run, stdout, NULL);
///     }
///     attest_free(attest);
///
/// Functions return 0, or a code that attest_phrase puts into words. The
/// library prints nothing and keeps no global state; an Attest may be used by
/// several threads at once.

#ifndef ATTEST_H
#define ATTEST_H

#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Ontology, gazetteers, model and rules, loaded.
typedef struct Attest Attest;

/// Receives each message, rendered as `file:line:col: error: …`, with the line
/// and a caret where there is one; one thread calls at a time.
typedef void (*AttestMessage)(void* user, const char* message);

/// Paths of files or folders; an empty list stands for what attest ships with.
typedef struct AttestOptions {
  const char* const* rules;
  size_t rule_count;
  const char* const* gazetteers;
  size_t gazetteer_count;
  const char* const* ontologies;
  size_t ontology_count;
  const char* model;     ///< NULL: the shipped one
  AttestMessage message; ///< NULL: nobody listens
  void* user;
} AttestOptions;

/// One run over documents. Names are those of the command line
/// (`attest extract --help`); NULL stands for the default.
typedef struct AttestRun {
  const char* const* inputs; ///< files, folders, "-"
  size_t input_count;
  const char* from;     ///< "auto"
  const char* to;       ///< "turtle"
  const char* evidence; ///< "full"
  const char* graphs; ///< of to = "nquads", "trig": "source"; "jsonld": "none"
  const char* statements; ///< "reified"
  const char* codes;      ///< "plover": of to = "events", "events-jsonl"
  const char* base;       ///< "https://w3id.org/attest/id/"
  size_t jobs;            ///< 0: one
} AttestRun;

/// What a run came to.
typedef struct AttestTally {
  size_t documents; ///< written
  size_t failed;    ///< told and left out; the others are whole
  size_t sentences;
  size_t statements;
  size_t triples;
} AttestTally;

/// Load; on failure `*attest` is NULL and the cause has been told.
int attest_new(const AttestOptions* options, Attest** attest);

/// Free; NULL is legal.
void attest_free(Attest* attest);

/// Read the inputs and write one graph to `stream`, which stays open. `tally`
/// may be NULL. 0 also where some documents failed.
int attest_extract(Attest* attest,
                   const AttestRun* run,
                   FILE* stream,
                   AttestTally* tally);

/// Put a code into words: "input or output failed".
const char* attest_phrase(int code);

/// The version of the library, "0.1.0".
const char* attest_version(void);

#ifdef __cplusplus
}
#endif

#endif
