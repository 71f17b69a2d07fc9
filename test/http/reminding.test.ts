import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bound } from './fixture.ts';

test('a running service looks for forgotten mail every minute, until it ends', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const { app, actions } = await bound(t);
  t.mock.timers.tick(60_000);
  assert.deepEqual(actions.called, [], 'not before it listens');
  await app.listen({ host: '127.0.0.1', port: 0 });
  t.mock.timers.tick(120_000);
  assert.deepEqual(
    actions.called.map(({ verb }) => verb),
    ['remind', 'remind'],
  );
  await app.close();
  t.mock.timers.tick(120_000);
  assert.equal(actions.called.length, 2);
});
