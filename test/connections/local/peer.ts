import { spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openHost } from '../../../src/connections/index.ts';
import type { LocalConnection } from '../../../src/connections/local/config.ts';
import type { Profile } from '../../../src/recovery/profile.ts';
import { type Spec, specOf } from '../../../src/recovery/spec.ts';
import { awkwardNames } from '../../contracts/host-names.ts';
import { at, type HostPeer, type PeerLog } from '../../contracts/host-peer.ts';
import { endService } from './ending.ts';

const script = fileURLToPath(new URL('./service.sh', import.meta.url));
let count = 0;

/** A mail host on this machine: folders and a process of its own under a temporary folder. */
export interface LocalPeer extends HostPeer {
  /** Everything of it; the spool is `root` below. */
  folder: string;
  /** The name of its program in the process list. */
  image: string;
  spec: Spec;
}

export async function localPeer(change: (spec: Spec) => Spec = (spec) => spec): Promise<LocalPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-host-'));
  count += 1;
  const image = `uj${process.pid}x${count}`;
  for (const name of ['bin', 'spool', 'log']) mkdirSync(join(folder, name));
  copyFileSync('/bin/sleep', join(folder, 'bin', image));
  const spec = change(localSpec(folder, image));
  const host = await openHost(spec);
  return {
    folder,
    image,
    spec,
    root: join(folder, 'spool'),
    host,
    kind: { links: true, modes: true, processes: true, openers: true, names: awkwardNames },
    hold: async (spool, name) => holding(at({ root: join(folder, 'spool') }, spool, name)),
    service: peerService(folder),
    lines: peerLog(join(folder, 'log', 'mail.log')),
    events: { ...peerLog(join(folder, 'log', 'events')), name: 'Application' },
    async close() {
      await host.close();
      endService(folder);
      rmSync(folder, { recursive: true, force: true });
      forgetOutput(image);
    },
  };
}

export function localSpec(folder: string, image: string): Spec {
  const argv = (verb: string) => ['sh', script, verb, folder];
  const connection: LocalConnection = {
    type: 'local',
    service: {
      manager: 'command',
      start: argv('start'),
      stop: argv('stop'),
      kill: argv('kill'),
      status: argv('status'),
      fence: argv('fence'),
      unfence: argv('unfence'),
    },
    logs: { Application: { file: join(folder, 'log', 'events'), format: 'events' } },
  };
  const profile: Profile = {
    id: 'peer',
    service: { name: 'peer', process: { image, exclusive: true } },
    root: join(folder, 'spool'),
    queues: [{ name: 'in', path: 'in' }],
    signatures: [join(folder, 'log', 'mail.log'), 'Application', 'Unmapped'].map((log) => ({
      log,
      means: 'crash' as const,
    })),
  };
  return specOf(image, { profile: 'peer', connection }, profile);
}

/** A process that has the file open. */
function holding(path: Buffer): () => void {
  const fd = openSync(path, 'r');
  const child = spawn('sleep', ['1000'], { stdio: [fd, 'ignore', 'ignore'] });
  closeSync(fd);
  return () => child.kill('SIGKILL');
}

function peerService(folder: string): LocalPeer['service'] {
  return {
    behave(behaviour, on = true) {
      const file = join(folder, behaviour);
      if (on) writeFileSync(file, '');
      else rmSync(file, { force: true });
    },
    pid: () => Number(readFileSync(join(folder, 'pid'), 'utf8')),
    becomeZombie() {
      // The shell becomes a program that never asks after its children.
      const parent = spawn('sh', ['-c', `true & echo $! >'${folder}/pid'; exec sleep 1000`], {
        stdio: 'ignore',
      });
      appendFileSync(join(folder, 'pids'), `${parent.pid}\n`);
    },
  };
}

/** What its start commands printed lies in a folder for all servers. */
function forgetOutput(image: string): void {
  const outputs = join(tmpdir(), `unjam-${process.getuid?.()}`);
  if (!existsSync(outputs)) return;
  for (const name of readdirSync(outputs)) if (name.startsWith(`${image}.`)) rmSync(join(outputs, name));
}

function peerLog(file: string): PeerLog {
  writeFileSync(file, '');
  return {
    name: file,
    append: (text) => appendFileSync(file, text),
    clear: () => truncateSync(file),
    rotate() {
      renameSync(file, `${file}.1`);
      writeFileSync(file, '');
    },
  };
}
