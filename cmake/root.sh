# shellcheck shell=bash disable=SC2154 # project comes from dev
# Sourced by ./dev: the toolchain root, a small Debian with the compilers this project is built with.
# Debian stable's are too old and a newer Debian's cannot be mixed in, so they live in a folder of
# their own under the user's cache, entered by chroot. Nothing on the machine itself changes.

root_cache=${XDG_CACHE_HOME:-$HOME/.cache}/counterbell
# A changed list or recipe is another root: old and new never mix.
root_hash=$(cat "$project/cmake/root-packages.txt" "$project/cmake/root-provision.sh" "$project/cmake/root-make.sh" |
  sha256sum | cut -c1-12)
root_dir=$root_cache/root-$root_hash
root_log=$root_cache/root.log

# Mount and chroot need to be root, or to look like it in a user namespace. Either way the mounts
# live in a mount namespace of their own and are gone with the last process in it.
namespace() {
  if [ "$(id -u)" = 0 ]; then
    unshare --mount "$@"
  else
    unshare --map-root-user --map-auto --mount "$@"
  fi
}

# What the compilers made, kept for all clones of the project (cmake/ccache.conf).
compiler_cache=$root_cache/ccache
# Where builds find the project inside the root, whatever the clone's folder is called: one clone's compiled files serve another.
root_project=/counterbell

# Runs a command inside ROOT, in the current folder as it is called there. The project is at its own path, too, which people give to
# programs.
enter_root() { # ROOT COMMAND…
  mkdir -p "$compiler_cache"
  # shellcheck disable=SC2016 # expanded by the inner shell
  namespace sh -eu -c '
    root=$1 project=$2 root_project=$3 cache=$4 folder=$5; shift 5
    mkdir -p "$root$project" "$root$root_project" "$root/root/.cache/ccache"
    mount --rbind /proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --bind "$project" "$root$project"
    mount --bind "$project" "$root$root_project"
    mount --bind "$cache" "$root/root/.cache/ccache"
    exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
      TERM="${TERM:-dumb}" CI="${CI:-}" COUNTERBELL_TEST_FULL="${COUNTERBELL_TEST_FULL:-}" COUNTERBELL_JOBS="$COUNTERBELL_JOBS" \
      CCACHE_CONFIGPATH="$root_project/cmake/ccache.conf" \
      /bin/sh -c "cd \"\$0\" && exec \"\$@\"" "$folder" "$@"
  ' sh "$1" "$project" "$root_project" "$compiler_cache" "${PWD/#"$project"/$root_project}" "${@:2}"
}

# Runs a command with the toolchain: inside the root, or as it is when the user brings their own.
with_tools() {
  if [ -n "${COUNTERBELL_NATIVE_TOOLCHAIN:-}" ]; then
    "$@"
  else
    enter_root "$root_dir" "$@"
  fi
}

ensure_root() {
  [ -z "${COUNTERBELL_NATIVE_TOOLCHAIN:-}" ] || return 0
  if [ -d "$root_dir" ]; then
    touch "$root_dir" # for the clean-up of roots nobody uses any more
    return 0
  fi
  mkdir -p "$root_cache"
  exec 9>"$root_cache/root.lock"
  flock -n 9 || { echo "Another ./dev is making the toolchain root; waiting for it."; flock 9; }
  [ -d "$root_dir" ] || (. "$project/cmake/root-make.sh" && make_root)
  exec 9>&-
}
