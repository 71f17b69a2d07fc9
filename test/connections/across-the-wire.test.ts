import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Job } from '../../src/recovery/job.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import type { Profile } from '../../src/recovery/profile.ts';
import type { Registration } from '../../src/recovery/server.ts';
import { type BareHouse, openHouseFor } from '../actions/house.ts';
import { idle, idleRegistration } from '../peers/idle.ts';
import { NtServer } from '../peers/nt/server.ts';
import { startSshd } from '../peers/sshd/index.ts';
import { type CutWire, wireTo } from '../peers/sshd/wire.ts';
import { smbConnection } from './smb/peer.ts';
import { through } from './ssh/peer.ts';

/** A host whose service is only a file, behind a wire on which bytes are counted. */
interface Remote {
  /** Its spool, as it lies on this machine. */
  root: string;
  registration: Registration;
  /** A log of its service: as the profile names it, and as it lies on this machine. */
  log: { name: string; file: string };
  wire: CutWire;
}

const kib = 1024;

/** A sparse file costs this machine nothing, and the wire its whole size. */
function plant({ root }: Remote, count: number, size: number): void {
  for (let n = 0; n < count; n++) {
    writeFileSync(`${root}/in/m${n}`, '');
    truncateSync(`${root}/in/m${n}`, size);
  }
}

async function overSmb(t: TestContext): Promise<Remote> {
  const server = await NtServer.start({ newest: 'SMB3', oldest: 'SMB2' });
  const wire = await wireTo(server.port);
  t.after(async () => {
    wire.close();
    await server.stop();
  });
  const root = join(server.drive, 'root');
  for (const name of ['in', 'log']) mkdirSync(join(root, name), { recursive: true });
  const { connection, ...registered } = idleRegistration(server.folder);
  const { start, stop, status } = connection.service;
  server.service({
    name: idle.service.name,
    image: 'idle.exe',
    startType: 2,
    commands: { start, stop, kill: stop, status },
  });
  server.touch('root\\log\\mail.log');
  const registration = {
    ...registered,
    root: 'D:\\root',
    connection: { ...smbConnection(server), port: wire.port },
  };
  return { root, registration, log: { name: 'log\\mail.log', file: join(root, 'log/mail.log') }, wire };
}

async function overSsh(t: TestContext): Promise<Remote> {
  const sshd = await startSshd();
  const wire = await wireTo(sshd.port);
  t.after(() => {
    wire.close();
    sshd.close();
  });
  const { connection, ...registered } = idleRegistration(sshd.folder);
  mkdirSync(join(registered.root, 'in'), { recursive: true });
  const file = join(sshd.folder, 'mail.log');
  writeFileSync(file, '');
  const registration = { ...registered, connection: through(connection, sshd, wire.port) };
  return { root: registered.root, registration, log: { name: file, file }, wire };
}

/** Bytes that the host sent meanwhile. */
async function sent({ wire }: Remote, work: () => Promise<unknown>): Promise<number> {
  const before = wire.answered();
  await work();
  return wire.answered() - before;
}

function housed(t: TestContext, remote: Remote, wrap?: (host: Host) => Host): Promise<BareHouse> {
  const match = 'jammed by (?<name>\\S+)$';
  const signature = { log: remote.log.name, match, means: 'names-poison' as const, title: 'jammed' };
  const profile: Profile = { ...idle, signatures: [signature] };
  return openHouseFor(t, remote.registration, profile, wrap);
}

/** The same host that says that its files are cheap to read: so all hashes are asked for. */
const readsLocally = (host: Host): Host => ({
  ...host,
  facts: async () => ({ ...(await host.facts()), readsLocally: true }),
});

const ways: [string, (t: TestContext) => Promise<Remote>][] = [
  ['smb', overSmb],
  ['ssh', overSsh],
];

for (const [name, reach] of ways) {
  describe(`what crosses the wire over ${name}`, () => {
    // With 10,000, which take a minute and a half: 5.3 and 6 MB over SMB, 3.8 and 5.5 MB over ssh.
    it('1,500 messages go aside and the search begins, and nothing of what they hold is sent', async (t) => {
      const remote = await reach(t);
      plant(remote, 1500, 64 * kib);
      const house = await housed(t, remote);
      const aside = await sent(remote, () => house.act('quarantine'));
      const searched = await sent(remote, () => house.act('next-bisect-round'));
      t.diagnostic(`${aside} bytes to move them aside, ${searched} for the first round`);
      for (const bytes of [aside, searched]) {
        assert.ok(bytes < 1500 * 2 * kib, `${bytes} bytes are more than names, sizes and times`);
      }
    });

    it('the same bytes are seen as soon as hashes are asked for', async (t) => {
      const remote = await reach(t);
      plant(remote, 20, 64 * kib);
      const house = await housed(t, remote, readsLocally);
      assert.ok((await sent(remote, () => house.act('quarantine'))) > 20 * 64 * kib);
    });

    it('of large messages, the first 64 KiB of each that is named are looked at, and no more', async (t) => {
      const remote = await reach(t);
      const size = 1024 * kib;
      plant(remote, 50, size);
      for (const suspect of ['m7', 'm8', 'm9']) appendFileSync(remote.log.file, `jammed by ${suspect}\n`);
      const house = await housed(t, remote);
      const rest = 50 * 4 * kib;
      // Once for the diagnosis with which the job opens.
      const opened = await sent(remote, () => house.act('quarantine'));
      let job: Job | undefined;
      const searched = await sent(remote, async () => {
        job = await house.act('next-bisect-round');
      });
      t.diagnostic(`${opened} bytes at the opening, ${searched} for the first round`);
      for (const bytes of [opened, searched]) {
        assert.ok(bytes > 3 * 64 * kib, `${bytes} bytes: the suspects were not looked at`);
        assert.ok(bytes < 3 * 64 * kib + rest, `${bytes} bytes`);
      }
      const { items } = await house.store.ledger.list(job!.id, {}, { limit: 100 });
      assert.ok(items.every(({ sha256 }) => sha256 === null));
    });
  });
}
