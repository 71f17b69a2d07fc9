import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** One process as /proc shows it. What we may not read is empty. */
export interface Process {
  pid: number;
  parent: number;
  group: number;
  /** Clock ticks from boot to start; with the boot id this is one process and no other. */
  startedAt: string;
  /** A zombie has ended: it holds no file and only waits to be counted by its parent. */
  isDead: boolean;
  /** The names under which people know it: program file, name in the process list, script. */
  images: string[];
}

const interpreters =
  /^(node|nodejs|python[\d.]*|perl[\d.]*|ruby[\d.]*|sh|bash|dash|ash|ksh|zsh|java|php[\d.]*)$/;

/** All processes that there are now. */
export function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)) ?? []);
}

/** One process; null when there is none of this id. */
export function processOf(pid: number): Process | null {
  const stat = text(`/proc/${pid}/stat`);
  const end = stat.lastIndexOf(')');
  if (end === -1) return null;
  // The name in brackets may itself hold spaces and brackets: the fields are counted from its end.
  const fields = stat.slice(end + 2).split(' ');
  return {
    pid,
    parent: Number(fields[1]),
    group: Number(fields[2]),
    startedAt: `${fields[19]}@${bootId().slice(0, 8)}`,
    isDead: fields[0] === 'Z' || fields[0] === 'X',
    images: imagesOf(pid, stat.slice(stat.indexOf('(') + 1, end)),
  };
}

function imagesOf(pid: number, comm: string): string[] {
  const argv = text(`/proc/${pid}/cmdline`).split('\0').slice(0, 16);
  const program = basename(programFile(pid) || argv[0] || comm);
  const images = [program, comm];
  // The process list cuts names after 15 characters; daemons write "name: what I do now" over their own.
  if (argv[0]) images.push(basename(argv[0].split(' ')[0]!.replace(/:$/, '')));
  if (interpreters.test(program)) {
    const script = argv.slice(1).find((argument) => !argument.startsWith('-'));
    if (script) images.push(basename(script));
  }
  return [...new Set(images)];
}

function programFile(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
  } catch {
    return '';
  }
}

let boot: string | undefined;

/** Changes with every boot; empty where the kernel does not tell. */
export function bootId(): string {
  boot ??= text('/proc/sys/kernel/random/boot_id').trim();
  return boot;
}

function text(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
