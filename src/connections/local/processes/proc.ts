import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { imagesOf, type Process } from '../../processes/process.ts';

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
    // Clock ticks from boot to start; with the boot id this is one process and no other.
    startedAt: `${fields[19]}@${bootId().slice(0, 8)}`,
    isDead: fields[0] === 'Z' || fields[0] === 'X',
    images: imagesOf(programFile(pid), stat.slice(stat.indexOf('(') + 1, end), argvOf(pid)),
  };
}

function argvOf(pid: number): string[] {
  return text(`/proc/${pid}/cmdline`).split('\0').slice(0, 16);
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
