import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openHost } from '../../../src/connections/index.ts';
import type { SshConnection } from '../../../src/connections/ssh/config.ts';
import { Gate } from '../../../src/connections/ssh/exec/gate.ts';
import { Pool } from '../../../src/connections/ssh/link/pool.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
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

  it('serve many servers at once, each by its own', async () => {
    const servers = Array.from({ length: 40 }, (_, i) => {
      const file = join(peer.sshd.folder, `key-${i}`);
      copyFileSync(peer.sshd.key, file);
      const connection = { ...peer.spec.connection, auth: { privateKey: { file } } };
      return { ...peer.spec, server: `MAIL${i}`, connection };
    });
    const looks = await Promise.all(
      servers.map(async (spec) => {
        const host = await openHost(spec);
        try {
          return (await host.service.look()).state;
        } finally {
          await host.close();
        }
      }),
    );
    assert.deepEqual([...new Set(looks)], ['down']);
    assert.ok(peer.wire.open() <= 41);
  });

  it('are bounded: one too many is told so, and has its turn when another is given back', () => {
    const pool = new Pool();
    const config = peer.spec.connection as SshConnection;
    const leases = Array.from({ length: 256 }, (_, i) => pool.lease({ ...config, user: `user-${i}` }));
    assert.throws(
      () => pool.lease({ ...config, user: 'late' }),
      (error) => isProblem(error, 'connections-exhausted') && error.retryable,
    );
    leases[0]!.release();
    pool.lease({ ...config, user: 'late' }).release();
    for (const lease of leases) lease.release();
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
});
