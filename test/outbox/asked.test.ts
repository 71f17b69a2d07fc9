import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/actions/clock.ts';
import { Runner } from '../../src/actions/index.ts';
import { announce } from '../../src/calling.ts';
import { usualTypes } from '../../src/outbox/index.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { profile, registration } from '../http/sample.ts';
import { house } from './house.ts';
import { receiver, status } from './receiver.ts';

const ann = { who: 'ann', requestId: 'request-5', traceId: 'c'.repeat(32) };

/** Actions that get no further than to be asked for. */
async function guarded(store: ConstructorParameters<typeof Runner>[0]['store'], now: () => Date) {
  await store.servers.put('MAIL01', { ...registration, approval: { actions: ['recover'] } });
  return new Runner({
    ...{ store, announce, installation: 'test', log: { error: () => {} } },
    clock: { ...systemClock, now },
    profile: async () => profile,
    openHost: () => Promise.reject(new Error('nothing is touched')),
  });
}

test('who must confirm hears of it though no recovery is open, and hears what came of it', async (t) => {
  const { parts, hook, time } = await house(t);
  const { url, received } = await receiver(t, status(200));
  await hook({ url, types: ['approval.*'] });
  const actions = await guarded(parts.store, () => time.now);
  const ask = () => actions.act('MAIL01', 'recover', { reason: 'INC-4711' }, ann);
  const problem = await ask().catch((error: unknown) => error);
  assert.ok(problem instanceof Problem && problem.code === 'approval-needed', String(problem));
  const { id, expiresAt } = problem.more.extra!.approval as { id: string; expiresAt: string };
  await assert.rejects(ask(), { code: 'approval-needed' });
  await actions.refuse(id, { who: 'bob', requestId: 'request-6' });
  await parts.outbox.settle();
  const told = received.map(({ body }) => JSON.parse(body));
  assert.deepEqual(
    told.map(({ type, data }) => [type, data.server, data.by, data.reason, data.requestId, data.job]),
    [
      ['approval.requested', 'MAIL01', 'ann', 'INC-4711', 'request-5', null],
      ['approval.refused', 'MAIL01', 'bob', 'INC-4711', 'request-6', null],
    ],
    'asked for twice it is told once',
  );
  const details = { id, action: 'recover', requestedBy: 'ann', expiresAt, reason: 'INC-4711' };
  assert.deepEqual(told[0].data.details, details);
  assert.deepEqual(told[1].data.details, { ...details, by: 'bob' });
  assert.match(told[0].data.traceparent, /^00-c{32}-/);
});

test('a webhook that does not say what it wants hears who must confirm what, in one line', async (t) => {
  const { parts, hook, time } = await house(t);
  const { url, received } = await receiver(t, status(200));
  await hook({ url, format: 'slack', types: usualTypes });
  const actions = await guarded(parts.store, () => time.now);
  await assert.rejects(actions.act('MAIL01', 'recover', {}, ann), { code: 'approval-needed' });
  await parts.outbox.settle();
  assert.match(JSON.parse(received[0]!.body).text, /^MAIL01: ann asks for recover, which another token must/);
});
