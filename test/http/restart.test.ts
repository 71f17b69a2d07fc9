import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { JobView } from '../../src/http/schemas/job.ts';
import { type Service, startService } from '../demo/service.ts';
import { createExchange } from '../peers/exchange/index.ts';
import { until } from '../peers/unit/until.ts';

/** A reader of Server-Sent Events, as a browser would be; `over` when the stream has ended. */
class Reader {
  readonly events: EventSourceMessage[] = [];
  status = 0;
  over = false;

  async read(service: Service, path: string, last?: string): Promise<void> {
    const headers = { ...auth(service), accept: 'text/event-stream' };
    try {
      const answer = await fetch(service.url + path, {
        headers: last === undefined ? headers : { ...headers, 'last-event-id': last },
      });
      this.status = answer.status;
      const parser = createParser({ onEvent: (event) => void this.events.push(event) });
      const text = new TextDecoder();
      for await (const chunk of answer.body ?? []) parser.feed(text.decode(chunk, { stream: true }));
    } catch (error) {
      // The service died under it.
      if (!(error instanceof TypeError)) throw error;
    } finally {
      this.over = true;
    }
  }
}

test('a stream and a job go on over the death of the service', { timeout: 120_000 }, async (t) => {
  const exchange = await createExchange({
    messages: 10,
    poison: ['clean'],
    seed: 3,
    faults: { poison: { when: 'load' } },
    test: t,
  });
  await exchange.start();
  const service = await startService();
  t.after(() => service.cleanup());
  const registered = await call(service, 'PUT', '/v1/servers/MAIL01', {
    ...exchange.serverRegistration(),
    timing: {
      startSeconds: 10,
      stopSeconds: 3,
      observeSeconds: 0.4,
      observeMaxSeconds: 1.5,
      sampleSeconds: 0.05,
    },
  });
  assert.equal(registered.status, 201);
  const begun = await call(service, 'POST', '/v1/servers/MAIL01/recover', {}, { prefer: 'respond-async' });
  assert.deepEqual([begun.status, begun.headers.get('preference-applied')], [202, 'respond-async']);
  assert.ok(Number(begun.headers.get('retry-after')) > 0);
  const location = new URL(begun.headers.get('location')!);
  const path = `${location.pathname}/events`;

  const first = new Reader();
  void first.read(service, path);
  await until('some events were read', () => first.events.length >= 3, 60_000);
  await service.kill();
  await until('the stream broke off', () => first.over);
  await service.again();

  const second = new Reader();
  void second.read(service, path, first.events.at(-1)!.id!);
  await until('the stream ends with the job', () => second.over, 100_000);
  const job = (await (await call(service, 'GET', location.pathname)).json()) as JobView;
  assert.deepEqual([job.state, job.outcome, job.messages.unaccounted], ['finalized', 'poison-isolated', 0]);

  const seen = [...first.events, ...second.events].map((event) => Number(event.id));
  assert.deepEqual(seen, await idsOf(service, path), 'each event once, in order, none left out');
  const over = new Reader();
  await over.read(service, path, String(seen.at(-1)));
  assert.equal(over.status, 204);
});

function auth(service: Service): { authorization: string } {
  return { authorization: `Bearer ${service.token}` };
}

function call(service: Service, method: string, path: string, body?: object, headers: object = {}) {
  const all = { ...auth(service), 'content-type': 'application/json', ...headers };
  return fetch(service.url + path, {
    method,
    headers: all,
    body: body && JSON.stringify(body),
  } as RequestInit);
}

async function idsOf(service: Service, path: string): Promise<number[]> {
  const answer = await call(service, 'GET', `${path}?pageSize=500`);
  return ((await answer.json()) as { items: { seq: number }[] }).items.map(({ seq }) => seq);
}
