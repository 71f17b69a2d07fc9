/** What every script for sh begins with. `fail` keeps what comes after it from being done; `bad` only tells. */
export const functions = `bad() { printf '%s\\n' "X|$1|$2"; }
fail() { bad "$1" "$2"; halt=1; }
told=$(mktemp) || told=/dev/null
trap '[ "$told" = /dev/null ] || rm -f -- "$told"' EXIT
ask() {
  how=$1; order=$2; shift 2
  "$@" </dev/null >"$told" 2>&1; came=$?
  [ "$came" -eq 0 ] && return 0
  "$how" "$order" "it exited with $came: $(head -n 1 "$told")"; return 1
}
is_there() { [ -e "$1" ] || [ -L "$1" ]; }
is_folder() { [ -d "$1" ] && [ ! -L "$1" ]; }
is_down() { status; [ "$code" -ge 1 ] && [ "$code" -le 3 ]; }
move() {
  if ! is_there "$3"; then echo "M|$1|$2|absent"
  elif ! is_folder "$3" && is_linked "$3" "$4"; then rm -f -- "$3"
  elif is_there "$4"; then echo "M|$1|$2|taken"
  elif is_folder "$3"; then mv -- "$3" "$4" || echo "M|$1|$2|failed"
  elif ln -- "$3" "$4"; then rm -f -- "$3"
  else echo "M|$1|$2|failed"; fi
}
is_linked() { [ ! -L "$2" ] && [ "$1" -ef "$2" ]; }
link_all() {
  for one; do
    shift
    [ -L "$one" ] || [ ! -f "$one" ] || set -- "$@" "$one"
  done
  [ $# -eq 0 ] || ln -- "$@" "$to/" 2>/dev/null
}
move_all() {
  order=$1; i=$2; to=$3; shift 3
  link_all "$@"
  for one; do
    shift
    if ! is_folder "$one" && is_linked "$one" "$to/\${one##*/}"; then set -- "$@" "$one"
    else move "$order" "$i" "$one" "$to/\${one##*/}"; fi
    i=$((i + 1))
  done
  [ $# -eq 0 ] || rm -f -- "$@"
}
watch() {
  n=0; risen=
  while [ "$n" -le "$1" ]; do
    status; printf '%s\\n' "S|$n|$code|$said"
    if [ "$code" -eq 0 ]; then risen=1; elif [ -n "$risen" ] || [ "$n" -ge 3 ]; then break; fi
    sleep 1; n=$((n + 1))
  done
}
until_down() { n=0; while [ "$n" -lt "$1" ] && ! is_down; do sleep 1; n=$((n + 1)); done; }
hex() { od -An -v -tx1 | tr -d ' \\n'; echo; }`;

/**
 * How the host stands: kind, inode with size, bytes, no time, path. What `ls` would not show on a line of its own, a
 * link or a name with a line end in it, comes in hexadecimal.
 */
export const ending = `status; printf '%s\\n' "E|$code|$said"
df -kP . | { read -r _; read -r _ _ _ free _; echo "D|$((free * 1024))"; }
facts='s/^ *\\([0-9]*\\) *\\(.\\)[^ ]* *[0-9]* *[0-9]* *[0-9]* *\\([0-9]*\\) *[A-Z][a-z]* *[0-9]* *[0-9:]* '
find . ! -path '*
*' ! -type l -exec ls -ildn {} + | sed -n "$facts"'\\(.*\\)$/F|\\2|\\1.\\3|\\3||\\4/p' | sed 's/^F|-/F|f/'
find . \\( -type l -o -path '*
*' \\) -exec sh -c 'facts=$1; shift; for f; do
  ls -ildn -- "$f" | sed -n "1$facts.*/H|\\2|\\1.\\3|\\3||/p" | sed "s/^H|-/H|f/" | tr -d "\\n"
  printf %s "$f" | od -An -v -tx1 | tr -d " \\n"; echo
done' sh "$facts" {} +
echo unjam-end`;
