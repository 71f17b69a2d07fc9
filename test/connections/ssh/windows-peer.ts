import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openHost } from '../../../src/connections/index.ts';
import { type Spec, specOf } from '../../../src/recovery/spec.ts';
import type { LosablePeer } from '../../contracts/host-lost.ts';
import { awkwardWindowsNames } from '../../contracts/host-names.ts';
import { at, type PeerLog } from '../../contracts/host-peer.ts';
import { type Sshd, startSshd } from '../../peers/sshd/index.ts';
import { type CutWire, wireTo } from '../../peers/sshd/wire.ts';
import { untouched, WindowsService } from '../../peers/windows/service.ts';
import type { HostFile } from '../../peers/windows/shell/double.ts';
import { endService } from '../local/ending.ts';
import { serviceScript } from '../managers/peer.ts';
import { mailLog, windowsProfile } from '../windows-hosts.ts';

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
    lines: mailLog(root, () => writeFileSync(join(root, 'log', 'mail.log'), '')),
    events: eventLog(join(folder, 'log', 'events')),
    cutAfter: (bytes) => wire.cutAfter(bytes),
    mend: () => wire.cutAfter(Number.POSITIVE_INFINITY),
    async close() {
      await host.close();
      endService(folder);
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
  const profile = windowsProfile(untouched.name, image);
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

function eventLog(file: string): PeerLog {
  writeFileSync(file, '');
  return {
    name: 'Application',
    append: (text) => appendFileSync(file, text),
    clear: () => truncateSync(file),
    rotate: () => truncateSync(file),
  };
}
