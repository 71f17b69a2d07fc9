#!/bin/sh
# Control of one double: control.sh DIR start|stop|kill|status|fence|unfence|watchdog
# DIR is the folder of the unit, made by the tests' set-up. In plain sh, since `status` is asked several times
# a second. A zombie is down, and so is a process that only has the same id as one that died.
# status: 0 and `pid N` when up; 3 when down, with `exit N` when the double left word of how it ended.
dir=$1
here=${0%/*}

is_up() {
  pid= started=
  { read -r pid started <"$dir/pid"; } 2>/dev/null || return 1
  { read -r stat <"/proc/$pid/stat"; } 2>/dev/null || return 1
  # The command in parentheses may hold anything; the fields begin after the last one.
  set -- ${stat##*) }
  case $1 in Z | X) return 1 ;; esac
  [ "${20}" = "$started" ]
}

# Waits for $1 tenths of a second at most until the command holds.
within() {
  left=$(($1 * 5))
  shift
  until "$@"; do
    [ "$left" -gt 0 ] || return 1
    left=$((left - 1))
    sleep 0.02
  done
}

is_down() { ! is_up; }
has_answered() { [ -e "$dir/loaded" ] || is_down; }

limits() {
  start_limit=100 stop_limit=20
  { read -r start_limit stop_limit <"$dir/limits"; } 2>/dev/null
}

# Under the lock, so that two that start at once make one process, and none slips past a fence.
spawn() {
  exec 9>"$dir/lock"
  flock -w 10 9 || exit 1
  is_up && { echo "already running, pid $pid"; exit 0; }
  [ -e "$dir/fenced" ] && { echo 'Error 1058: the service is disabled (fenced)' >&2; exit 1; }
  rm -f "$dir/loaded" "$dir/exit"
  cd "$dir" || exit 1
  ulimit -c 0
  # Node compiles the double once for all its starts: a third of the time of a start.
  export NODE_COMPILE_CACHE="$here/../../../node_modules/.cache/doubles"
  setsid "$dir/node" "$dir/double" --config "$dir/config.json" </dev/null >>"$dir/double.log" 2>&1 9>&- &
  { read -r stat <"/proc/$!/stat"; } 2>/dev/null && {
    set -- ${stat##*) }
    echo "$! ${20}" >"$dir/pid.new" && mv "$dir/pid.new" "$dir/pid"
  }
  exec 9>&-
}

start() {
  limits
  spawn
  within "$start_limit" has_answered || {
    echo 'Error 1053: the service did not respond in a timely fashion' >&2
    exit 1
  }
  is_up && { echo "pid $pid"; exit 0; }
  read -r code 2>/dev/null <"$dir/exit" || code=unknown
  echo "Could not start the double. Error $code: The process terminated unexpectedly." >&2
  exit 1
}

stop() {
  limits
  is_up || { echo 'Error 1062: the service has not been started'; exit 0; }
  kill -TERM "$pid"
  within "$stop_limit" is_down && exit 0
  echo 'Error 1061: the service cannot accept control messages at this time' >&2
  exit 1
}

case $2 in
  status)
    is_up && { echo "pid $pid"; exit 0; }
    { read -r code <"$dir/exit"; } 2>/dev/null && echo "exit $code"
    exit 3
    ;;
  start) start ;;
  stop) stop ;;
  kill)
    is_up || exit 0
    kill -KILL "$pid"
    within 20 is_down
    ;;
  fence)
    exec 9>"$dir/lock"
    flock -w 10 9 && : >"$dir/fenced"
    ;;
  unfence) rm -f "$dir/fenced" ;;
  watchdog)
    # Starts it again whenever it is down, as Server Monitor does; `$3` seconds between two looks.
    while sleep "${3:-0.5}"; do is_up || (start >/dev/null 2>&1); done
    ;;
  *)
    echo "usage: control.sh DIR start|stop|kill|status|fence|unfence|watchdog" >&2
    exit 64
    ;;
esac
