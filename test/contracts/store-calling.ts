import assert from 'node:assert/strict';
import type { Alert } from '../../src/recovery/ports/inbox.ts';
import type { Delivery, Webhook } from '../../src/recovery/ports/outbox.ts';
import { isProblem } from '../../src/recovery/problems.ts';
import { at, job, type WithStore } from './store-samples.ts';

const webhook: Webhook = {
  ...{ id: 'w1', version: 1, url: 'https://example.com/', format: 'standard', types: ['*'], servers: ['*'] },
  ...{ private: false, enabled: true, description: null, disabledBecause: null, createdAt: at },
};
const secrets = { current: 'whsec_a', previous: null };

function delivery(id: string, change: Partial<Delivery> = {}): Delivery {
  return {
    ...{
      id,
      webhook: 'w1',
      event: null,
      type: 'job.note',
      server: 'mail01',
      body: '{"a":"é"}',
      traceId: null,
    },
    ...{ createdAt: at, state: 'waiting', dueAt: at, tries: 0, attempts: [], ...change },
  };
}

function alert(id: string, change: Partial<Alert> = {}): Alert {
  return {
    ...{ id, fingerprint: id, startsAt: at, name: 'SmtpDown', server: 'mail01', status: 'firing', times: 1 },
    ...{ firstAt: at, lastAt: at, outcome: 'waiting', saying: '', job: null },
    by: { who: 'prom', scopes: ['diagnose'], servers: ['*'], requestId: 'r', traceId: 't' },
    ...change,
  };
}

export function callingContract(given: WithStore): void {
  webhookContract(given);
  deliveryContract(given);
  inboxContract(given);
  eventContract(given);
}

function webhookContract(given: WithStore): void {
  given('a webhook has a version, and secrets that no reader of it sees', async ({ webhooks }) => {
    await webhooks.add(webhook, secrets);
    assert.deepEqual(await webhooks.get('w1'), webhook);
    assert.ok(!JSON.stringify(await webhooks.list()).includes('whsec'));
    const changed = await webhooks.put({ ...webhook, enabled: false }, 1);
    assert.deepEqual(await webhooks.get('w1'), { ...webhook, enabled: false, version: 2 });
    await assert.rejects(webhooks.put(changed, 1), (error) => isProblem(error, 'precondition-failed'));
    await assert.rejects(webhooks.put({ ...changed, id: 'w2' }), (error) =>
      isProblem(error, 'webhook-unknown'),
    );
    const rotated = { current: 'whsec_b', previous: { secret: 'whsec_a', until: at } };
    await webhooks.putSecrets('w1', rotated);
    assert.deepEqual(await webhooks.secrets('w1'), rotated);
    assert.equal(await webhooks.secrets('w2'), null);
  });

  given('a webhook goes with its deliveries', async ({ webhooks, deliveries }) => {
    await webhooks.add(webhook, secrets);
    await deliveries.add(delivery('d1'));
    await assert.rejects(webhooks.remove('w1', 7), (error) => isProblem(error, 'precondition-failed'));
    assert.equal(await webhooks.remove('w1', 1), true);
    assert.equal(await deliveries.get('w1', 'd1'), null);
    assert.equal(await webhooks.remove('w1'), false);
  });
}

function deliveryContract(given: WithStore): void {
  given(
    'the oldest delivery that is due comes first, and only while it waits',
    async ({ webhooks, deliveries }) => {
      await webhooks.add(webhook, secrets);
      await deliveries.add(delivery('d1', { dueAt: '2026-11-23T10:00:01.000Z' }));
      await deliveries.add(delivery('d2'));
      await deliveries.add(delivery('d3'));
      assert.equal((await deliveries.due('w1', at))?.id, 'd2');
      assert.equal((await deliveries.due('w1', '2026-11-23T10:00:01.000Z'))?.id, 'd1');
      assert.equal(await deliveries.due('w2', at), null);
      assert.deepEqual(await deliveries.dueWebhooks(at), ['w1']);
      assert.deepEqual(await deliveries.dueWebhooks('2026-11-23T09:59:59.999Z'), []);
      const attempts = [{ at, status: 200, error: null, milliseconds: 3 }];
      const done = delivery('d2', { state: 'delivered', dueAt: null, tries: 1, attempts });
      await deliveries.save(done);
      assert.deepEqual(await deliveries.get('w1', 'd2'), done);
      assert.equal(await deliveries.get('w2', 'd2'), null);
      assert.equal((await deliveries.due('w1', at))?.id, 'd3');
      await deliveries.giveUp('w1');
      assert.equal(await deliveries.due('w1', '2026-11-24T00:00:00.000Z'), null);
      const page = await deliveries.list('w1', { state: 'failed' }, { limit: 1 });
      const rest = await deliveries.list('w1', { state: 'failed' }, { limit: 5, after: page.next });
      assert.deepEqual(
        [...page.items, ...rest.items].map(({ id }) => id),
        ['d3', 'd1'],
      );
    },
  );

  given('an event is told once to one webhook', async ({ webhooks, deliveries }) => {
    await webhooks.add(webhook, secrets);
    await deliveries.add(delivery('d1', { event: 7 }));
    await assert.rejects(deliveries.add(delivery('d2', { event: 7 })));
    await deliveries.add(delivery('d3'));
    await deliveries.add(delivery('d4'));
  });

  given('old deliveries are forgotten once they are settled', async ({ webhooks, deliveries }) => {
    await webhooks.add(webhook, secrets);
    const createdAt = '2026-11-23T09:59:59.999Z';
    await deliveries.add(delivery('waits', { createdAt }));
    await deliveries.add(delivery('old', { createdAt, state: 'failed', dueAt: null }));
    await deliveries.add(delivery('new', { state: 'delivered', dueAt: null }));
    await deliveries.prune(at);
    const { items } = await deliveries.list('w1', {}, { limit: 9 });
    assert.deepEqual(
      items.map(({ id }) => id),
      ['new', 'waits'],
    );
  });

  given('the mark of what was told moves with the write around it', async (store) => {
    assert.equal(await store.deliveries.cursor(), 0);
    const broken = store.atomically(async (inside) => {
      await inside.deliveries.moveCursor(9);
      throw new Error('half way');
    });
    await assert.rejects(broken, /half way/);
    assert.equal(await store.deliveries.cursor(), 0);
    await store.deliveries.moveCursor(9);
    assert.equal(await store.deliveries.cursor(), 9);
  });
}

function inboxContract(given: WithStore): void {
  given('an alert is one row, however often it is told', async ({ alerts }) => {
    assert.equal((await alerts.tell(alert('a'))).isNew, true);
    const again = alert('b', { fingerprint: 'a', status: 'resolved', lastAt: '2026-11-23T11:00:00.000Z' });
    const known = await alerts.tell(again);
    assert.deepEqual([known.isNew, known.alert.id, known.alert.times], [false, 'a', 2]);
    assert.equal((await alerts.tell(alert('c', { fingerprint: 'a', startsAt: 'later' }))).isNew, true);
    assert.deepEqual(
      (await alerts.waiting()).map(({ id }) => id),
      ['a', 'c'],
    );
    await alerts.settle('a', 'diagnosed', 'So.', 'j1');
    assert.deepEqual(
      (await alerts.waiting()).map(({ id }) => id),
      ['c'],
    );
    const { items } = await alerts.list({}, { limit: 1, after: '2' }, ['*']);
    assert.deepEqual(items, [{ ...known.alert, outcome: 'diagnosed', saying: 'So.', job: 'j1' }]);
  });

  given('alerts are listed by server and by sight, and forgotten', async ({ alerts }) => {
    await alerts.tell(alert('a'));
    await alerts.tell(alert('b', { server: 'mail02' }));
    await alerts.tell(alert('c', { server: null }));
    const seen = async (server: string | undefined, sight: string[]) =>
      (await alerts.list({ server }, { limit: 9 }, sight)).items.map(({ id }) => id);
    assert.deepEqual(await seen(undefined, ['*']), ['c', 'b', 'a']);
    assert.deepEqual(await seen(undefined, ['mail*2', 'other']), ['b']);
    assert.deepEqual(await seen('mail01', ['*']), ['a']);
    assert.deepEqual(await seen('mail01', ['mail02']), []);
    assert.deepEqual(await seen(undefined, []), []);
    await alerts.prune('2026-11-23T10:00:00.001Z');
    assert.deepEqual(await seen(undefined, ['*']), []);
  });

  given(
    'what a channel was promised is kept as it stands, until it is kept no more',
    async ({ followUps }) => {
      const one = {
        ...{ id: 'f1', server: 'mail01', verb: 'recover', job: 'j1', state: 'open', told: 0 },
        ...{ sealedUrl: 'x', until: '2026-11-23T10:28:00.000Z', requestId: 'r1' },
      };
      await followUps.put(one);
      await followUps.put({ ...one, id: 'f2', job: null, state: null });
      await followUps.put({ ...one, state: 'bisecting', told: 2 });
      await followUps.remove('f2');
      await followUps.remove('f2');
      assert.deepEqual(await followUps.list(), [{ ...one, state: 'bisecting', told: 2 }]);
    },
  );

  given('a user of Slack is kept with a version', async ({ slackUsers }) => {
    const ann = { user: 'U1', team: 'T1', name: 'ann', scopes: ['read'], servers: ['*'] };
    assert.deepEqual(await slackUsers.put(ann, 0), { ...ann, version: 1 });
    await slackUsers.put({ ...ann, user: 'U2' });
    await assert.rejects(slackUsers.put(ann, 5), (error) => isProblem(error, 'precondition-failed'));
    assert.deepEqual(await slackUsers.get('U1'), { ...ann, version: 1 });
    const page = await slackUsers.list({ limit: 1 });
    assert.deepEqual([page.items[0]?.user, page.next], ['U1', 'U1']);
    assert.equal(await slackUsers.remove('U1', 1), true);
    assert.equal(await slackUsers.get('U1'), null);
  });
}

function eventContract(given: WithStore): void {
  given('events are read over all jobs, with their servers and causes', async ({ jobs, events }) => {
    await jobs.open(job('j1'));
    await jobs.open(job('j2', 'mail02'));
    const cause = { who: 'ann', reason: 'INC-4711', requestId: 'r1', traceId: 'a'.repeat(32) };
    const first = await events.append('j1', 'job.note', { n: 1 }, cause);
    const second = await events.append('j2', 'job.note', { n: 2 });
    assert.deepEqual([first.cause, second.cause], [cause, null]);
    assert.deepEqual(await events.after(0, 9), [
      { ...first, server: 'mail01' },
      { ...second, server: 'mail02' },
    ]);
    assert.deepEqual(
      (await events.after(first.seq, 9)).map(({ job: id }) => id),
      ['j2'],
    );
    assert.equal((await events.after(0, 1)).length, 1);
    assert.deepEqual(await events.latest('j1'), first);
    assert.equal(await events.latest('nobody'), null);
  });
}
