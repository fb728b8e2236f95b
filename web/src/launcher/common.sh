# Words, places and small tools of the launcher; sourced, not run.
# shellcheck shell=bash

absolute() { readlink -m "$1"; }

HOLDFAST_HOME=$(absolute "${HOLDFAST_HOME:-$repo/.holdfast}")
HOLDFAST_TOOLS=$(absolute "${HOLDFAST_TOOLS:-$repo/.holdfast/tools}")
export HOLDFAST_HOME HOLDFAST_TOOLS
# Debian keeps mkfs and debugfs where only root looks.
export PATH=$PATH:/usr/sbin:/sbin

say() { printf 'holdfast: %s\n' "$*" >&2; }

fail() {
  printf 'holdfast: %s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Secrets lie in the home, so only its owner enters it.
make_home() {
  (umask 077 && mkdir -p "$HOLDFAST_HOME")
  mkdir -p "$HOLDFAST_HOME/logs"
}

# step <what> <command...>: runs quietly, tells how long it takes, shows the end of a failure.
step() {
  local what=$1 log=$HOLDFAST_HOME/logs/setup.log began=$SECONDS ticker code=0
  shift
  make_home
  say "$what ..."
  printf '\n== %s: %s\n' "$(date -u +%FT%TZ)" "$*" >>"$log"
  tell_time "$what" 9>&- &
  ticker=$!
  "$@" >>"$log" 2>&1 </dev/null || code=$?
  kill "$ticker" 2>/dev/null || true
  if ((code != 0)); then
    tail -n 15 "$log" >&2
    say "$what: failed after $((SECONDS - began)) s; all of it is in $log"
    return "$code"
  fi
  say "$what: done in $((SECONDS - began)) s"
}

# tell_time <what>: a line every 20 s while the launcher runs.
tell_time() {
  local seconds=0
  while kill -0 $$ 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    if ((seconds % 20 == 0)); then say "$1: $seconds s so far"; fi
  done
}

# One set-up at a time, whoever starts it. What it runs inherits the lock (descriptor 9), so that a
# compiler which outlives a killed launcher is waited for.
lock_setup() {
  mkdir -p "$HOLDFAST_TOOLS"
  exec 9>"$HOLDFAST_TOOLS/setup.lock"
  if ! flock -n 9; then
    say "another set-up is under way; waiting for it"
    flock 9
  fi
}

unlock_setup() { exec 9>&-; }

rotate() {
  if [[ -e $1 && $(stat -c %s "$1") -gt 10485760 ]]; then mv -f "$1" "$1.1"; fi
}

# recorded_pid <record>: prints the pid if that very process still runs.
recorded_pid() {
  local pid ticks stat fields
  [[ -e $1 ]] || return 1
  pid=$(sed -n 's/.*"pid":\([0-9]*\).*/\1/p' "$1")
  ticks=$(sed -n 's/.*"startTicks":\([0-9]*\).*/\1/p' "$1")
  stat=$(cat "/proc/$pid/stat" 2>/dev/null) || return 1
  read -ra fields <<<"${stat##*) }"
  [[ ${fields[0]} != Z && ${fields[19]} == "$ticks" ]] && printf '%s\n' "$pid"
}

service_pid() { recorded_pid "$HOLDFAST_HOME/run/holdfast.process.json"; }
