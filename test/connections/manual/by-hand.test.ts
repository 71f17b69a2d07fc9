import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Desk } from '../../../src/connections/manual/desk.ts';
import { manual } from '../../../src/connections/manual/open.ts';
import type { Host } from '../../../src/recovery/ports/host.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { type Spec, specOf } from '../../../src/recovery/spec.ts';
import { awkwardNames } from '../../contracts/host-names.ts';
import { listAll } from '../../contracts/host-peer.ts';
import { obeyed } from '../../peers/person/obeyed.ts';

const status = (code: number) => ['sh', '-c', `echo "state, pid 4711"; exit ${code}`];
let count = 0;

/** A host whose steps are obeyed at once by somebody with a shell. */
async function obeyedHost(root: string, code = 3): Promise<{ host: Host; desk: Desk; spec: Spec }> {
  count += 1;
  const service = { manager: 'command', start: ['true'], stop: ['true'], status: status(code) };
  const connection = { type: 'manual', service } as never;
  const profile = { id: 'p', service: { name: 'p' }, root, queues: [{ name: 'in', path: 'in' }] };
  const spec = specOf(`manual-${process.pid}-${count}`, { profile: 'p', connection }, profile);
  const desk = new Desk();
  desk.attend(spec.server, (pending) => {
    if (pending === null) return;
    void obeyed(pending.script('sh')).then((output) => desk.report(spec.server, output));
  });
  return { host: await manual(desk).open(spec, {}), desk, spec };
}

describe('a host that a person works on', () => {
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'unjam-manual-'));
    mkdirSync(join(root, 'in/temp'), { recursive: true });
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('shows what lies there, names byte by byte', async () => {
    const names = awkwardNames;
    for (const name of names) {
      writeFileSync(Buffer.concat([Buffer.from(`${root}/in/`), Buffer.from(name, 'latin1')]), name);
    }
    symlinkSync('/etc/passwd', join(root, 'in/a -> b'));
    const { host } = await obeyedHost(root);
    const entries = await listAll(host.files, 'in');
    const files = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
    assert.deepEqual(files.sort(), [...names].sort());
    assert.equal(entries.find(({ name }) => name === 'temp')?.kind, 'folder');
    assert.equal(entries.find(({ kind }) => kind === 'link')?.name, 'a -> b');
    assert.ok((await host.folders.free('')) > 0);
    await assert.rejects(listAll(host.files, 'none'), (error) => isProblem(error, 'folder-missing'));
  });

  it('moves each name byte by byte, refuses to replace, and says what stayed', async () => {
    const names = awkwardNames;
    writeFileSync(join(root, 'in/temp/plain'), 'new mail');
    const { host } = await obeyedHost(root);
    const before = await host.files.look('in', names);
    const outcome = await host.files.move('in', 'in/temp', [...names, 'absent']);
    assert.equal(outcome.moved, names.length - 1);
    assert.deepEqual(
      outcome.failures.map(({ index, why }) => [index, why]),
      [
        [names.indexOf('plain'), 'name-taken'],
        [names.length, 'absent'],
      ],
    );
    assert.equal(readFileSync(join(root, 'in/temp/plain'), 'utf8'), 'new mail');
    assert.equal(readFileSync(join(root, 'in/plain'), 'utf8'), 'plain');
    const moved = await host.files.look('in/temp', [names.at(-1)!]);
    assert.equal(moved[0]?.identity, before.at(-1)?.identity);
  });

  it('moves nothing while the service is up', async () => {
    writeFileSync(join(root, 'in/stays'), 'x');
    const { host } = await obeyedHost(root, 0);
    const outcome = await host.files.move('in', 'in/temp', ['stays']);
    assert.deepEqual([outcome.moved, outcome.failures[0]?.why], [0, 'failed']);
    assert.match(outcome.failures[0]!.detail, /is up/);
    assert.equal(readFileSync(join(root, 'in/stays'), 'utf8'), 'x');
  });

  it('gathers what needs no answer into the step that does', async () => {
    const { host, desk, spec } = await obeyedHost(root);
    let steps = 0;
    desk.attend(spec.server, (pending) => {
      if (pending === null) return;
      steps += 1;
      void obeyed(pending.script('sh')).then((output) => desk.report(spec.server, output));
    });
    assert.equal(await host.folders.make('in/temp/own', 'in'), 'made');
    assert.equal(await host.notes.create('in/temp/note', `it's "ours"\n`), 'created');
    assert.equal(await host.notes.create('in/temp/note', 'late'), 'exists');
    assert.equal(await host.folders.rename('in/temp/note', 'in/temp/renamed'), 'renamed');
    assert.equal(steps, 1, 'only the first look');
    writeFileSync(join(root, 'in/last'), '');
    await host.files.move('in', 'in/temp/own', ['last']);
    assert.equal(steps, 2);
    assert.equal(readFileSync(join(root, 'in/temp/renamed'), 'utf8'), `it's "ours"\n`);
    assert.deepEqual(
      (await host.files.look('in/temp/own', ['last'])).map((entry) => entry?.kind),
      ['file'],
    );
  });

  it('watches the service in its own time, and tells of its fall', async () => {
    const { host } = await obeyedHost(root);
    assert.equal((await host.service.start()).ok, true);
    const clock = host.clock!;
    const since = performance.now();
    const from = clock.monotonic();
    await clock.sleep(60_000);
    assert.ok(clock.monotonic() - from >= 60_000);
    assert.ok(performance.now() - since < 30_000);
    assert.equal((await host.service.look()).state, 'down');
  });
});
