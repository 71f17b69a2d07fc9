import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import type { Job } from '../../src/recovery/job.ts';
import type { Profile } from '../../src/recovery/profile.ts';
import { createPostfix, type Jam, jams, type Postfix } from '../peers/postfix/index.ts';
import { until } from '../peers/unit/until.ts';
import { type BareHouse, openHouseFor } from './house.ts';

const mails = 60;

/** A real Postfix that is jammed in the middle of its queue, and Unjam beside it. */
async function jammed(
  t: TestContext,
  how: Jam,
  own: Profile | null = null,
): Promise<{ house: BareHouse; postfix: Postfix; poison: { name: string; messageId: string } }> {
  const postfix = await createPostfix({ messages: mails + 1, test: t });
  const house = await openHouseFor(t, postfix.serverRegistration(), own);
  const poison = postfix.jam(how);
  await postfix.flush();
  await until('the queue manager is dead', () => postfix.queueManagers().length === 0);
  return { house, postfix, poison };
}

/** Every good mail once at the host behind it, the poison set apart, nothing else of ours in the queue directory. */
async function provedWell(postfix: Postfix, job: Job, poison: { name: string; messageId: string }) {
  const apart = `unjam/poison/${job.id}`;
  assert.deepEqual(
    postfix.files().filter((path) => path.includes('unjam') || path.startsWith('corrupt/')),
    [
      ...['incoming', 'active', 'deferred'].flatMap((queue) => inFolder(postfix, `${apart}/${queue}`)),
      `${apart}/manifest.json`,
    ],
  );
  assert.ok(postfix.files().some((path) => path.startsWith(apart) && path.endsWith(`/${poison.name}`)));
  const good = postfix.sent.filter((id) => id !== poison.messageId);
  await postfix.sink.open();
  await postfix.flush();
  await until('all good mail is delivered', () => postfix.sink.received.length >= good.length, 30_000);
  await until('the queue is empty', () => postfix.queued().length === 0);
  assert.deepEqual(postfix.sink.received.toSorted(), good.toSorted());
}

function inFolder(postfix: Postfix, folder: string): string[] {
  return postfix.files().filter((path) => path.startsWith(`${folder}/`));
}

for (const how of Object.keys(jams) as Jam[]) {
  test(`Postfix, ${how}: its log names the file, and recover takes the short road`, async (t) => {
    const { house, postfix, poison } = await jammed(t, how);
    assert.ok(await postfix.saysRunning(), 'its supervisor says that it runs');
    const before = postfix.queued().length;
    assert.equal(before, mails + 1, 'and nothing moves');

    const diagnosis = await house.actions.diagnose('MAIL01', {});
    assert.ok(['wedged', 'jammed'].includes(diagnosis.verdict), diagnosis.sentence);
    assert.equal(diagnosis.suspects[0]?.name, poison.name, diagnosis.sentence);

    const job = await house.act('recover');
    assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
    assert.equal(job.counts.poison, 1);
    assert.equal(job.counts.unaccounted, 0);
    assert.equal(postfix.queueManagers().length, 1);
    await provedWell(postfix, job, poison);
  });
}
