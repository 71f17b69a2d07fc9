import { type ByteName, fromText, type Path } from '../../../recovery/names.ts';
import type { CommandManager } from '../../managers/config.ts';
import type { Order, Sheet } from '../orders.ts';

/**
 * The step as a script for any POSIX sh. Files are moved as SFTP moves them: linked under the new name, which
 * refuses to replace, and unlinked under the old one; nothing moves while the service is up. Run twice, it does
 * nothing twice.
 */
export function shScript(sheet: Sheet, service: CommandManager, stopSeconds: number): string {
  const root = fromText(sheet.root);
  return [
    '#!/bin/sh',
    `# Unjam, ${sheet.server}: run this on the host, and report its output unchanged.`,
    'LC_ALL=C; export LC_ALL; umask 077',
    `echo 'unjam-report|${sheet.id}'`,
    `cd ${word(root)} || { echo 'X|0|the root is missing'; exit 1; }`,
    `status() { said=$(${argv(service.status)} </dev/null 2>&1); code=$?; said=$(printf %s "$said" | head -n 1); }`,
    functions,
    ...sheet.orders.flatMap((order, n) => lines(order, n, service, stopSeconds)),
    ending,
    '',
  ].join('\n');
}

const functions = `bad() { echo "X|$1|$2"; }
is_down() { status; [ "$code" -ge 1 ] && [ "$code" -le 3 ]; }
move() {
  if [ -d "$3" ] && [ ! -L "$3" ]; then
    if [ -e "$4" ] || [ -L "$4" ]; then echo "M|$1|$2|taken"; else mv -- "$3" "$4" || echo "M|$1|$2|failed"; fi
  elif [ ! -e "$3" ] && [ ! -L "$3" ]; then echo "M|$1|$2|absent"
  elif [ "$3" -ef "$4" ]; then rm -f -- "$3"
  elif ln -- "$3" "$4" 2>/dev/null; then rm -f -- "$3"
  elif [ -e "$4" ] || [ -L "$4" ]; then echo "M|$1|$2|taken"
  else echo "M|$1|$2|failed"; fi
}
watch() {
  n=0; risen=
  while [ "$n" -le "$1" ]; do
    status; echo "S|$n|$code|$said"
    if [ "$code" -eq 0 ]; then risen=1; elif [ -n "$risen" ] || [ "$n" -ge 3 ]; then break; fi
    sleep 1; n=$((n + 1))
  done
}
until_down() { n=0; while [ "$n" -lt "$1" ] && ! is_down; do sleep 1; n=$((n + 1)); done; }`;

/** Kind, inode with size, bytes, no time, path; a name with a line end in it is left out, and so left alone. */
const ending = `status; echo "E|$code|$said"
df -kP . | { read -r _; read -r _ _ _ free _; echo "D|$((free * 1024))"; }
find . -name '*
*' -prune -o -exec ls -ildn {} + | sed -e '/^ *[0-9]* l/s/ -> .*//' -e 's/^ *//' |
  sed -n 's/^\\([0-9]*\\) *\\(.\\)[^ ]* *[0-9]* *[0-9]* *[0-9]* *\\([0-9]*\\) *[A-Z][a-z]* *[0-9]* *[0-9:]* \\(.*\\)$/F|\\2|\\1.\\3|\\3||\\4/p' |
  sed 's/^F|-/F|f/'
echo unjam-end`;

function lines(order: Order, n: number, service: CommandManager, stopSeconds: number): string[] {
  const failed = `bad ${n} 'it failed'`;
  switch (order.do) {
    case 'make':
      return [
        `mkdir -- ${path(order.path)} && { chmod --reference=${path(order.like)} ${path(order.path)}; chown --reference=${path(order.like)} ${path(order.path)}; } 2>/dev/null || [ -d ${path(order.path)} ] || ${failed}`,
      ];
    case 'write':
      return write(order, failed);
    case 'remove':
      return [`rm -f -- ${path(order.path)} || ${failed}`];
    case 'rmdir':
      return [`rmdir -- ${path(order.path)} 2>/dev/null || [ ! -e ${path(order.path)} ] || ${failed}`];
    case 'rename':
      return [`move ${n} 0 ${path(order.from)} ${path(order.to)}`];
    case 'move':
      return moves(order, n);
    case 'print':
      return [`[ -f ${path(order.path)} ] && sed 's/^/C|/' ${path(order.path)}`];
    case 'watch':
      return [`watch ${order.seconds}`];
    default:
      return commanded(order.do, n, service, stopSeconds);
  }
}

function commanded(
  verb: 'start' | 'stop' | 'kill' | 'fence' | 'unfence',
  n: number,
  service: CommandManager,
  stopSeconds: number,
): string[] {
  const command = service[verb];
  if (command === undefined) return [`bad ${n} 'no command to ${verb} the service is registered'`];
  const out = verb === 'start' ? '>/dev/null 2>&1' : '>&2';
  const asked = `${argv(command)} </dev/null ${out} || bad ${n} "it exited with $?"`;
  return verb === 'stop' || verb === 'kill' ? [asked, `until_down ${Math.ceil(stopSeconds)}`] : [asked];
}

function moves({ from, to, names }: Extract<Order, { do: 'move' }>, n: number): string[] {
  const each = names.map((name, i) => `  move ${n} ${i} ${path(`${from}/${name}`)} ${path(`${to}/${name}`)}`);
  return ['if is_down; then', ...each, '  sync', `else bad ${n} "the service is up: nothing was moved"; fi`];
}

function write({ path: to, content, exclusive }: Extract<Order, { do: 'write' }>, failed: string): string[] {
  const folder = to.includes('/') ? `${to.slice(0, to.lastIndexOf('/'))}/` : '';
  const fresh = path(`${folder}.${to.slice(to.lastIndexOf('/') + 1)}.new`);
  const place = exclusive
    ? `{ ln -- ${fresh} ${path(to)} 2>/dev/null || cmp -s -- ${fresh} ${path(to)}; } && rm -f -- ${fresh}`
    : `mv -f -- ${fresh} ${path(to)}`;
  return [`printf %s ${word(fromText(content))} >${fresh} && chmod 640 ${fresh} && ${place} || ${failed}`];
}

function argv(command: string[]): string {
  return command.map((one) => word(fromText(one))).join(' ');
}

/** Never an option, whatever the name. */
function path(below: Path): string {
  return word(`./${below}`);
}

/** One word for sh, whatever its bytes. */
function word(bytes: ByteName): string {
  return `'${bytes.replaceAll("'", "'\\''")}'`;
}
