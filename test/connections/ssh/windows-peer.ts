import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openHost } from '../../../src/connections/index.ts';
import type { Profile } from '../../../src/recovery/profile.ts';
import { type Spec, specOf } from '../../../src/recovery/spec.ts';
import type { LosablePeer } from '../../contracts/host-lost.ts';
import { awkwardWindowsNames } from '../../contracts/host-names.ts';
import { at, type PeerLog, until } from '../../contracts/host-peer.ts';
import { type Sshd, startSshd } from '../../peers/sshd/index.ts';
import { type CutWire, wireTo } from '../../peers/sshd/wire.ts';
import { untouched, WindowsService } from '../../peers/windows/service.ts';
import type { HostFile } from '../../peers/windows/shell/double.ts';
import { serviceScript } from '../managers/peer.ts';

const double = fileURLToPath(new URL('../../peers/windows/shell/double.ts', import.meta.url));
let count = 0;

/** A Windows host behind a real sshd: its shell and its programs are doubles, its spool is `D:\spool`. */
export interface WindowsSshPeer extends LosablePeer {
  spec: Spec;
  sshd: Sshd;
  wire: CutWire;
  windows: WindowsService;
  folder: string;
  /** Changes how the host is. */
  be(change: Partial<HostFile>): void;
}

export async function windowsSshPeer(how: Partial<HostFile> = {}): Promise<WindowsSshPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-windows-'));
  count += 1;
  const image = `uj${process.pid}w${count}`;
  const root = join(folder, 'drives', 'D', 'spool');
  for (const name of [join(folder, 'bin'), join(folder, 'log'), join(root, 'log'), join(root, 'in')])
    mkdirSync(name, { recursive: true });
  copyFileSync('/bin/sleep', join(folder, 'bin', image));
  const { be, sshd } = await windowsSshd(folder, how);
  const wire = await wireTo(sshd.port);
  const spec = windowsSpec(sshd, wire.port, image);
  const windows = new WindowsService(folder, serviceScript);
  const close = () => {
    wire.close();
    sshd.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const host = await openHost(spec).catch((error: unknown) => {
    close();
    throw error;
  });
  return {
    ...{ spec, sshd, wire, windows, folder, root, host, be },
    kind: { links: true, modes: false, processes: true, openers: false, names: awkwardWindowsNames },
    hold: async (spool, name) => held(folder, at({ root }, spool, name).toString()),
    service: peerService(folder, windows),
    lines: lineLog(join(root, 'log', 'mail.log')),
    events: eventLog(join(folder, 'log', 'events')),
    cutAfter: (bytes) => wire.cutAfter(bytes),
    mend: () => wire.cutAfter(Number.POSITIVE_INFINITY),
    async close() {
      await host.close();
      writeFileSync(join(folder, 'ended'), '');
      for (const pid of pidsOf(folder)) end(pid);
      close();
    },
  };
}

/** An sshd whose logins are at home on the Windows host of this folder. */
export async function windowsSshd(folder: string, how: Partial<HostFile> = {}) {
  const be = (change: Partial<HostFile>) => {
    const file = join(folder, 'host.json');
    const now = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { script: serviceScript };
    writeFileSync(file, JSON.stringify({ ...now, ...change }));
  };
  be(how);
  const sshd = await startSshd({
    config: [`ForceCommand ${process.execPath} ${double} ${folder}`],
    sftp: '/usr/lib/openssh/sftp-server',
  });
  return { be, sshd };
}

function windowsSpec(sshd: Sshd, port: number, image: string): Spec {
  const profile: Profile = {
    id: 'peer',
    service: { name: untouched.name, process: { image, exclusive: true } },
    root: 'D:\\spool',
    queues: [{ name: 'in', path: 'in' }],
    signatures: ['log\\mail.log', 'Application', 'Unmapped'].map((log) => ({ log, means: 'crash' as const })),
  };
  return specOf(image, { profile: 'peer', connection: windowsConnection(sshd, port) }, profile);
}

/** What the registration of this host says of its connection. */
export function windowsConnection(sshd: Sshd, port = sshd.port) {
  return {
    ...{ type: 'ssh' as const, host: '127.0.0.1', port, user: sshd.user, hostKey: sshd.hostKey },
    auth: { privateKey: { file: sshd.key } },
    service: { manager: 'windows' as const },
  };
}

function held(folder: string, place: string): () => void {
  const file = join(folder, 'held.json');
  writeFileSync(file, JSON.stringify([place]));
  return () => rmSync(file);
}

function peerService(folder: string, windows: WindowsService): WindowsSshPeer['service'] {
  return {
    behave: (behaviour, on = true) => windows.mark(behaviour, on),
    pid: () => Number(readFileSync(join(folder, 'pid'), 'utf8')),
  };
}

function lineLog(file: string): PeerLog {
  writeFileSync(file, '');
  return {
    name: 'log\\mail.log',
    append: (text) => appendFileSync(file, text),
    clear: () => truncateSync(file),
    async rotate() {
      renameSync(file, `${file}.1`);
      // Files of one name are told apart by the second in which they were made.
      const made = Math.floor(statSync(`${file}.1`).birthtimeMs / 1000);
      await until('another second', () => Math.floor((Date.now() - 50) / 1000) > made);
      writeFileSync(file, '');
    },
  };
}

function eventLog(file: string): PeerLog {
  writeFileSync(file, '');
  return {
    name: 'Application',
    append: (text) => appendFileSync(file, text),
    clear: () => truncateSync(file),
    rotate: () => truncateSync(file),
  };
}

function pidsOf(folder: string): number[] {
  const file = join(folder, 'pids');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}
