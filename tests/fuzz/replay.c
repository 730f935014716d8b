// SPDX-FileCopyrightText: The attest authors
// SPDX-License-Identifier: Apache-2.0
// Give every file of a folder to a fuzz target, so that what once failed stays
// a test where there is no fuzzer. In: a folder. Out: the exit status.

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

static int
replay(const char* folder, const char* name)
{
  static uint8_t bytes[1 << 20];
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE* in = fopen(path, "rb");
  if (!in) {
    perror(path);
    return 1;
  }
  const size_t size = fread(bytes, 1, sizeof bytes, in);
  fclose(in);
  return LLVMFuzzerTestOneInput(bytes, size);
}

int
main(int count, char** arguments)
{
  DIR* open = count == 2 ? opendir(arguments[1]) : NULL;
  if (!open) {
    fprintf(stderr, "usage: replay FOLDER\n");
    return 2;
  }
  size_t files = 0;
  int failed = 0;
  for (struct dirent* entry = readdir(open); entry && !failed;
       entry = readdir(open)) {
    if (entry->d_name[0] != '.') {
      failed = replay(arguments[1], entry->d_name);
      ++files;
    }
  }
  closedir(open);
  return failed || !files ? EXIT_FAILURE : EXIT_SUCCESS;
}
