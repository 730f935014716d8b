# SPDX-FileCopyrightText: The attest authors
# SPDX-License-Identifier: Apache-2.0
#
# Sourced by demo.sh and test.sh: installs what is missing, builds.
# Usage: att_install build|test   att_build PRESET [CMAKE-OPTION…]

att_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

att_wanted() { # the packages for `build`, or for `test` (which needs both)
  sed -e 's/#.*//' "$att_root/.ci/packages.txt" |
    awk -v kind="$1" 'NF == 2 && ($2 == "build" || $2 == kind) { print $1 }'
}

att_missing() {
  local name
  for name in $(att_wanted "$1"); do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null |
      grep -q 'install ok installed' || printf '%s ' "$name"
  done
}

att_install() {
  local missing as_root=""
  command -v dpkg-query >/dev/null || {
    echo "attest: this is no Debian system; please install: $(att_wanted "$1" | tr '\n' ' ')" >&2
    return 0
  }
  missing=$(att_missing "$1")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      echo "attest: please install as root: $missing" >&2
      return 1
    }
    as_root=sudo
  fi
  echo "Installing: $missing"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null &&
    # shellcheck disable=SC2086 # one word a package
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy \
      --no-install-recommends $missing </dev/null >/dev/null
}

att_build() {
  local preset=$1
  shift
  (cd "$att_root" &&
    cmake --preset "$preset" "$@" >"$att_root/build/$preset.log" 2>&1 &&
    cmake --build "build/$preset" >>"$att_root/build/$preset.log" 2>&1) || {
    tail -n 40 "$att_root/build/$preset.log" >&2
    echo "attest: the build failed; the whole log is build/$preset.log" >&2
    return 1
  }
}

mkdir -p "$att_root/build"
