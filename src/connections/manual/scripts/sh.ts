import { type ByteName, fromText, leaf, type Path, parent } from '../../../recovery/names.ts';
import type { CommandManager } from '../../managers/config.ts';
import { freshName, type Order, overPath, type Sheet, untouched } from '../orders.ts';
import { ending, functions } from './sh-parts.ts';

/**
 * The step as a script for any POSIX sh. Files are moved as SFTP moves them: linked under the new name, which
 * refuses to replace, and unlinked under the old one; nothing moves while the service is up, and nothing is done
 * after an order that failed. Run twice, it does nothing twice.
 */
export function shScript(sheet: Sheet, service: CommandManager, stopSeconds: number): string {
  const root = fromText(sheet.root);
  return [
    '#!/bin/sh',
    `# Unjam, ${sheet.server}: run this on the host, and report its output unchanged.`,
    'LC_ALL=C; export LC_ALL; unset QUOTING_STYLE; umask 077; halt=',
    `echo 'unjam-report|${sheet.id}'`,
    `cd ${word(root)} || { echo 'Z|'; echo unjam-end; exit 1; }`,
    `[ ! -e ${path(overPath(sheet.id))} ] || { echo 'V|'; echo unjam-end; exit 1; }`,
    ...sheet.over.map((step) => `: >${path(overPath(step))}`),
    `status() { said=$(${argv(service.status)} </dev/null 2>&1); code=$?; said=$(printf %s "$said" | head -n 1); }`,
    functions,
    ...sheet.orders.flatMap((order, n) => [
      `if [ -n "$halt" ]; then bad ${n} '${untouched}'; else`,
      ...lines(order, n, { id: sheet.id, service, stopSeconds }),
      'fi',
    ]),
    ending,
    '',
  ].join('\n');
}

interface Around {
  /** Of the step. */
  id: string;
  service: CommandManager;
  stopSeconds: number;
}

function lines(order: Order, n: number, around: Around): string[] {
  const failed = `fail ${n} 'it failed'`;
  switch (order.do) {
    case 'make':
      return [
        `mkdir -- ${path(order.path)} && { chown --reference=${path(order.like)} ${path(order.path)}; chmod --reference=${path(order.like)} ${path(order.path)}; } 2>/dev/null || is_folder ${path(order.path)} || ${failed}`,
      ];
    case 'write':
      return write(order, around.id, failed);
    case 'remove':
      return [`rm -f -- ${path(order.path)} ${path(freshName(order.path))} || ${failed}`];
    case 'rmdir':
      return [`rmdir -- ${path(order.path)} 2>/dev/null || ! is_there ${path(order.path)} || ${failed}`];
    case 'rename':
      return [
        `move ${n} 0 ${path(order.from)} ${path(order.to)}`,
        `is_there ${path(order.to)} || fail ${n} 'nothing lies under the new name'`,
      ];
    case 'move':
      return moves(order, n);
    case 'print':
      return [`[ -f ${path(order.path)} ] && { printf 'B|${n}|'; hex <${path(order.path)}; }`];
    case 'watch':
      return [`watch ${order.seconds}`];
    default:
      return commanded(order.do, n, around);
  }
}

function commanded(
  verb: 'start' | 'stop' | 'kill' | 'fence' | 'unfence',
  n: number,
  { service, stopSeconds }: Around,
): string[] {
  const command = service[verb];
  const isStrict = verb === 'fence' || verb === 'unfence';
  const tell = isStrict ? 'fail' : 'bad';
  if (command === undefined) return [`${tell} ${n} 'no command to ${verb} the service is registered'`];
  const patience = verb === 'stop' || verb === 'kill' ? ` && until_down ${Math.ceil(stopSeconds)}` : '';
  return [`ask ${tell} ${n} ${argv(command)}${patience}`];
}

/** How many names one `ln` takes: a process for each costs more than all the rest. */
const atOnce = 100;

function moves({ from, to, names }: Extract<Order, { do: 'move' }>, n: number): string[] {
  const firsts = names.map((_, i) => i).filter((i) => i % atOnce === 0);
  const each = firsts.map((i) => {
    const some = names.slice(i, i + atOnce).map((name) => path(`${from}/${name}`));
    return `  move_all ${n} ${i} ${folder(to)} ${some.join(' ')}`;
  });
  return ['if is_down; then', ...each, '  sync', `else bad ${n} "the service is up: nothing was moved"; fi`];
}

/** Of the root too. */
function folder(below: Path): string {
  return below === '' ? '.' : path(below);
}

/** Whole under another name first. What is to be there once only is never written over; twice the same is once. */
function write(
  { path: to, content, exclusive }: Extract<Order, { do: 'write' }>,
  id: string,
  failed: string,
): string[] {
  const fresh = path(freshName(to, exclusive ? id : undefined));
  const place = exclusive
    ? `{ ln -- ${fresh} ${path(to)} 2>/dev/null || { [ ! -L ${path(to)} ] && cmp -s -- ${fresh} ${path(to)}; }; } && rm -f -- ${fresh}`
    : `! is_folder ${path(to)} && mv -f -- ${fresh} ${path(to)}`;
  return [
    `rm -f -- ${fresh}; printf %s ${word(fromText(content))} >${fresh} && chmod 640 ${fresh} && ${place} || { rm -f -- ${fresh}; ${failed}; }`,
  ];
}

function argv(command: string[]): string {
  return command.map((one) => word(fromText(one))).join(' ');
}

/** Never an option, whatever the name. */
function path(below: Path): string {
  return word(parent(below) === '' ? `./${leaf(below)}` : `./${below}`.replace(/\/+/g, '/'));
}

/** One word for sh, whatever its bytes. */
function word(bytes: ByteName): string {
  return `'${bytes.replaceAll("'", "'\\''")}'`;
}
