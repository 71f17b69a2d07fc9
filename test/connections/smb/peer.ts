import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openHost } from '../../../src/connections/index.ts';
import type { SmbConnection } from '../../../src/connections/smb/config.ts';
import { toText } from '../../../src/recovery/names.ts';
import { type Spec, specOf } from '../../../src/recovery/spec.ts';
import type { LosablePeer } from '../../contracts/host-lost.ts';
import { awkwardWindowsNames } from '../../contracts/host-names.ts';
import type { HostPeer, PeerLog } from '../../contracts/host-peer.ts';
import { account, NtServer, type ServerOptions } from '../../peers/nt/server.ts';
import { type CutWire, wireTo } from '../../peers/sshd/wire.ts';
import { endService } from '../local/ending.ts';
import { mailLog, windowsProfile } from '../windows-hosts.ts';

const script = fileURLToPath(new URL('../local/service.sh', import.meta.url));
const serviceName = 'MailSvc';
let count = 0;

/** A Windows host for the contract suite: its spool is `D:\spool` on the share `D$`. */
export interface SmbPeer extends HostPeer {
  server: NtServer;
  spec: Spec;
  image: string;
}

export async function smbPeer(options: ServerOptions, change: Change = (spec) => spec): Promise<SmbPeer> {
  const server = await NtServer.start(options);
  try {
    return await peerOn(server, change);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The same behind a wire that can be cut. */
export async function losablePeer(options: ServerOptions): Promise<SmbPeer & LosablePeer> {
  let wire: CutWire | undefined;
  const peer = await smbPeer(options, async (spec, { port }) => {
    wire = await wireTo(port);
    return { ...spec, connection: { ...spec.connection, port: wire.port } };
  });
  return {
    ...peer,
    cutAfter: (bytes) => wire?.cutAfter(bytes),
    mend: () => wire?.cutAfter(Number.POSITIVE_INFINITY),
    async close() {
      await peer.close();
      wire?.close();
    },
  };
}

/** What is otherwise in this test, once its server is there. */
type Change = (spec: Spec, server: NtServer) => Spec | Promise<Spec>;

async function peerOn(server: NtServer, change: Change): Promise<SmbPeer> {
  count += 1;
  const image = `uj${process.pid}n${count}`;
  const folder = join(server.folder, 'service');
  const root = join(server.drive, 'spool');
  for (const name of [join(folder, 'bin'), join(root, 'log'), join(root, 'in')])
    mkdirSync(name, { recursive: true });
  copyFileSync('/bin/sleep', join(folder, 'bin', image));
  registerService(server, folder, image);
  const spec = await change(smbSpec(server, image), server);
  const host = await openHost(spec);
  return {
    server,
    spec,
    image,
    root,
    host,
    kind: {
      links: false,
      modes: false,
      processes: server.newest !== 'NT1',
      openers: false,
      names: awkwardWindowsNames,
      // The same programs move them; the newer dialect has all 10,000.
      ...(server.newest === 'NT1' ? { many: 2500 } : {}),
    },
    hold: async (spool, name) => {
      const holder = await server.hold(`spool\\${spool.replaceAll('/', '\\')}\\${toText(name)}`);
      return () => void holder.kill('SIGKILL');
    },
    service: peerService(server, folder),
    lines: mailLog(root, () => server.touch('spool\\log\\mail.log')),
    events: peerEvents(server, async () => void (await host.service.look())),
    async close() {
      await host.close();
      endService(folder);
      await server.stop();
    },
  };
}

/** What the registration of this server says of its connection. */
export function smbConnection(server: NtServer): SmbConnection {
  const file = join(server.folder, 'secret');
  writeFileSync(file, `${account.password}\n`, { mode: 0o600 });
  return {
    type: 'smb',
    host: '127.0.0.1',
    port: server.port,
    share: 'D$',
    user: account.user,
    password: { file },
    ...(server.newest === 'NT1' ? { dialect: 'nt1' } : {}),
  };
}

export function smbSpec(server: NtServer, image: string): Spec {
  const profile = windowsProfile(serviceName, image);
  return specOf('NT', { profile: 'peer', connection: smbConnection(server) }, profile);
}

function registerService(server: NtServer, folder: string, image: string): void {
  const argv = (verb: string) => ['sh', script, verb, folder];
  server.service({
    name: serviceName,
    image,
    startType: 2,
    commands: { start: argv('start'), stop: argv('stop'), kill: argv('kill'), status: argv('status') },
  });
}

function peerService(server: NtServer, folder: string): SmbPeer['service'] {
  return {
    behave(behaviour, on = true) {
      if (behaviour === 'refuse-stop') {
        server.service({ ...server.serviceFile(serviceName), acceptsStop: !on });
        return;
      }
      const file = join(folder, behaviour);
      if (on) writeFileSync(file, '');
      else rmSync(file, { force: true });
    },
    pid: () => Number(readFileSync(join(folder, 'pid'), 'utf8')),
  };
}

/**
 * The Application log. It numbers its records itself: of the numbers that it is told, a lower one than before means
 * that somebody cleared it. What is no record cannot be in it.
 */
function peerEvents(server: NtServer, catchUp: () => Promise<void>): PeerLog {
  const file = join(server.folder, 'application.events');
  let last = 0;
  writeFileSync(file, '');
  server.eventsFrom(file);
  const clear = () => {
    last = 0;
    server.clearEvents();
  };
  return {
    name: 'Application',
    async append(text) {
      for (const line of text.split('\n')) {
        const record = recordIn(line);
        if (record === null) continue;
        if (record <= last) clear();
        last = record;
        appendFileSync(file, `${line}\n`);
        await catchUp();
      }
    },
    clear,
    rotate: clear,
  };
}

function recordIn(line: string): number | null {
  try {
    const told: unknown = JSON.parse(line);
    return typeof told === 'object' && told !== null && 'record' in told ? Number(told.record) : null;
  } catch {
    return null;
  }
}
