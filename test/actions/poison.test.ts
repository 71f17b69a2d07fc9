import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import type { Disposal, Job } from '../../src/recovery/job.ts';
import type { Message } from '../../src/recovery/message.ts';
import { isProblem, type ProblemCode } from '../../src/recovery/problems.ts';
import type { Profile } from '../../src/recovery/profile.ts';
import { until } from '../peers/exchange/index.ts';
import { caller } from './house.ts';
import { fingerprint } from './listing.ts';
import { type Oddities, readsAtStart, type UnheardOf, unheardOf } from './unheard-of.ts';

/** A closed recovery that ended early: all that was in the spool is set apart, the poison and a good message. */
interface Closed extends UnheardOf {
  job: Job;
  /** By name. */
  message(name: string): Promise<Message>;
  decide(does: Disposal['does'], name: string, reason?: string): Promise<Job>;
}

async function closed(t: TestContext, oddities: Oddities = {}, plant = plantFiles): Promise<Closed> {
  const house = await unheardOf(t, oddities);
  plant(house);
  await house.daemon.start();
  await house.act('quarantine');
  const job = await house.act('finalize', { leaveSuspects: true });
  assert.deepEqual([job.state, job.outcome], ['finalized', 'suspects-set-aside'], job.saying);
  const message = async (name: string): Promise<Message> => {
    const { items } = await house.store.ledger.list(job.id, {}, { limit: 100 });
    return items.find((m) => m.name === name)!;
  };
  const decide = async (does: Disposal['does'], name: string, reason?: string): Promise<Job> => {
    const asked = { does, message: (await message(name)).id, reason: reason ?? null };
    return await (await house.actions.dispose(job.id, asked, caller)).done;
  };
  return Object.assign(house, { job, message, decide });
}

function plantFiles({ daemon }: UnheardOf): void {
  daemon.plant('in/good');
  daemon.plant('in/jam', 'poison');
}

const apart = ({ daemon, job }: Closed): string => `${daemon.root}/poison/${job.id}`;

/** The ledger adds up, whatever was decided. */
async function addsUp({ store, job }: Closed): Promise<void> {
  const { found, arrived, held, released, taken, setAside, poison, returned, unaccounted } =
    await store.ledger.counts(job.id);
  assert.equal(found + arrived, held + released + taken + setAside + poison + returned + unaccounted);
  assert.equal(held + unaccounted, 0);
}

async function download({ actions, job }: Closed, id: string): Promise<{ name: string; content: Buffer }> {
  const content = await actions.content(job.id, id, caller);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.chunks) chunks.push(chunk);
  await content.close();
  return { name: content.fileName, content: Buffer.concat(chunks) };
}

test('a good message is put back and taken by the service, which is up again', async (t) => {
  const house = await closed(t);
  const job = await house.decide('put-back', 'good', 'the vendor says it is fine');
  assert.ok(house.daemon.isUp());
  assert.deepEqual(house.daemon.delivered(), ['good']);
  assert.equal((await house.message('good')).life, 'taken', job.saying);
  assert.equal(job.flow.state, 'flowing');
  assert.deepEqual(
    job.disposed.map(({ does, by, reason }) => [does, by, reason]),
    [['put-back', 'ann', 'the vendor says it is fine']],
  );
  await addsUp(house);
  const again = await house.actions.dispose(
    house.job.id,
    { does: 'put-back', message: (await house.message('good')).id, reason: null },
    caller,
  );
  assert.equal(again.started, false, 'a retried call does nothing');
  assert.deepEqual(readdirSync(house.daemon.root).sort(), ['in', 'poison'], 'nothing of ours is left');
  assert.equal(existsSync(`${house.daemon.config.dir}/fenced`), false);
});

test('poison that is put back makes the service fall, is set apart again, and the service is up without it', async (t) => {
  const house = await closed(t);
  const job = await house.decide('put-back', 'jam');
  assert.match(job.saying, /set apart again.*up without it/);
  assert.equal((await house.message('jam')).life, 'poison');
  assert.ok(existsSync(`${apart(house)}/in/jam`));
  assert.ok(house.daemon.isUp());
  assert.deepEqual([job.disposed, job.disposing], [[], null]);
  await addsUp(house);
});

test('a service that is down is left down, and nothing keeps it from being started', async (t) => {
  const house = await closed(t);
  await house.daemon.unit.run('stop');
  const job = await house.decide('put-back', 'good');
  assert.equal(house.daemon.isUp(), false, job.saying);
  assert.equal((await house.message('good')).life, 'returned');
  assert.equal((await house.daemon.start()).code, 0);
  await house.daemon.untilDelivered(1);
});

test('poison is downloaded as it lies, deleted for ever, and still accounted for', async (t) => {
  const house = await closed(t);
  const { id, sha256 } = await house.message('jam');
  const { name, content } = await download(house, id);
  assert.deepEqual(content, readFileSync(`${apart(house)}/in/jam`));
  assert.equal(name, 'in-jam.bin');
  const job = await house.decide('delete', 'jam', 'INC-4711');
  assert.equal(existsSync(`${apart(house)}/in/jam`), false);
  assert.deepEqual([job.counts.poison, job.counts.found], [2, 2]);
  await addsUp(house);
  const events = await house.store.events.since(job.id, 0, 1000);
  const told = events.find(({ type }) => type === 'message.delete')!;
  assert.deepEqual([told.data.by, told.data.reason, told.data.sha256], ['ann', 'INC-4711', sha256]);
  assert.ok(events.some(({ type, data }) => type === 'message.downloaded' && data.message === id));
  assert.doesNotMatch(JSON.stringify(events), /mail in\/jam/, 'no content in any event');
  await house.decide('delete', 'jam');
  for (const refused of [() => house.decide('put-back', 'jam'), () => download(house, id)])
    await assert.rejects(refused, (e) => isProblem(e, 'message-deleted'));
  assert.deepEqual(manifestOf(house), ['good']);
  await house.decide('delete', 'good');
  assert.deepEqual(readdirSync(`${house.daemon.root}/poison`), [], 'nothing of this job is left');
});

function manifestOf(house: Closed): string[] {
  const manifest = JSON.parse(readFileSync(`${apart(house)}/manifest.json`, 'utf8'));
  return manifest.messages.map((m: { name: string }) => m.name);
}

test('a message whose name is hidden behind another one is not deleted with it', async (t) => {
  const house = await closed(t, {}, ({ daemon }) => {
    daemon.plant('in/jam', 'poison');
    daemon.plant('in/.jam.new');
  });
  await house.decide('delete', 'jam');
  assert.deepEqual(readdirSync(`${apart(house)}/in`), ['.jam.new']);
});

/** Refused, and all is as it was on the host. */
async function refuses(
  house: Closed,
  does: Disposal['does'],
  name: string,
  code: ProblemCode,
): Promise<void> {
  const before = fingerprint(house.daemon.root);
  const pid = readFileSync(`${house.daemon.config.dir}/pid`, 'utf8');
  const error: unknown = await house.decide(does, name).catch((e: unknown) => e);
  assert.ok(isProblem(error, code), String(error));
  assert.ok(error.more.untouched && error.more.next);
  assert.equal(fingerprint(house.daemon.root), before);
  assert.equal(readFileSync(`${house.daemon.config.dir}/pid`, 'utf8'), pid, 'the service was left alone');
}

test('while new mail bears its name, a put-back is refused and nothing is touched', async (t) => {
  const house = await closed(t);
  house.daemon.wait(true);
  house.daemon.plant('in/good', 'waits');
  await refuses(house, 'put-back', 'good', 'name-taken');
  house.daemon.wait(false);
  await house.daemon.untilDelivered(1);
  await house.decide('put-back', 'good');
  await house.daemon.untilDelivered(2);
});

test('what another hand put in its place, took away, or claimed is refused and untouched', async (t) => {
  const house = await closed(t);
  const file = `${apart(house)}/in/jam`;
  const content = readFileSync(file);
  writeFileSync(`${house.daemon.root}/.unjam-claim`, '{"job":"other","server":"MAIL02"}');
  await refuses(house, 'put-back', 'jam', 'spool-claimed');
  rmSync(`${house.daemon.root}/.unjam-claim`);
  // Under the same inode it might still be the same message.
  writeFileSync(`${file}.mine`, content);
  rmSync(file);
  for (const does of ['delete', 'put-back'] as const) await refuses(house, does, 'jam', 'changed-by-others');
  execFileSync('mv', [`${file}.mine`, file]);
  for (const does of ['delete', 'put-back'] as const) await refuses(house, does, 'jam', 'changed-by-others');
});

test('only what is set apart, once the recovery is closed, is given into other hands', async (t) => {
  const house = await unheardOf(t);
  plantFiles(house);
  await house.daemon.start();
  const job = await house.act('quarantine');
  const { items } = await house.store.ledger.list(job.id, {}, { limit: 10 });
  const before = fingerprint(house.daemon.root);
  const decide = (does: Disposal['does'], message: string) =>
    house.actions.dispose(job.id, { does, message, reason: null }, caller);
  for (const does of ['put-back', 'delete'] as const)
    await assert.rejects(decide(does, items[0]!.id), (e) => isProblem(e, 'job-open'));
  await assert.rejects(house.actions.content(job.id, items[0]!.id, caller), (e) =>
    isProblem(e, 'not-set-apart'),
  );
  assert.equal(fingerprint(house.daemon.root), before);
  await house.act('abort');
  for (const does of ['put-back', 'delete'] as const) {
    await assert.rejects(decide(does, items[0]!.id), (e) => isProblem(e, 'not-set-apart'));
    await assert.rejects(decide(does, 'nobody'), (e) => isProblem(e, 'message-unknown'));
  }
});

const group: Profile['message'] = {
  unit: 'group',
  pattern: '^(?<name>.+)\\.(?<part>env|msg)$',
  order: ['env', 'msg'],
};
const long = `${'x'.repeat(150)}`;

for (const [unit, entries] of [
  ['directory', [`in/jam/${long}`, 'in/jam/deep/er']],
  ['group', ['in/jam.env', 'in/jam.msg']],
] as const) {
  test(`a message that is a ${unit}: downloaded as an archive, put back whole, deleted whole`, async (t) => {
    const message: Profile['message'] = unit === 'group' ? group : { unit };
    const house = await closed(
      t,
      { daemon: { unit }, profile: { message, ...readsAtStart } },
      ({ daemon }) => {
        for (const path of entries) daemon.plant(path, 'poison');
      },
    );
    const { id } = await house.message('jam');
    const lying = (): string => fingerprint(`${apart(house)}/in`);
    const before = lying();
    const { name, content } = await download(house, id);
    assert.equal(name, 'in-jam.tar');
    const folder = mkdtempSync(`${house.daemon.folder}/tar-`);
    execFileSync('tar', ['-xf', '-', '-C', folder], { input: content });
    for (const path of entries) {
      const at = path.replace('in/', '');
      assert.deepEqual(readFileSync(`${folder}/${at}`), readFileSync(`${apart(house)}/in/${at}`));
    }
    const job = await house.decide('put-back', 'jam');
    assert.match(job.saying, /set apart again/);
    assert.equal(lying(), before, 'each part is the same entry as before');
    await house.decide('delete', 'jam');
    assert.deepEqual(readdirSync(`${house.daemon.root}/poison`), []);
    await addsUp(house);
  });
}

test('two decisions at once: the second waits for no one and does nothing', async (t) => {
  const house = await closed(t);
  const message = (await house.message('good')).id;
  const asked = { does: 'put-back', message, reason: null } as const;
  const acts = await Promise.all([1, 2, 3].map(() => house.actions.dispose(house.job.id, asked, caller)));
  assert.equal(acts.filter((act) => act.started).length, 1);
  await assert.rejects(house.actions.act('MAIL01', 'stop', { evenIfHealthy: true }, caller), (e) =>
    isProblem(e, 'another-action-running'),
  );
  await Promise.all(acts.map((act) => act.done));
  await until('it is delivered once', () => house.daemon.delivered().length === 1);
});
