import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this process may mount and change users; without it those tests are left out. */
export const isRoot = process.getuid?.() === 0 && mountWorks();

function mountWorks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-mount-'));
  const worked = mount(folder, 'tmpfs', 'size=64k') && unmount(folder);
  rmdirSync(folder);
  return worked;
}

/** Runs a tool of the system; false when it fails. */
export function tool(name: string, ...args: string[]): boolean {
  return spawnSync(name, args).status === 0;
}

function mount(folder: string, type: string, options: string): boolean {
  return tool('mount', '-t', type, '-o', options, type, folder);
}

function unmount(folder: string): boolean {
  return tool('umount', '-l', folder);
}

/** Does something with a volume of its own, mounted at `at` or in a folder that goes away afterwards. */
export async function withMount(
  type: string,
  options: string,
  work: (folder: string) => Promise<void>,
  at?: string,
): Promise<void> {
  const folder = at ?? mkdtempSync(join(tmpdir(), 'unjam-mount-'));
  if (!mount(folder, type, options)) throw new Error(`cannot mount ${type} at ${folder}`);
  try {
    await work(folder);
  } finally {
    unmount(folder);
    if (at === undefined) rmdirSync(folder);
  }
}

/** Does something with the rights of nobody in particular. */
export async function asNobody(work: () => Promise<void>): Promise<void> {
  process.setegid!(65_534);
  process.seteuid!(65_534);
  try {
    await work();
  } finally {
    process.seteuid!(0);
    process.setegid!(0);
  }
}
