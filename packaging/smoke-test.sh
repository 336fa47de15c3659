#!/bin/sh
# Starts a packaged program on a display of its own, against a DynamoDB Local with sample shops, and looks whether it
# answers on the terminal, shows its window and connects. Needs xvfb and xdotool from Debian, and a JDK 25.
#
#   packaging/smoke-test.sh                                        the app image that the build has made
#   packaging/smoke-test.sh target/installer/session-inspector_*.deb   an installer, unpacked but not installed
#   packaging/smoke-test.sh /usr/bin/session-inspector             an installed program
#
# JAVA names the JDK's java where the first one on the path is older; SCREENSHOT a file for a picture of the window
# (with ImageMagick's import).
set -eu
cd "$(dirname "$0")/.."

what=${1:-target/installer/session-inspector/bin/session-inspector}
java=${JAVA:-}
if [ -z "$java" ]; then
  java=java
  for found in /usr/lib/jvm/*25*/bin/java; do
    [ -x "$found" ] && java=$found
  done
fi

work=$(mktemp -d)
started=
finish() {
  for process in $started; do
    kill "$process" 2> /dev/null || true
  done
  wait
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
fail() {
  echo "smoke test: $1" >&2
  cat "$work"/*.log >&2 2> /dev/null || true
  exit 1
}
# Waits until a file has something in it.
filled() {
  tries=0
  until [ -s "$1" ]; do
    tries=$((tries + 1))
    [ $tries -le 300 ] || return 1
    sleep 0.2
  done
}

case $what in
  *.deb)
    dpkg-deb -x "$what" "$work/package"
    program=$work/package/opt/session-inspector/bin/session-inspector
    ;;
  *) program=$what ;;
esac

"$program" --version | grep -q '^Session Inspector [0-9]' || fail "--version does not answer"
"$program" --help | grep -q -e --endpoint || fail "--help does not answer"

Xvfb -displayfd 3 -screen 0 1440x900x24 3> "$work/display" 2> "$work/xvfb.log" &
started="$started $!"
filled "$work/display" || fail "Xvfb does not start"
DISPLAY=:$(cat "$work/display")
export DISPLAY

# The database ends when its standard input does.
mkfifo "$work/input"
"$java" -cp 'target/packaging/lib/*' packaging/SampleTable.java target/sandbox \
  < "$work/input" > "$work/endpoint" 2> "$work/database.log" &
started="$started $!"
exec 9> "$work/input"
filled "$work/endpoint" || fail "there is no DynamoDB Local: run mvn -q compile first"

export SESSION_INSPECTOR_HOME="$work/home" AWS_ACCESS_KEY_ID=smoke AWS_SECRET_ACCESS_KEY=smoke
unset AWS_PROFILE || true
"$program" --endpoint "$(cat "$work/endpoint")" --region us-east-1 --shop harbor-lane-coffee 9>&- > "$work/program.log" 2>&1 &
running=$!
started="$started $running"

# Once connected, the title names the table.
timeout 90 xdotool search --sync --onlyvisible --name 'shopify_sessions.*Session Inspector' > /dev/null ||
  fail "no connected window within 90 seconds"
if [ -n "${SCREENSHOT:-}" ]; then
  sleep 5
  import -window root "$SCREENSHOT"
fi
kill -0 "$running" 2> /dev/null || fail "it has ended by itself"
if grep -q 'Exception' "$work/program.log"; then
  fail "it complained"
fi
echo "smoke test: $what answers, opens its window and connects"
