# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of the program share: run it, collect failures, a folder."""
import importlib
import os
import pathlib
import subprocess
import sys
import tempfile

ATTEST = sys.argv[1]
SOURCE = pathlib.Path(sys.argv[2])
SHARED = SOURCE.parent / "shared"
SKIP = 77


# What librdf and rasqal lose is not the program's; finding whose it was is slow.
QUERYING = {"LSAN_OPTIONS": f"suppressions={SOURCE}/tests/lsan.supp:fast_unwind_on_malloc=0:print_suppressions=0"}


def run(*arguments, data=None, cwd=None, env=None):
    """The finished process; output as bytes."""
    if arguments[:1] in (("query",), ("load",), ("serve",)):
        env = dict(os.environ if env is None else env, **QUERYING)
    return subprocess.run(
        [ATTEST, *map(str, arguments)], input=data, capture_output=True,
        cwd=cwd, env=env, timeout=240, check=False)


def optional(module):
    """A module from PyPI, of this Python or of build/python (tests/stores/tools.sh);
    None where there is none, with a message."""
    sys.path.extend(str(p) for p in (SOURCE / "build/python").glob("lib/python3*/site-packages") if str(p) not in sys.path)
    try:
        return importlib.import_module(module)
    except ImportError:
        print(f"skipped: {module} is not installed (tests/stores/tools.sh gets it)")
        return None


class Checks:
    """Counts what holds, and tells at once what does not."""

    def __init__(self):
        self.failed = 0

    def that(self, holds, what, process=None):
        if not holds:
            self.failed += 1
            print("FAILED:", what)
            if process is not None:
                print("  exit", process.returncode)
                print("  stderr", process.stderr.decode("utf-8", "replace")[-1500:])

    def end(self):
        print("failed:", self.failed)
        sys.exit(bool(self.failed))


def folder():
    return tempfile.TemporaryDirectory(prefix="attest-test-")
