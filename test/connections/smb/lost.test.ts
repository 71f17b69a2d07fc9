import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { mover } from '../../../src/connections/smb/move.ts';
import { Smbclient } from '../../../src/connections/smb/smbclient/session.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { inOneOf, namesIn, plant, plantMany, until } from '../../contracts/host-peer.ts';
import { Network } from '../../peers/nt/cut.ts';
import { account } from '../../peers/nt/server.ts';
import { type SmbPeer, smbConnection, smbPeer } from './peer.ts';

describe('a connection over SMB that is lost in the middle of a call', () => {
  let network: Network;
  let peer: SmbPeer;
  before(async () => {
    peer = await smbPeer({ newest: 'SMB3' }, async (spec, server) => {
      network = await Network.to(server.port);
      return { ...spec, connection: { ...spec.connection, port: network.port } };
    });
  });
  after(async () => {
    await peer.close();
    await network.close();
  });

  const place = (path: string) => ['spool', ...path.split('/')].join('\\');

  /** A move of `a` and `b` out of this folder, in which the first rename or its answer is lost. */
  async function moveLosing(t: TestContext, folder: string, what: 'requests' | 'answers') {
    const { host, server } = peer;
    plant(peer, folder, 'a');
    plant(peer, folder, 'b');
    plant(peer, `${folder}/temp`, 'other');
    const config = { ...smbConnection(server), port: network.port };
    const smbclient = new Smbclient({ config, password: async () => account.password }, 'smbclient');
    t.after(() => smbclient.close());
    // Nothing else is on its way when the move has found its session alive.
    const ready = smbclient.ready.bind(smbclient);
    smbclient.ready = async () => {
      await ready();
      network.lose(what, () => what === 'requests' || namesIn(peer, `${folder}/temp`).includes('a'));
    };
    return await mover(smbclient, place, host.files.look)(folder, `${folder}/temp`, ['a', 'b']);
  }

  it('looks a rename up whose answer was lost: it was done, and is not done again', async (t) => {
    const outcome = await moveLosing(t, 'answered', 'answers');
    assert.deepEqual(outcome, { moved: 2, failures: [], flushed: false });
    assert.deepEqual(namesIn(peer, 'answered/temp'), ['a', 'b', 'other']);
  });

  it('says which message it was when a rename never arrived, and touches nothing more', async (t) => {
    await assert.rejects(
      moveLosing(t, 'unasked', 'requests'),
      (error) => isProblem(error, 'connection-lost') && /"a" is where it was/.test(error.message),
    );
    assert.deepEqual(namesIn(peer, 'unasked'), ['a', 'b', 'temp']);
  });

  it('leaves every message in one folder when the server ends the session, and goes on in a new one', async () => {
    const { host, server } = peer;
    plantMany(peer, 'cut', 400);
    plant(peer, 'cut/temp', 'other');
    const names = Array.from({ length: 400 }, (_, n) => `m${n}`);
    const moving = host.files.move('cut', 'cut/temp', names).catch((error: unknown) => error);
    await until('some are moved', () => namesIn(peer, 'cut/temp').length > 20);
    server.dropConnections();
    const told = await moving;
    if (!isProblem(told, 'connection-lost')) assert.equal((told as { moved: number }).moved, 400);
    else assert.ok(told.more.next);
    await inOneOf(peer, 'cut', 'cut/temp', names);
    // The same call again, as every action does after a look: the session is a new one.
    const rest = namesIn(peer, 'cut').filter((name) => name !== 'temp');
    assert.equal((await host.files.move('cut', 'cut/temp', rest)).moved, rest.length);
  });

  it('never asks twice for a start', async () => {
    const { host, server } = peer;
    const is = (state: string) => until(state, async () => (await host.service.look()).state === state);
    const starts = () =>
      readFileSync(join(server.folder, 'service', 'pids'), 'utf8')
        .trim()
        .split('\n').length;
    // Once before, so that the order is the next thing that is said.
    await host.service.start();
    await is('up');
    await host.service.stop();
    await is('down');
    network.lose('answers');
    await assert.rejects(host.service.start(), (error) => isProblem(error, 'connection-lost'));
    await is('up');
    assert.equal(starts(), 2);
  });

  it('reads on in a new session', async () => {
    const { host } = peer;
    plant(peer, 'read', 'mail', 'content');
    for (const what of ['requests', 'answers'] as const) {
      network.lose(what);
      assert.equal((await host.files.look('read', ['mail']))[0]?.size, 7);
      network.lose(what);
      assert.equal(Buffer.from((await host.files.read('read/mail', 0, 100))!).toString(), 'content');
      network.lose(what);
      assert.deepEqual((await host.logs.since(null)).records, []);
    }
  });
});
