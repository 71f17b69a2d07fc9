import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type ByteName, fromBytes, toBytes } from '../../src/recovery/names.ts';
import type { Clock } from '../../src/recovery/ports/clock.ts';
import type { Entry, Files, Host } from '../../src/recovery/ports/host.ts';

/** How the peer's service behaves from now on, until it is told otherwise. */
export type Behaviour = 'slow-start' | 'slow-stop' | 'refuse-stop';

/** A log of the peer, as its service would write it. */
export interface PeerLog {
  name: string;
  append(text: string): void | Promise<void>;
  /** The same file, emptied. */
  clear(): void | Promise<void>;
  /** Another file under the same name. */
  rotate(): void | Promise<void>;
}

/**
 * A mail host for tests, whatever the connection: a real folder, a real process, real logs. `root` is the
 * spool as the tests see it beside the connection, on this machine's own disk.
 */
export interface HostPeer {
  root: string;
  host: Host;
  /** What hosts of this kind have; where they have it not, the suite proves what they do instead. */
  kind: {
    /** Links in folders. Without them, an entry that is one on the disk is not there. */
    links: boolean;
    /** Owner and mode of Unix. */
    modes: boolean;
    /** Whether anybody can tell which processes are the service's. */
    processes: boolean;
    /** Whether anybody can tell who has a file open. */
    openers: boolean;
    /** Awkward names that an entry can have. */
    names: ByteName[];
    /** How many messages are moved at once, where 10,000 would take the better part of a minute of a machine. */
    many?: number;
    /** False where nobody tells when an entry was changed: it is told as 0. */
    times?: false;
    /**
     * Whether a person does everything, with scripts: a stop is answered when the service is down, or the patience of
     * the script has ended; and what needs no answer is answered before it is done, and fails in the end.
     */
    byHand?: true;
  };
  /** Something has this file open, until the function that it gives is called. */
  hold(folder: string, name: ByteName): Promise<() => void>;
  service: {
    behave(behaviour: Behaviour, on?: boolean): void;
    /** Of the process that was started last. */
    pid(): number;
    /** Leaves its main process as a zombie of a parent that does not look; nothing where there are none. */
    becomeZombie?(): void;
  };
  lines: PeerLog;
  events: PeerLog;
  close(): Promise<void>;
}

/** A file below the root, by bytes. */
export function plant(peer: HostPeer, folder: string, name: ByteName, content = 'mail\n'): void {
  mkdirSync(`${peer.root}/${folder}`, { recursive: true });
  writeFileSync(at(peer, folder, name), content);
}

/** Many small files, `m0` and on; each holds its number. */
export function plantMany(peer: HostPeer, folder: string, count: number): void {
  mkdirSync(`${peer.root}/${folder}`, { recursive: true });
  for (let i = 0; i < count; i++) writeFileSync(`${peer.root}/${folder}/m${i}`, `${i}`);
}

export function at(peer: Pick<HostPeer, 'root'>, folder: string, name: ByteName): Buffer {
  return Buffer.concat([Buffer.from(`${peer.root}/${folder}/`), toBytes(name)]);
}

export function inode(peer: HostPeer, folder: string, name: ByteName): number {
  return lstatSync(at(peer, folder, name)).ino;
}

/** The names in a folder, in the order of their bytes. */
export function namesIn(peer: Pick<HostPeer, 'root'>, folder: string): ByteName[] {
  return readdirSync(`${peer.root}/${folder}`, { encoding: 'buffer' }).map(fromBytes).sort();
}

/**
 * What holds of messages of which a move was cut short: each is seen at once, and is in one of the two folders at
 * last. The server that lost its caller may still end what it had begun, and a server of SFTP gives a file its new
 * name before it takes the old one away.
 */
export async function inOneOf(peer: HostPeer, from: string, to: string, names: ByteName[]): Promise<void> {
  // In this order: what left the first before it was read is in the second by then.
  const places = () => [...namesIn(peer, from), ...namesIn(peer, to)];
  const seen = new Set(places());
  assert.deepEqual(
    names.filter((name) => !seen.has(name)),
    [],
    'messages are nowhere',
  );
  const wanted = new Set(names);
  await until('each message is in one folder', () => {
    const found = places().filter((name) => wanted.has(name));
    return found.length === names.length && new Set(found).size === names.length;
  });
}

/** All that `plantMany` made lie in `temp`, whole, beside the one thing that lay there; nothing else is left. */
export async function allAside(peer: HostPeer, folder: string, count: number): Promise<void> {
  assert.deepEqual(namesIn(peer, folder), ['temp']);
  assert.equal((await listAll(peer.host.files, `${folder}/temp`)).length, count + 1);
  for (let n = 0; n < count; n += 1)
    assert.equal(readFileSync(at(peer, `${folder}/temp`, `m${n}`), 'utf8'), String(n));
}

export async function listAll(files: Files, folder: string): Promise<Entry[]> {
  const all: Entry[] = [];
  for await (const page of files.list(folder)) all.push(...page);
  return all;
}

/** Waits until this is so; fails when it does not come within ten seconds, of the host's own time where it has one. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  clock: Pick<Clock, 'monotonic' | 'sleep'> = ours,
): Promise<void> {
  for (const end = clock.monotonic() + 10_000; !(await isSo()); await clock.sleep(20)) {
    if (clock.monotonic() > end) throw new Error(`it did not come to pass: ${what}`);
  }
}

const ours = {
  monotonic: () => performance.now(),
  sleep: async (ms: number) => {
    await setTimeout(ms);
  },
};
