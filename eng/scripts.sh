# Sourced by the scripts in script/ and .ci/: the checkout, and one quiet way to build.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

die() { echo "$(basename "$0"): $*" >&2; exit 2; }

# usage: prints the comment at the head of the calling script, so that --help cannot drift from the file.
usage() { sed -n '2,/^[^#]/{ /^#/!q; s/^# \{0,1\}//; p; }' "$0"; }

# build PROJECT [ARGUMENT…]: a Release build that says nothing unless it fails; then its errors go to stderr. (Through a file:
# the compiler's servers outlive the build and would keep a pipe open.)
build() {
  local log code=0
  log="$(mktemp)"
  dotnet build "$@" -c Release -v q -nologo -tl:off -clp:ErrorsOnly >"$log" 2>&1 </dev/null || code=$?
  [ "$code" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$code"
}

# build_if_stale PROJECT: builds only when a source is newer than the last build. The stamp is older than the build that it
# stands for, so that what is saved while the compiler runs counts as newer. (The built file's own time will not do: a change
# below it does not rewrite it.)
build_if_stale() {
  local project="$1" stamp="$root/$1/obj/built-release.stamp" dll="$2"
  stale() { [ ! -e "$stamp" ] || [ ! -e "$dll" ] || [ -n "$(cd "$root" && find src bench eng protocols plans Directory.*.props global.json .editorconfig \
    \( -name bin -o -name obj -o -name node_modules -o -name mutants -o -path '*/wwwroot/js' \) -prune -o -newer "$stamp" -print 2>/dev/null | head -n 1)" ]; }
  stale || return 0
  mkdir -p "$root/$project/obj"
  # Two terminals must not build into one folder at once.
  if command -v flock >/dev/null; then exec 8>"$root/$project/obj/build.lock"; flock 8; stale || { exec 8>&-; return 0; }; fi
  [ ! -t 2 ] || echo "Building ${project##*/} …" >&2
  touch "$stamp.new"
  # Descriptor 8 is closed for the compiler, whose servers outlive this script and would keep the lock.
  build "$root/$project" 8>&- || die "${project##*/} does not build (see above)."
  mv "$stamp.new" "$stamp"
  if command -v flock >/dev/null; then exec 8>&-; fi
}

# ensure_browser: the pages' tests need a Chromium. Installs Debian's where that is allowed; else says so, and those tests are skipped.
ensure_browser() {
  local name
  for name in chromium chromium-browser google-chrome; do ! command -v "$name" >/dev/null || return 0; done
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium (Debian package) …" >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium >/dev/null 2>&1 && return 0
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium; } >/dev/null 2>&1 && return 0
  fi
  echo "Chromium cannot be installed here: the tests of the pages are skipped. On Debian, 'apt-get install chromium' as root brings it." >&2
}
