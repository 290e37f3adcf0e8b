# shellcheck shell=bash disable=SC2154 # project, jobs and root_* come from dev and cmake/root.sh
# Sourced by ./dev: what runs on the machine itself rather than in the toolchain root.

# Debian packages of the machine; only where we may.
host_install() { # PACKAGE…
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then fail "Please install first: $*."; fi
  host_log=${root_log:-/dev/null}
  mkdir -p "$(dirname "$host_log")"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >>"$host_log" 2>&1 || {
    # Lists may be missing or stale on a fresh image.
    apt-get update -qq >>"$host_log" 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >>"$host_log" 2>&1 ||
      fail "apt-get could not install $* (log: $host_log)."
  }
}

ensure_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "Installing Node.js"
    host_install nodejs npm
  fi
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 18 ] || fail "Node.js 18 or newer is needed; $(command -v node) is $(node --version)."
}

# npm ci removes and re-lays node_modules, so it runs only when the lock file says something new, and
# never twice at a time.
ensure_npm_packages() { # [FOLDER]
  ensure_node
  npm_folder=${1:-.}
  mark=$npm_folder/node_modules/.counterbell-lock
  cmp -s "$npm_folder/package-lock.json" "$mark" && return
  mkdir -p build
  exec 7>build/.npm.lock
  flock 7
  if ! cmp -s "$npm_folder/package-lock.json" "$mark"; then
    echo "Installing npm packages${1:+ of $1}"
    npm ci --prefix "$npm_folder" --no-fund --no-audit --loglevel=error ||
      fail "npm could not install the packages of $npm_folder/package-lock.json."
    cp "$npm_folder/package-lock.json" "$mark"
  fi
  exec 7>&-
}

ensure_chromium() {
  [ -x /usr/bin/chromium ] && return
  echo "Installing Chromium for the browser tests"
  host_install chromium
}

ensure_firefox() {
  [ -x /usr/bin/firefox-esr ] && [ -x /usr/bin/Xvfb ] && return
  echo "Installing Firefox for the browser tests"
  host_install firefox-esr xvfb
}
