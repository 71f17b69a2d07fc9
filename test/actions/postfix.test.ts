import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { loadProfiles } from '../../src/profiles/index.ts';
import type { Job } from '../../src/recovery/job.ts';
import type { Profile } from '../../src/recovery/profile.ts';
import { createPostfix, type Jam, jams, type Poison, type Postfix } from '../peers/postfix/index.ts';
import { until } from '../peers/unit/until.ts';
import { type BareHouse, openHouseFor } from './house.ts';

const good = 60;

interface Jammed {
  house: BareHouse;
  postfix: Postfix;
  poison: Poison;
  /** The queue files as they were when it jammed. */
  identities: string[];
}

/** A real Postfix with real mail, jammed in the middle of its queue: its supervisor runs and nothing moves. */
async function jammed(t: TestContext, how: Jam, own: Profile | null = null): Promise<Jammed> {
  const postfix = await createPostfix({ messages: good + 1, test: t });
  const house = await openHouseFor(t, postfix.serverRegistration(), own);
  const poison = postfix.jam(how);
  await postfix.flush();
  await until('the queue manager is dead', () => postfix.queueManagers().length === 0);
  await postfix.saysRunning();
  assert.equal(postfix.queued().length, good + 1);
  return { house, postfix, poison, identities: postfix.identities() };
}

/** The host behind it comes back: every good message reaches it once, and nothing of ours is in the way. */
async function deliversAll({ postfix, poison, identities }: Jammed, job: Job) {
  assert.deepEqual([job.state, job.outcome], ['finalized', 'poison-isolated'], job.saying);
  assert.deepEqual([job.counts.poison, job.counts.unaccounted], [1, 0]);
  assert.equal(postfix.queueManagers().length, 1);
  assert.deepEqual(
    postfix.identities(),
    identities.filter((line) => !line.startsWith(`${poison.name} `)),
  );
  await postfix.sink.open();
  await postfix.flush();
  const sent = postfix.sent.filter((id) => id !== poison.messageId).sort();
  await until('all good mail is delivered', () => postfix.sink.received.length >= sent.length);
  await until('its queue is empty', () => postfix.queued().length === 0);
  assert.deepEqual(postfix.sink.received.toSorted(), sent);
  const left = postfix.files().map((path) => path.split('/'));
  assert.deepEqual(
    left.map((path) => path.at(-1)).sort(),
    [poison.name, poison.name, 'manifest.json'].sort(),
  );
  // What Postfix itself noted of the poison's first attempts stays behind, and harms nobody.
  assert.deepEqual(left.map(([folder]) => folder).sort(), ['defer', 'unjam', 'unjam']);
}

describe('Postfix', { concurrency: true }, () => {
  for (const how of Object.keys(jams) as Jam[]) {
    it(`${how}: its log names the file, and recover takes the short road`, async (t) => {
      const incident = await jammed(t, how);
      const { house, poison } = incident;
      const diagnosis = await house.actions.diagnose('MAIL01', {});
      assert.match(diagnosis.verdict, /^(wedged|jammed)$/, diagnosis.sentence);
      assert.deepEqual(
        diagnosis.suspects.map(({ name }) => name),
        [poison.name],
      );
      const job = await house.act('recover');
      assert.equal(job.rounds.done, 1, 'the named file alone was tried');
      await deliversAll(incident, job);
    });
  }

  it('without a word in its log: the poison is found by rounds, while new mail flows', async (t) => {
    const postfixProfile = (await loadProfiles()).get('postfix')!;
    const incident = await jammed(t, 'zeros from byte 16 on', { ...postfixProfile, signatures: [] });
    const { house, postfix, poison } = incident;
    assert.deepEqual((await house.actions.diagnose('MAIL01', {})).suspects, []);

    const held = await house.act('quarantine');
    assert.deepEqual([held.state, held.counts.held], ['quarantined', good + 1], held.saying);
    assert.deepEqual(postfix.queued(), []);
    assert.ok(postfix.files().includes(`defer/${poison.name[0]}/${poison.name}`), 'side files stay behind');
    await postfix.sink.open();
    await postfix.send(1);
    await until('new mail is delivered', () => postfix.sink.received.length === 1);
    await postfix.sink.close();

    let job = await house.act('next-bisect-round');
    while (job.state === 'bisecting') job = await house.act('next-bisect-round');
    assert.equal(job.state, 'isolated', job.saying);
    assert.ok(job.rounds.done <= 16, `${job.rounds.done} rounds`);
    const rounds = await house.store.rounds.list(job.id);
    t.diagnostic(rounds.map((round) => `${round.released.length} ${round.verdict}`).join(', '));
    await deliversAll(incident, await house.act('finalize'));
  });

  it('abort in the middle puts every queue file back where it was', async (t) => {
    const { house, postfix, identities } = await jammed(t, 'one NUL in its size record');
    const check = await house.actions.check('MAIL01', { rehearse: true });
    assert.ok(check.ok, JSON.stringify(check.lines));
    await house.act('quarantine');
    const job = await house.act('abort');
    assert.equal(job.state, 'aborted', job.saying);
    assert.deepEqual(postfix.identities(), identities);
    assert.deepEqual(
      postfix.files().filter((path) => path.includes('unjam')),
      [],
    );
    await assert.rejects(postfix.control('status'), { code: 3 });
  });
});
