import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openHost } from '../../../src/connections/index.ts';
import { Gate } from '../../../src/connections/turns/gate.ts';
import { until } from '../../contracts/host-peer.ts';
import { type SshPeer, sshPeer } from './peer.ts';

describe('the connections of one process', () => {
  let peer: SshPeer;
  before(async () => {
    peer = await sshPeer();
  });
  after(() => peer.close());

  it('are one for each login, however many hosts are opened, and it is made anew when it died', async () => {
    const hosts = await Promise.all(Array.from({ length: 10 }, () => openHost(peer.spec)));
    assert.equal(peer.wire.open(), 1);
    peer.wire.cut();
    await until('the cut is seen', () => peer.wire.open() === 0);
    await Promise.all(hosts.map((host) => host.files.look('', ['x'])));
    assert.equal(peer.wire.open(), 1);
    for (const host of hosts) await host.close();
  });

  it('log in a few at a time', async () => {
    const gate = new Gate(2);
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        gate.through(async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => setImmediate(resolve));
          inside -= 1;
        }),
      ),
    );
    assert.equal(most, 2);
  });

  it('do not wait for one that takes longer than its turn to log in, and lose no place by it', async () => {
    const gate = new Gate(1);
    const { promise: endless, resolve } = Promise.withResolvers<string>();
    const slow = gate.through(() => endless, 5);
    assert.equal(await gate.through(async () => 'next'), 'next');
    resolve('late');
    assert.equal(await slow, 'late');
    assert.equal(await gate.through(async () => 'last'), 'last');
  });
});
