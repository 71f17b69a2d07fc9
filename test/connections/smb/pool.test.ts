import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { check } from '../../../src/actions/check.ts';
import { systemClock } from '../../../src/actions/clock.ts';
import { smbBy } from '../../../src/connections/smb/open.ts';
import { Pool } from '../../../src/connections/smb/pool.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { NtServer } from '../../peers/nt/server.ts';
import { smbSpec } from './peer.ts';

const debian = { smbclient: 'smbclient', python: '/usr/bin/python3' };

describe('the places for connections over SMB', () => {
  it('are taken by so many at once and by all in the end, in the order in which they came', async () => {
    const pool = new Pool({ most: 8, mostWaiting: 200, patience: 60_000 });
    const served: number[] = [];
    let most = 0;
    await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const release = await pool.take();
        most = Math.max(most, pool.taken);
        served.push(n);
        await setImmediate();
        release();
        release();
      }),
    );
    assert.deepEqual(
      served,
      [...served].sort((a, b) => a - b),
    );
    assert.deepEqual([served.length, most, pool.taken], [200, 8, 0]);
  });

  it('are not waited for by too many, nor for ever', async () => {
    const pool = new Pool({ most: 1, mostWaiting: 1, patience: 50 });
    const release = await pool.take();
    const waiting = pool.take();
    await assert.rejects(
      pool.take(),
      (error) => isProblem(error, 'connections-exhausted') && error.retryable,
    );
    await assert.rejects(waiting, (error) => isProblem(error, 'connections-exhausted'));
    release();
    (await pool.take())();
    assert.equal(pool.taken, 0);
  });

  it('hold for servers that are checked at once: each is, by few children', async () => {
    const server = await NtServer.start();
    try {
      mkdirSync(`${server.drive}/spool/in`, { recursive: true });
      const idle = { start: ['false'], stop: ['true'], kill: ['true'], status: ['false'] };
      server.service({ name: 'MailSvc', image: 'mail.exe', startType: 2, commands: idle });
      const pool = new Pool({ most: 3, mostWaiting: 100, patience: 120_000 });
      const connection = smbBy(debian, pool);
      const spec = smbSpec(server, 'mail.exe');
      let most = 0;
      const reports = await Promise.all(
        Array.from({ length: 12 }, async () => {
          const host = await connection.open(spec, {});
          most = Math.max(most, pool.taken);
          const report = await check(host, spec, systemClock, {}).finally(() => host.close());
          return report.ok;
        }),
      );
      assert.deepEqual(reports, Array(12).fill(true));
      assert.deepEqual([most, pool.taken], [3, 0]);
    } finally {
      await server.stop();
    }
  });
});
