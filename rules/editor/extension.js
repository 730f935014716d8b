// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Start `attest lsp` for rule files and let it go with the window.
// In: the settings attest.*. Out: a language client that VS Code asks.

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = function activate() {
  const settings = workspace.getConfiguration("attest");
  const options = {};
  for (const name of ["rules", "ontology", "corpus"]) {
    const value = settings.get(name);
    if (value && value.length) {
      options[name] = value;
    }
  }
  client = new LanguageClient(
    "attest",
    "attest rules",
    { command: settings.get("command"), args: ["lsp"] },
    {
      documentSelector: [{ language: "attest-rules" }],
      initializationOptions: options,
      synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.rules") },
    }
  );
  return client.start();
};

exports.deactivate = function deactivate() {
  return client ? client.stop() : undefined;
};
