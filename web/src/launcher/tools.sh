# Finds the programs that Holdfast runs, and installs what it may; sourced, not run.
# shellcheck shell=bash

temporal_version=v1.5.1
java=

# java_major <home>: prints the major version of a JDK, nothing when it is none.
java_major() {
  [[ -x $1/bin/javac && -r $1/release ]] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_java() {
  local home major on_path
  on_path=$(readlink -f "$(command -v javac || true)" || true)
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "${on_path%/bin/javac}"; do
    major=$(java_major "$home")
    if ((${major:-0} >= 25)); then
      export JAVA_HOME=$home
      java=$home/bin/java
      return
    fi
  done
  fail "no JDK 25 or newer found (looked at JAVA_HOME, /usr/lib/jvm, /usr/java, /opt, ~/.sdkman, ~/.jdks, PATH).
  Install one, for example Eclipse Temurin 25, and set JAVA_HOME to its folder."
}

prepare_tools() {
  find_java
  lock_setup
  need_commands "basic tools" setsid:util-linux flock:util-linux fallocate:util-linux
  need_commands "QEMU's tools" qemu-img:qemu-utils qemu-io:qemu-utils \
    qemu-storage-daemon:qemu-system-common mkfs.ext4:e2fsprogs debugfs:e2fsprogs
  if [[ -z ${HOLDFAST_TEMPORAL_ADDRESS:-} ]]; then need_temporal; fi
  unlock_setup
}

# need_commands <what> <command:package...>: installs the packages of missing commands when root.
need_commands() {
  local what=$1 pair missing=() packages=()
  shift
  for pair in "$@"; do
    if ! has "${pair%%:*}"; then
      missing+=("${pair%%:*}")
      packages+=("${pair##*:}")
    fi
  done
  if ((${#missing[@]} == 0)); then return; fi
  mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
  if [[ $EUID -eq 0 ]] && has apt-get; then
    step "installing $what (${packages[*]})" install_packages "${packages[@]}" || true
  fi
  for pair in "${missing[@]}"; do
    has "$pair" || fail "$what: '$pair' is not on PATH.
  Install the packages that hold it (on Debian and Ubuntu, as root: apt-get install ${packages[*]})
  or run this as root on a machine with apt-get."
  done
}

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  # Heals a package manager that was killed in the middle of an earlier set-up.
  dpkg --configure -a
  apt-get -o DPkg::Lock::Timeout=120 update
  apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@"
}

need_temporal() {
  if has temporal || [[ -x $HOLDFAST_TOOLS/temporal ]]; then return; fi
  rm -rf "$HOLDFAST_TOOLS"/.temporal.*
  if has go || [[ -x /usr/local/go/bin/go ]]; then
    step "building Temporal $temporal_version (once, some minutes)" build_temporal && return
  fi
  step "downloading Temporal $temporal_version" download_temporal && return
  fail "Temporal is missing and could be neither built nor downloaded. Three ways out:
  1. put the program 'temporal' on PATH (see https://docs.temporal.io/cli),
  2. install Go 1.25 or newer, and run this again,
  3. set HOLDFAST_TEMPORAL_ADDRESS to a Temporal cluster."
}

build_temporal() {
  local draft go=go
  has go || go=/usr/local/go/bin/go
  draft=$(mktemp -d "$HOLDFAST_TOOLS/.temporal.XXXXXX")
  GOBIN=$draft "$go" install "github.com/temporalio/cli/cmd/temporal@$temporal_version" &&
    adopt_temporal "$draft"
}

download_temporal() {
  local draft machine
  case "$(uname -m)" in
    x86_64) machine=amd64 ;;
    aarch64) machine=arm64 ;;
    *) return 1 ;;
  esac
  draft=$(mktemp -d "$HOLDFAST_TOOLS/.temporal.XXXXXX")
  curl -fsSL --connect-timeout 10 -o "$draft/archive.tar.gz" \
    "https://temporal.download/cli/archive/$temporal_version?platform=linux&arch=$machine" &&
    tar -xzf "$draft/archive.tar.gz" -C "$draft" temporal &&
    adopt_temporal "$draft"
}

# A program that does not even tell its version is not kept.
adopt_temporal() {
  "$1/temporal" --version && mv "$1/temporal" "$HOLDFAST_TOOLS/temporal" && rm -rf "$1"
}
