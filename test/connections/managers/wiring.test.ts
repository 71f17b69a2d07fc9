import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Check } from 'typebox/value';
import { openHost } from '../../../src/connections/index.ts';
import { run } from '../../../src/connections/local/command/run.ts';
import { LocalConnection } from '../../../src/connections/local/config.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { type LocalPeer, localPeer } from '../local/peer.ts';

describe('the manager of a registration', () => {
  let peer: LocalPeer;
  before(async () => {
    peer = await localPeer();
  });
  after(() => peer.close());

  it('is one of three, and nothing is added to it', () => {
    const fits = (service: object) => Check(LocalConnection, { type: 'local', service });
    assert.ok(fits({ manager: 'systemd', unit: 'postfix@-' }));
    assert.ok(fits({ manager: 'systemd', unit: 'x', needs: { store: 'postgresql@15-main.service' } }));
    assert.ok(fits({ manager: 'windows' }));
    assert.ok(!fits({ manager: 'windows', unit: 'x' }));
    assert.ok(!fits({ manager: 'systemd' }));
    assert.ok(!fits({ manager: 'systemd', unit: '-H=evil' }));
    assert.ok(!fits({ manager: 'systemd', unit: 'x', needs: { store: 'x; reboot' } }));
    assert.ok(!fits({ manager: 'launchd', unit: 'x' }));
  });

  for (const service of [{ manager: 'systemd', unit: 'unjam-no-such-unit' }, { manager: 'windows' }]) {
    it(`opens a host under ${service.manager}, and says what is wrong on this one`, async () => {
      const connection = { type: 'local', service };
      const host = await openHost({ ...peer.spec, connection });
      try {
        await assert.rejects(
          host.service.look(),
          (error) => isProblem(error, 'command-failed') && !!error.more.next,
        );
        assert.equal(host.service.canFence, true);
        assert.notEqual(host.service.describe('fence'), '');
        assert.deepEqual((await host.logs.since(null)).records, []);
      } finally {
        await host.close();
      }
    });
  }
});

describe('a command of a manager', () => {
  it('reads what it is given, and ends even if it does not read it', async () => {
    const long = 'x'.repeat(200_000);
    assert.equal((await run(['cat'], { within: 5000, input: long, most: 300_000 })).output, long);
    assert.equal((await run(['true'], { within: 5000, input: long })).code, 0);
    assert.equal((await run(['cat'], { within: 5000 })).output, '');
  });

  it('prints bytes, as many as are wanted', async () => {
    const printing = ['printf', 'a\\377\\000b'];
    assert.equal((await run(printing, { within: 5000, bytes: true })).output, 'a\xff\0b');
    assert.equal((await run(printing, { within: 5000, bytes: true, most: 2 })).output, '\0b');
  });
});
