// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// SQLite's ANALYZE over the database of an index.

#include "graph/tiny_statistics.h"

#include <sqlite3.h>
#include <string.h>

/// Counting needs some order of strings under the names that the tables use;
/// which one does not matter to the counts that are kept.
static int
order_bytes(
    void* user, int left_size, const void* left, int size, const void* right)
{
  (void)user;
  return att_view_compare((AttView){left, (size_t)left_size},
                          (AttView){right, (size_t)size});
}

AttStatus
att_tiny_gather_statistics(const char* folder, AttLog* log)
{
  static const char* const orders[] = {"TRACKER", "TRACKER_TITLE"};
  AttText path = {0};
  sqlite3* database = NULL;
  att_text_format(&path, "%s/meta.db", folder);
  ATT_TRY(att_text_status(&path));
  int code = sqlite3_open_v2(path.at, &database, SQLITE_OPEN_READWRITE, NULL);
  for (size_t i = 0; i < 2 && code == SQLITE_OK; ++i) {
    code = sqlite3_create_collation(
        database, orders[i], SQLITE_UTF8, NULL, order_bytes);
  }
  if (code == SQLITE_OK) {
    code = sqlite3_exec(database, "ANALYZE", NULL, NULL, NULL);
  }
  if (code != SQLITE_OK) {
    att_report_plain(log,
                     ATT_ERROR,
                     path.at,
                     "cannot gather statistics: %s",
                     sqlite3_errmsg(database));
  }
  sqlite3_close(database);
  att_text_clear(&path);
  return code == SQLITE_OK ? ATT_OK : ATT_ERR_IO;
}
