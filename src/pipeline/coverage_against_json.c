// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Differences as one JSON object: sums and the list.

#include "pipeline/coverage_against_write.h"
#include "pipeline/coverage_json.h"

static json_t*
difference_object(const AttDifference* difference)
{
  const AttReadBy* rule = &difference->rule;
  json_t* object = json_object();
  json_object_set_new(
      object, "change", json_string(att_change_sign(difference->change)));
  json_object_set_new(object, "fact", att_json_view(difference->fact));
  if (difference->changes.size) {
    json_object_set_new(object, "changes", att_json_view(difference->changes));
  }
  json_object_set_new(object, "id", att_json_view(rule->id));
  json_object_set_new(object, "file", att_json_view(rule->file));
  json_object_set_new(object, "line", json_integer(rule->number));
  json_object_set_new(object, "block", att_json_view(rule->block));
  json_object_set_new(object, "rule", att_json_view(rule->text));
  json_object_set_new(object, "sentence", att_json_example(&difference->where));
  return object;
}

AttStatus
att_differences_write_json(const AttDifferences* differences, FILE* stream)
{
  json_t* root = json_object();
  json_t* list = json_array();
  json_object_set_new(root, "gained", att_json_count(differences->gained));
  json_object_set_new(root, "lost", att_json_count(differences->lost));
  json_object_set_new(root, "changed", att_json_count(differences->changed));
  json_object_set_new(root, "same", att_json_count(differences->kept));
  json_object_set_new(
      root, "documents", att_json_count(differences->documents));
  json_object_set_new(root, "failed", att_json_count(differences->failed));
  json_object_set_new(root, "differences", list);
  for (size_t i = 0; i < differences->count; ++i) {
    json_array_append_new(list, difference_object(&differences->at[i]));
  }
  return att_json_write(root, stream);
}
