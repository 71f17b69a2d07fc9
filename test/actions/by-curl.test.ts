import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { type Answer, type Curl, startCurl } from './curl.ts';
import { standing } from './listing.ts';

type Job = Answer['body'];

/** Good mail that lies still until it is told otherwise, and one poison among it. */
async function jammed(curl: Curl, names = ['a', 'b', 'c']): Promise<void> {
  for (const name of names) curl.daemon.plant(`in/${name}`);
  curl.daemon.plant('in/jam', 'poison');
  assert.equal((await curl.daemon.start()).code, 1, 'it falls');
}

async function ok(answer: Promise<Answer>): Promise<Job> {
  const { status, body, text } = await answer;
  assert.equal(status, 200, text);
  return body;
}

/** Ids of the ledger by name. */
async function ids(curl: Curl, job: Job): Promise<Map<string, string>> {
  const { items } = await ok(curl.call('GET', `/v1/jobs/${job.id}/messages`));
  return new Map(items.map((m: { name: string; id: string }) => [m.name, m.id]));
}

test('by hand from the first round to the last: sets of one’s own, a verdict corrected, notes, a message looked up', async (t) => {
  const curl = await startCurl(t);
  await jammed(curl);
  const mail = 'Message-ID: <lost@contoso.example>\nSubject: where is it?\n\nbody\n';
  writeFileSync(`${curl.daemon.root}/in/d`, mail);
  const held = await ok(curl.act('quarantine'));
  const id = await ids(curl, held);
  const release = ['a', 'b'].map((name) => id.get(name));
  const first = await ok(curl.act('next-bisect-round', { round: 1, release }));
  assert.deepEqual([first.round.n, first.round.verdict, first.messages.taken], [1, 'stable', 2]);
  await curl.daemon.untilDelivered(2);
  const again = await ok(curl.act('next-bisect-round', { round: 1, release: [id.get('jam')] }));
  assert.deepEqual(again.round, first.round, 'a round that is done is only shown');
  assert.equal(again.version, first.version);

  const second = await ok(curl.act('next-bisect-round', { round: 2, hold: [id.get('jam'), id.get('c')] }));
  assert.equal(second.round.verdict, 'stable');
  assert.deepEqual([...curl.daemon.delivered()], ['a', 'b', 'd']);
  const all = ['jam', 'c'].map((name) => id.get(name));
  const nothing = await curl.act('next-bisect-round', { round: 3, hold: all });
  assert.deepEqual([nothing.status, nothing.body.code], [409, 'action-not-allowed']);
  const third = await ok(curl.act('next-bisect-round', { round: 3, release: [id.get('jam')] }));
  assert.equal(third.round.verdict, 'crashed');
  assert.ok(curl.daemon.isUp(), 'mail flows again before the answer');
  assert.equal(third.messages.held, 2);

  const verdict = `/v1/jobs/${held.id}/rounds/3/verdict`;
  const doubted = await ok(curl.call('PUT', verdict, { verdict: 'unclear' }));
  assert.deepEqual([doubted.state, doubted.poison], ['bisecting', []]);
  const sure = await ok(curl.call('PUT', verdict, { verdict: 'crashed' }));
  assert.deepEqual(
    sure.poison.map((p: { name: string }) => p.name),
    ['jam'],
  );
  const noted = await ok(curl.act('job/notes', { text: 'jam is for the vendor' }));
  assert.deepEqual([noted.notes[0].by, noted.notes[0].text], ['admin', 'jam is for the vendor']);
  assert.match(await curl.text('/v1/servers/MAIL01/job'), /^MAIL01 {2}/);

  let job = noted;
  while (job.state === 'bisecting')
    job = await ok(curl.act('next-bisect-round', { round: job.rounds.done + 1 }));
  const ended = await ok(curl.act('finalize'));
  assert.deepEqual([ended.state, ended.outcome], ['finalized', 'poison-isolated'], ended.saying);
  const same = await ok(curl.act('finalize'));
  assert.deepEqual(
    [same.id, same.version],
    [ended.id, ended.version],
    'asked again, it answers with what it ended',
  );

  const sha256 = createHash('sha256').update(mail).digest('hex');
  for (const query of ['messageId=%3Clost%40contoso.example%3E', 'name=d', `sha256=${sha256}`]) {
    const { items } = await ok(curl.call('GET', `/v1/messages?${query}`));
    assert.deepEqual([items.length, items[0].life, items[0].server], [1, 'taken', 'MAIL01'], query);
  }
  assert.match(await curl.text(`/v1/jobs/${held.id}/report`), /Poison\n {2}in\/jam/);
});

test('only what the log names goes aside, and the road is short', async (t) => {
  const match = 'fatal: bad record in queue file (?<name>.+)$';
  const curl = await startCurl(t, {
    daemon: { names: true },
    profile: ({ config: { log } }) => ({ signatures: [{ log, match, means: 'names-poison' }] }),
  });
  await jammed(curl);
  const job = await ok(curl.act('quarantine', { strategy: 'suspects' }));
  assert.deepEqual([job.messages.held, job.rounds.done], [1, 1], job.saying);
  await curl.daemon.untilDelivered(3);
  const again = await ok(curl.act('quarantine', { strategy: 'suspects' }));
  assert.equal(again.version, job.version);
});

test('only the index was at fault: nothing else moves, and the end says so', async (t) => {
  const curl = await startCurl(t, {
    daemon: { index: { path: 'index', is: 'file' } },
    profile: () => ({ index: [{ path: 'index', policy: 'set-aside' }] }),
  });
  const { daemon } = curl;
  for (const name of ['a', 'b']) daemon.plant(`in/${name}`);
  daemon.plantIndex('stale');
  await daemon.start();
  assert.equal(daemon.isUp(), false);
  const { body: plan } = await curl.act('recover', { strategy: 'index-only', dryRun: true });
  assert.equal(plan.expected.crashes, 0);
  const job = await ok(curl.act('recover', { strategy: 'index-only' }));
  assert.deepEqual([job.state, job.outcome], ['finalized', 'index-was-bad'], job.saying);
  const { items } = await ok(
    curl.call('GET', `/v1/jobs/${job.id}/events`, undefined, { accept: 'application/json' }),
  );
  assert.ok(!items.some(({ type }: { type: string }) => type === 'messages.moved'));
  await daemon.untilDelivered(2);
});

test('abort puts each message back as it was; the poison too, if that is asked for', async (t) => {
  const curl = await startCurl(t);
  const { daemon } = curl;
  daemon.wait(true);
  for (const name of ['a', 'b']) daemon.plant(`in/${name}`, 'waits');
  daemon.plant('in/jam', 'poison');
  const before = standing(daemon.root);
  await daemon.start();
  await ok(curl.act('quarantine'));
  const { body: plan } = await curl.act('abort', { dryRun: true });
  assert.equal(plan.moves[0].messages, 3);
  const job = await ok(curl.act('abort', { poison: 'back', reason: 'INC-4711' }));
  assert.deepEqual([job.state, job.outcome, job.messages.returned], ['aborted', 'aborted', 3]);
  assert.deepEqual(standing(daemon.root), before);
  assert.match(job.saying, /service is down/);
  assert.equal(existsSync(`${daemon.config.dir}/fenced`), false);
  assert.equal(curl.daemon.isUp(), false);
});

test('close accounts for what is where, moves nothing, and says what somebody did', async (t) => {
  const curl = await startCurl(t);
  await jammed(curl);
  const held = await ok(curl.act('quarantine'));
  const folder = `${curl.daemon.root}/in/temp/unjam-${held.id}.g1`;
  const before = standing(folder);
  const job = await ok(curl.act('close', { because: 'the vendor took the disk' }));
  assert.deepEqual([job.state, job.outcome, job.messages.held], ['closed', 'fixed-by-hand', 4]);
  assert.match(job.saying, /the vendor took the disk.*4 messages are still in holding/);
  assert.deepEqual(standing(folder), before);
  assert.ok(readdirSync(`${curl.daemon.root}/in/temp`).includes(`unjam-${held.id}.txt`), 'the note stays');
  assert.equal(existsSync(`${curl.daemon.root}/.unjam-claim`), false);
  assert.equal(
    (await ok(curl.act('close'))).version,
    job.version,
    'asked again, it answers with what it ended',
  );
});

test('`recover` stops at its limits for a person, whom they do not bind', async (t) => {
  const curl = await startCurl(t);
  await jammed(curl, ['a', 'b', 'c', 'd', 'e', 'f']);
  const limited = await ok(curl.act('recover', { maxRounds: 1, reason: 'INC-4711' }));
  assert.deepEqual([limited.rounds.done, limited.waitingFor, limited.driver.paused], [1, 'operator', true]);
  assert.match(limited.saying, /limit was reached after 1 round/);
  assert.equal(limited.driver.reason, 'INC-4711');
  assert.ok(curl.daemon.isUp());
  const further = await ok(curl.act('next-bisect-round', { round: 2 }));
  assert.equal(further.rounds.done, 2, further.saying);
  const stopped = await ok(curl.act('recover', { maxDowntimeSeconds: 0 }));
  assert.equal(stopped.rounds.done, 2, 'a fall would cost more downtime than is allowed');
  assert.equal(stopped.waitingFor, 'operator');
  const job = await ok(curl.act('recover', { strategy: 'halving', confirmByCrash: true }));
  assert.deepEqual(
    [job.state, job.outcome, job.messages.poison],
    ['finalized', 'poison-isolated', 1],
    job.saying,
  );
  const manifest = JSON.parse(readFileSync(`${curl.daemon.root}/poison/${job.id}/manifest.json`, 'utf8'));
  assert.equal(manifest.messages[0].name, 'jam');
});
