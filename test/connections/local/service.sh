#!/bin/sh
# A service for tests: `service.sh VERB FOLDER`. Its process is the program FOLDER/bin/*, which does nothing but
# live; files in FOLDER say how it behaves. It inherits the output of `start` and keeps it open, as real ones do.
verb=$1
folder=$2
cd "$folder" || exit 4
program=$(echo bin/*)

launch() {
  [ -e ended ] && return
  "$folder/$program" 100000 &
  echo $! >>pids
  echo $! >pid.new && mv pid.new pid
}
named() { [ -s pid ] && kill -0 "$(cat pid)" 2>/dev/null; }
finish() {
  going=$(cat pid 2>/dev/null)
  kill -9 "$going" 2>/dev/null
  # Whoever sees it dead may start it anew at once: only its own id is taken away, and without another program.
  { read -r now <pid; } 2>/dev/null
  [ "$now" = "$going" ] && : >pid
}

case $verb in
start)
  [ -e fenced ] && { echo 'fenced off'; exit 1; }
  if [ -e slow-start ]; then
    (sleep 1.5; launch) &
  else
    launch
  fi
  echo 'asked to start'
  ;;
stop)
  [ -e refuse-stop ] && { echo 'I refuse'; exit 1; }
  if [ -e slow-stop ]; then
    (sleep 1.5; finish) &
  else
    finish
  fi
  ;;
kill) finish ;;
status)
  named || exit 3
  echo "running, pid $(cat pid)"
  ;;
fence) touch fenced ;;
unfence) rm -f fenced ;;
*) exit 2 ;;
esac
exit 0
