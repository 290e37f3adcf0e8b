# shellcheck shell=bash disable=SC2154 # project and root_* come from dev and cmake/root.sh
# Sourced by cmake/root.sh when the toolchain root is missing: how it is made. It grows in a folder
# beside its place and is moved there whole, so that a half-made root is never used.

root_suite=forky
root_packages=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$project/cmake/root-packages.txt" | tr -d ' \t')
root_steps=6

make_root() {
  namespace true 2>/dev/null ||
    fail "Making the toolchain root needs the right to mount: be root (in a container, a privileged one), or have user namespaces with subordinate ids (Debian: apt install uidmap)."
  command -v apt-get >/dev/null || fail "Making the toolchain root needs Debian's apt-get, and this machine has none."

  cat <<TXT
Counterbell needs a toolchain root: Debian $root_suite with $(echo "$root_packages" | wc -l) named packages (clang 21, Emscripten 6, CMake, …),
and Dear ImGui's and Mbed TLS's sources from the same archive.
  where:  $root_dir
  size:   about 340 MB to download, 1.5 GB on disk, 3 minutes; delete the folder to undo it
TXT
  : >"$root_log"
  # What an interrupted run left behind; the lock says that nobody else is at it.
  namespace sh -c 'rm -rf --one-file-system "$@"' sh "$root_cache"/making-*
  making=$root_cache/making-$root_hash
  sources=$root_cache/making.sources
  trap 'rm -f "$sources"; namespace rm -rf --one-file-system "$making"' EXIT
  trap 'exit 130' INT TERM

  root_step 1 "mmdebstrap and the archive's keys"
  if ! command -v mmdebstrap >/dev/null || ! [ -f /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    [ "$(id -u)" = 0 ] || fail "Please install two packages first: apt install mmdebstrap debian-archive-keyring."
    host_install mmdebstrap debian-archive-keyring
  fi
  archive=$(debian_archive)
  if [ -z "$archive" ] && [ "$(id -u)" = 0 ]; then
    # A fresh image has sources but no lists yet.
    apt-get update -qq >>"$root_log" 2>&1 || true
    archive=$(debian_archive)
  fi
  [ -n "$archive" ] ||
    fail "This machine's apt sources name no Debian archive; set COUNTERBELL_DEBIAN_ARCHIVE to the address of one."

  root_step 2 "Debian $root_suite with the compilers (the long download)"
  cat >"$sources" <<TXT
Types: deb deb-src
URIs: $archive
Suites: $root_suite
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
TXT
  # A mirror that stands still has an index past its valid-until date; its signature is checked all the same.
  # Manuals and translations are left out: nobody reads them in there.
  namespace mmdebstrap --mode=root --variant=apt --skip=check/qemu --architectures="$(dpkg --print-architecture)" \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='Acquire::Languages "none"' \
    --aptopt='Acquire::Retries "3"' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --include="$(echo "$root_packages" | paste -sd,)" \
    "$root_suite" "$making" "$sources" >>"$root_log" 2>&1 || root_failed "Installing the packages"

  root_step 3 "sources of Dear ImGui and Mbed TLS"
  # Network names are looked up the host's way while apt-get runs in there.
  namespace cp -L /etc/resolv.conf /etc/hosts "$making/etc/" 2>>"$root_log" || true
  provision sources
  root_step 4 "headers for em++, and Emscripten's system libraries for the browser (a minute or two)"
  provision headers
  provision libraries web
  root_step 5 "Emscripten's system libraries for the tests"
  provision libraries tests
  root_step 6 "into place"
  mv "$making" "$root_dir"
  trap - EXIT INT TERM
  rm -f "$sources"
  # Roots of older lists that no checkout has used for two weeks.
  find "$root_cache" -maxdepth 1 -name 'root-*' -type d -mtime +14 | while read -r old; do
    echo "Removing the toolchain root $old, unused for two weeks"
    namespace rm -rf --one-file-system "$old"
  done
}

provision() { # STEP…
  enter_root "$making" sh "$project/cmake/root-provision.sh" "$@" >>"$root_log" 2>&1 || root_failed "Preparing the toolchain ($1)"
}

# Where this machine gets Debian from: asked of apt, which knows every format of its sources.
debian_archive() {
  if [ -n "${COUNTERBELL_DEBIAN_ARCHIVE:-}" ]; then
    echo "$COUNTERBELL_DEBIAN_ARCHIVE"
    return
  fi
  # shellcheck disable=SC2016 # for apt to expand
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1
}

root_step() { # NUMBER TEXT
  echo "[$1/$root_steps] $2"
}

# Says in one sentence what went wrong, judged by the log, and leaves nothing half made.
root_failed() { # WHAT
  reason="the log says why"
  if grep -qE 'Temporary failure resolving|Could not connect|Connection (failed|timed out|refused)|Could not resolve' "$root_log"; then
    reason="the Debian archive could not be reached; check the network and run the same command again"
  elif missing=$(grep -oE 'Unable to locate package [^ ]+|Version .* was not found|no source package [^.]*' "$root_log" | head -n 1) &&
    [ -n "$missing" ]; then
    reason="the Debian archive lacks something the list names ($missing)"
  elif grep -q 'No space left' "$root_log"; then
    reason="the disk is full"
  fi
  fail "$1 did not work: $reason (log: $root_log)."
}
