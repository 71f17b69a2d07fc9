#!/bin/sh
# Control of one private Postfix: control.sh DIR start|stop|kill|status|fence|unfence. DIR holds its etc and spool.
# Down is when none of its daemons is left: master starts a dead worker again, and a worker that outlives its
# master may still carry a queue file, so that neither alone is word enough for moving mail. Whether the worker
# that reads the queue lives is no question of status: the profile asks for it.
dir=$1

# Every daemon of this Postfix is in the session that its master leads; a zombie has ended.
daemons() {
  { read -r master <"$dir/spool/pid/master.pid"; } 2>/dev/null || return 1
  pids=$(pgrep --runstates R,S,D,T,I --delimiter ' ' --session "$master")
}

is_master() {
  { read -r name <"/proc/$master/comm"; } 2>/dev/null && [ "$name" = master ]
}

case $2 in
  start) exec postfix -c "$dir/etc" start ;;
  stop) exec postfix -c "$dir/etc" stop ;;
  kill)
    daemons || exit 0
    kill -KILL $pids
    left=100
    while daemons; do
      [ "$left" -gt 0 ] || exit 1
      left=$((left - 1))
      sleep 0.02
    done
    ;;
  status)
    daemons || exit 3
    case " $pids" in *" $master "*) is_master && { echo "pid $master"; exit 0; } ;; esac
    echo "without its master, pids $pids"
    ;;
  # Without master.cf nothing can start it, whoever tries; what runs does not miss it.
  fence) [ ! -e "$dir/etc/master.cf" ] || mv "$dir/etc/master.cf" "$dir/etc/master.cf.fenced" ;;
  unfence) [ ! -e "$dir/etc/master.cf.fenced" ] || mv "$dir/etc/master.cf.fenced" "$dir/etc/master.cf" ;;
  *)
    echo 'usage: control.sh DIR start|stop|kill|status|fence|unfence' >&2
    exit 64
    ;;
esac
