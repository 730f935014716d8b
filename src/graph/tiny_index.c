// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// SQL over the database of an index: views, SQLite's ANALYZE.

#include "graph/tiny_index.h"

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

/// A further name of a property, in place of its empty table. SQLite looks
/// through a view; what one query reads twice under one name it copies.
static void
write_view(const AttTinyTable* table, size_t index, unsigned use, AttText* sql)
{
  AttText first = {0};
  AttText further = {0};
  att_tiny_write_name(table, index, 0, &first);
  att_tiny_write_name(table, index, use, &further);
  if (first.at && further.at) {
    att_text_format(sql,
                    "DROP TABLE \"rdfs:Resource_x:%s\";"
                    "CREATE VIEW \"rdfs:Resource_x:%s\"(ID, \"x:%s\") AS "
                    "SELECT ID, \"x:%s\" FROM \"rdfs:Resource_x:%s\";",
                    further.at,
                    further.at,
                    further.at,
                    first.at,
                    first.at);
  }
  sql->broken |= first.broken || further.broken;
  att_text_clear(&first);
  att_text_clear(&further);
}

static AttStatus
write_sql(const AttTinyTable* table, AttText* sql)
{
  att_text_append_string(sql, "BEGIN;");
  for (size_t i = 0; i < table->items.size; ++i) {
    for (unsigned use = 1; use < table->names; ++use) {
      write_view(table, i, use, sql);
    }
  }
  att_text_append_string(sql, "COMMIT;ANALYZE;");
  return att_text_status(sql);
}

static AttStatus
run(const char* path, const char* sql, AttLog* log)
{
  static const char* const orders[] = {"TRACKER", "TRACKER_TITLE"};
  sqlite3* database = NULL;
  int code = sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL);
  for (size_t i = 0; i < 2 && code == SQLITE_OK; ++i) {
    code = sqlite3_create_collation(
        database, orders[i], SQLITE_UTF8, NULL, order_bytes);
  }
  if (code == SQLITE_OK) {
    code = sqlite3_exec(database, sql, NULL, NULL, NULL);
  }
  if (code != SQLITE_OK) {
    att_report_plain(log,
                     ATT_ERROR,
                     path,
                     "cannot finish the index: %s",
                     sqlite3_errmsg(database));
  }
  sqlite3_close(database);
  return code == SQLITE_OK ? ATT_OK : ATT_ERR_IO;
}

AttStatus
att_tiny_finish_index(const char* folder,
                      const AttTinyTable* table,
                      AttLog* log)
{
  AttText path = {0};
  AttText sql = {0};
  att_text_format(&path, "%s/meta.db", folder);
  AttStatus status = att_text_status(&path);
  if (status == ATT_OK) {
    status = write_sql(table, &sql);
  }
  if (status == ATT_OK) {
    status = run(path.at, sql.at, log);
  }
  att_text_clear(&sql);
  att_text_clear(&path);
  return status;
}
