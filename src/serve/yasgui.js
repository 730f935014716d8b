// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// YASGUI (MIT) at this endpoint and no other: what it would ask elsewhere, names
// to complete and other endpoints, is off.
"use strict";

Yasgui.Yasqe.defaults.autocompleters = ["variables"];
new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint: location.origin + "/sparql", method: "POST" },
  endpointCatalogueOptions: { getData: () => [] },
  copyEndpointOnNewTab: true,
});
