# Runs all tests with one database and one Temporal for the whole run; sourced, not run.
# shellcheck shell=bash

# Always the same folder, so that a run cleans up after one that was killed.
servers=$repo/target/test-servers

run_tests() {
  prepare_tools
  need_commands "the browser for tests" chromium:chromium
  need_maven
  local log=$repo/target/tests.log code
  stop_test_servers
  trap stop_test_servers EXIT
  mkdir -p "$servers"
  (cd "$repo" && rm -rf ./*/target/surefire-reports ./*/target/failsafe-reports)
  say "running all tests; all of their output goes to $log"
  set +e
  (cd "$repo" && mvn -B verify -Dholdfast.test.servers="$servers" "$@" 2>&1) |
    tee "$log" |
    grep --line-buffered -E 'Building Holdfast|Tests run:.* -- in|^\[ERROR\]|BUILD'
  code=${PIPESTATUS[0]}
  set -e
  report "$code"
}

# report <maven's exit code>: a skipped test is a test that nobody ran, so it fails the run.
report() {
  local tests=0 failed=0 skipped=0 file line
  while IFS= read -r file; do
    line=$(grep -m 1 '<testsuite ' "$file" || true)
    tests=$((tests + $(count tests "$line")))
    failed=$((failed + $(count failures "$line") + $(count errors "$line")))
    skipped=$((skipped + $(count skipped "$line")))
  done < <(find "$repo" -path '*/target/*-reports/TEST-*.xml')
  printf '%d passed, %d failed, %d skipped\n' $((tests - failed - skipped)) "$failed" "$skipped"
  if (($1 != 0)); then fail "the build failed"; fi
  if ((tests == 0)); then fail "no test ran"; fi
  if ((skipped > 0)); then fail "a skipped test counts as a failed one"; fi
  if ((failed > 0)); then exit 1; fi
}

count() {
  local value
  value=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2")
  printf '%s\n' "${value:-0}"
}

# Their records are read here and not by Java, because after a failed build there is no Java.
stop_test_servers() {
  local record pid pids=()
  for record in "$servers"/run/*.process.json; do
    if pid=$(recorded_pid "$record"); then
      kill -TERM "$pid"
      pids+=("$pid")
    fi
  done
  for pid in "${pids[@]}"; do
    timeout 60 tail --pid="$pid" -f /dev/null || kill -KILL "$pid"
  done
  rm -rf "$servers"
}
