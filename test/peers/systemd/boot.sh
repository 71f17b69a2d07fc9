#!/bin/sh
# A real systemd as a peer: `boot.sh FOLDER`, as root, until its standard input ends.
#
# It cannot touch this machine. It is a user manager, which starts nothing of the system's; it knows no units
# but those in FOLDER; in its mount namespace everything but FOLDER is read-only (what is in FOLDER/config/systemd/user
# lies in /etc/systemd/system there, where a system manager has it), and it refuses to begin where
# that did not work. (A system manager that shares the root file system would clean up /tmp as if it booted.)
# Its processes lie in a control group of their own, which is killed as a whole.
set -eu
folder=$1

case ${2:-outside} in
outside)
  exec unshare --mount --propagation private sh "$0" "$folder" keeper
  ;;
keeper)
  umount -l /sys/fs/cgroup
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
  group=/sys/fs/cgroup/unjam-peer-$$
  mkdir "$group"
  sh -c 'echo $$ >"$1/cgroup.procs"; exec unshare --cgroup --mount sh "$2" "$3" inside' - "$group" "$0" "$folder" &
  cat >/dev/null
  echo 1 >"$group/cgroup.kill"
  wait || true
  find "$group" -depth -type d -exec rmdir {} \;
  ;;
inside)
  umount -l /sys/fs/cgroup
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
  mount -t tmpfs tmpfs /run
  mkdir -p /run/systemd/system
  mount --bind "$folder" "$folder"
  mount --bind "$folder/config/systemd/user" /etc/systemd/system
  # Some mounts cannot be changed so; that the ones that matter were is tried out below.
  while read -r _ place _; do
    case $place in "$folder" | /run | /sys/fs/cgroup | /etc/systemd/system) continue ;; esac
    mount -o remount,bind,ro "$place" 2>/dev/null || true
  done </proc/self/mounts
  for place in / /tmp /dev /dev/shm /etc; do
    if touch "$place/unjam-peer-probe" 2>/dev/null; then
      rm -f "$place/unjam-peer-probe"
      echo "$place can be written to" >&2
      exit 9
    fi
  done
  echo $$ >"$folder/pid"
  exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$folder" XDG_RUNTIME_DIR="$folder/run" \
    XDG_CONFIG_HOME="$folder/config" SYSTEMD_LOG_TARGET=null \
    SYSTEMD_UNIT_PATH="$folder/config/systemd/user.control:/etc/systemd/system:$folder/units" \
    SYSTEMD_GENERATOR_PATH="$folder/none" SYSTEMD_ENVIRONMENT_GENERATOR_PATH="$folder/none" \
    /lib/systemd/systemd --user --unit=peer.target
  ;;
esac
