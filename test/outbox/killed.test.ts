import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../peers/unit/until.ts';
import { newFolder } from '../store/folder.ts';
import { receiver, status } from './receiver.ts';

const wanted = 150;
const kills = [1, 30, 60, 90];

test('killed again and again, Unjam tells every event, in its order, and none under a second id', async (t) => {
  const { url, received } = await receiver(t, status(200));
  const folder = newFolder();
  const script = fileURLToPath(new URL('./teller.ts', import.meta.url));
  const begin = (): ChildProcess => {
    const child = spawn(process.execPath, [script, folder, url, String(wanted)], { stdio: 'ignore' });
    t.after(() => child.kill('SIGKILL'));
    return child;
  };
  const told = () =>
    received.map(({ headers, body }) => [JSON.parse(body).data.details.n, headers['webhook-id']]);
  for (const least of kills) {
    const child = begin();
    await until(`${least} were told`, () => received.length >= least, 60_000);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  begin();
  await until('all were told', () => new Set(told().map(([n]) => n)).size === wanted, 60_000);
  const ids = new Map<number, Set<string>>();
  for (const [n, id] of told()) ids.set(n, (ids.get(n) ?? new Set()).add(id));
  assert.ok([...ids.values()].every((set) => set.size === 1));
  const order = told().map(([n]) => n);
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
    'a repeated one comes before what is younger',
  );
});
