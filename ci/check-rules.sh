#!/usr/bin/env bash
# Lints, tests and checks the layout of rule files, and leaves reports where servers look for them.
#
#   ci/check-rules.sh [PATH…]        default: the current folder
#
#   CHUAN     the program; default: chuan
#   FORM      text, github or gitlab: how findings are shown; default: text
#   REPORTS   folder for lint.sarif, lint.codequality.json and test.junit.xml; none are written without it
#
# Status: 0 when all is well, 1 when something is not, 64 and more when it could not be found out.
set -u
chuan=${CHUAN:-chuan}
form=${FORM:-text}
paths=("${@:-.}")
worst=0

# A status beyond 1 says more than a finding.
note() { if [ "$1" -gt "$worst" ]; then worst=$1; fi; }

shown=$form
[ "$form" = gitlab ] && shown=text
"$chuan" lint --lang en --format "$shown" "${paths[@]}"
note $?
"$chuan" fmt --lang en --check "${paths[@]}"
note $?
"$chuan" test --lang en "${paths[@]}"
note $?
if [ -n "${REPORTS:-}" ]; then
    mkdir -p "$REPORTS"
    "$chuan" lint --lang en --format sarif -o "$REPORTS/lint.sarif" "${paths[@]}"
    "$chuan" lint --lang en --format gitlab -o "$REPORTS/lint.codequality.json" "${paths[@]}"
    "$chuan" test --lang en --format junit "${paths[@]}" >"$REPORTS/test.junit.xml"
fi
exit "$worst"
