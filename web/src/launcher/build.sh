# Builds the program when its sources changed; sourced, not run.
# shellcheck shell=bash

apps=$repo/.holdfast/app
app=
service_flags=(
  -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Duser.timezone=UTC
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
)
cli_flags=(-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.timezone=UTC)

run_cli() { "$java" "${cli_flags[@]}" -cp "$app/*" dev.holdfast.Main "$@"; }

# Names, sizes and times of all sources: a change, an addition and a removal all show.
source_digest() {
  (cd "$repo" && find pom.xml .mvn ./*/pom.xml ./*/src -type f -printf '%p %s %T@\n' |
    LC_ALL=C sort | sha256sum | cut -c1-16)
}

# Each build has a folder of its own, so that a running service keeps the files it started from.
build_app() {
  local digest
  digest=$(source_digest)
  app=$apps/$digest
  if [[ -d $app ]]; then return; fi
  lock_setup
  if [[ ! -d $app ]]; then
    need_maven
    step "building Holdfast" package_app "$app" || fail "the build failed"
    remove_unused_apps
  fi
  ln -sfn "$digest" "$apps/current"
  unlock_setup
}

package_app() {
  rm -rf "$repo/web/target/app" "$apps"/.draft.*
  (cd "$repo" && mvn -B -q -DskipTests package) || return 1
  mkdir -p "$apps"
  local draft
  draft=$(mktemp -d "$apps/.draft.XXXXXX")
  cp "$repo"/web/target/app/*.jar "$draft" && mv "$draft" "$1"
}

remove_unused_apps() {
  local old
  for old in "$apps"/*/; do
    old=${old%/}
    if [[ $old != "$app" && ! -L $old ]] && ! grep -qsF "$old" /proc/[0-9]*/cmdline; then
      rm -rf "$old"
    fi
  done
}

# The commands that look at a service use the program that is there, however old.
find_app() {
  if [[ ! -d $apps/current ]]; then
    say "nothing has been built here yet; './holdfast up' does it"
    exit 3
  fi
  app=$(readlink -f "$apps/current")
}

need_maven() {
  local found
  has mvn || fail "Maven is not on PATH; install Maven 3.8 or newer (on Debian: apt-get install maven)."
  found=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  if [[ $(printf '3.8\n%s\n' "$found" | sort -V | head -n 1) != 3.8 ]]; then
    fail "Maven $found is too old; Holdfast needs 3.8 or newer."
  fi
}
