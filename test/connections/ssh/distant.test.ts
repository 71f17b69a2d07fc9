import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { SshConnection } from '../../../src/connections/ssh/config.ts';
import { Commands } from '../../../src/connections/ssh/exec/run.ts';
import { Pool } from '../../../src/connections/ssh/link/pool.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { type SshPeer, sshPeer } from './peer.ts';

/** What a channel of the library takes before the host must wait to be told that there is room again. */
const window = 2 * 1024 * 1024;

describe('a host that is far away', () => {
  let peer: SshPeer;
  before(async () => {
    peer = await sshPeer();
  });
  after(() => peer.close());

  /** Its last words, which its pipe holds when it ends, wait for room on the way. */
  const most = window + 40_000;

  async function commandsFarAway(t: TestContext): Promise<Commands> {
    const lease = new Pool().lease(peer.spec.connection as SshConnection);
    t.after(async () => (await lease.wire()).close());
    await lease.wire();
    peer.wire.delay(300);
    t.after(() => peer.wire.delay(0));
    return new Commands(() => lease.wire());
  }

  it('is heard to the end: sshd tells that a command is over before the last that it printed', async (t) => {
    const commands = await commandsFarAway(t);
    const said = await commands.script('head -c "$1" /dev/zero', [String(most)], null, 30_000);
    assert.equal(said?.length, most);
    const argv = ['head', '-c', String(most), '/dev/zero'];
    const { code, output } = await commands.run(argv, { within: 30_000, most });
    assert.deepEqual([code, output.length], [0, most]);
  });

  it('is not believed by half, when the connection is lost between the end of a command and its last words', async (t) => {
    const commands = await commandsFarAway(t);
    peer.wire.cutAfter(window + 20_000, 'answers');
    await assert.rejects(commands.script('head -c "$1" /dev/zero', [String(most)], null, 30_000), (error) =>
      isProblem(error, 'connection-lost'),
    );
  });

  it('is not said to be lost when a command of ours takes too long', async (t) => {
    const commands = await commandsFarAway(t);
    await assert.rejects(commands.script('exec sleep 1000', [], null, 100), (error) =>
      isProblem(error, 'host-timeout'),
    );
  });
});
