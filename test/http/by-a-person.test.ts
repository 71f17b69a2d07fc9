import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { hashToken, makeToken, prefixOf } from '../../src/access/token.ts';
import { buildApp, makeLog } from '../../src/app.ts';
import { connectionSchema } from '../../src/connections/index.ts';
import { makeMetrics } from '../../src/metrics/index.ts';
import { everyServer } from '../../src/recovery/sight.ts';
import { openHouseFor } from '../actions/house.ts';
import { createExchange } from '../peers/exchange/index.ts';
import { obeyed } from '../peers/person/obeyed.ts';

const pepper = Buffer.alloc(32, 9);

/** The whole of Unjam over HTTP, beside a jammed server that only a person reaches. */
async function service(t: TestContext) {
  const exchange = await createExchange({
    ...{ messages: 2, poison: ['clean'], seed: 4, test: t },
    faults: { poison: { when: 'load' } },
  });
  const local = exchange.serverRegistration();
  const connection = { type: 'manual', service: local.connection.service };
  const house = await openHouseFor(t, { ...local, connection } as never);
  const app = await buildApp({
    settings: { tls: null, behindProxy: false },
    ...{ store: house.store, actions: house.actions, connection: connectionSchema },
    profiles: { get: () => null, list: () => [] },
    signingKey: Buffer.alloc(32, 7),
    pepper,
    metrics: makeMetrics(house.store, 'test'),
    clock: { now: () => new Date() },
    log: makeLog('silent'),
  });
  const token = makeToken();
  const at = new Date().toISOString();
  await house.store.tokens.add({
    ...{ id: 'one', name: 'ann', hash: hashToken(token, pepper), scopes: ['admin'] },
    ...{ prefix: prefixOf(token), servers: everyServer },
    ...{ createdAt: at, expiresAt: null, lastUsedAt: null },
  });
  const call = async (method: 'GET' | 'POST', path: string, payload?: string | object, type?: string) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(type === undefined ? {} : { 'content-type': type }),
    };
    const url = `/v1/servers/MAIL01/${path}`;
    return await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  };
  return { exchange, call };
}

/** The same, a quarantine begun that waits for its second step. */
async function waiting(t: TestContext) {
  const begun = await service(t);
  const { exchange, call } = begun;
  await exchange.start();
  await call('POST', 'quarantine', {});
  const script = (await call('GET', 'job/script')).rawPayload.toString('latin1');
  await call('POST', 'job/observation', await obeyed(script), 'text/plain');
  assert.equal((await call('POST', 'quarantine', {})).json().waitingFor, 'operator');
  return begun;
}

test('a step goes out as a script, and its output comes back unchanged', async (t) => {
  const { exchange, call } = await service(t);
  await exchange.start();
  const first = await call('POST', 'quarantine', {});
  assert.deepEqual([first.statusCode, first.json().code], [409, 'observation-needed']);
  const look = await call('GET', 'job/script');
  assert.match(look.headers['content-disposition'] as string, /unjam-MAIL01\.sh/);
  const seen = await obeyed(look.rawPayload.toString('latin1'));
  const taken = await call('POST', 'job/observation', seen, 'text/plain');
  assert.equal(taken.statusCode, 204, taken.body);

  const asked = await call('POST', 'quarantine', {});
  assert.equal(asked.statusCode, 200);
  assert.deepEqual([asked.json().waitingFor, asked.json().running.action], ['operator', 'quarantine']);
  assert.match(asked.json().saying, /report how the host stands/);

  const stale = await call('POST', 'job/observation', seen, 'application/octet-stream');
  assert.deepEqual([stale.statusCode, stale.json().code], [409, 'step-over']);
  assert.match(stale.json().detail, /taken already/);
  const half = (await obeyed((await call('GET', 'job/script?shell=sh')).rawPayload.toString('latin1'))).slice(
    0,
    60,
  );
  assert.equal((await call('POST', 'job/observation', half, 'text/plain')).json().code, 'report-cut-short');
  assert.equal((await call('POST', 'job/observation', '', 'text/plain')).statusCode, 422);
  assert.equal((await call('GET', 'job/script?shell=powershell')).statusCode, 422);
  assert.equal((await call('GET', 'job/script?shell=fish')).statusCode, 400);

  let job = asked.json();
  while (job.waitingFor === 'operator' && job.running !== null) {
    const script = (await call('GET', 'job/script')).rawPayload.toString('latin1');
    const output = await obeyed(script);
    const answer = await call('POST', 'job/observation', { output }, 'application/json');
    assert.equal(answer.statusCode, 200, answer.body);
    job = answer.json();
  }
  assert.equal(job.state, 'quarantined', job.saying);
  assert.equal(job.messages.held, 3);
  assert.ok(exchange.isUp());
  assert.equal((await call('GET', 'job/script')).json().code, 'nothing-asked');
});

test('a check says first that a person has to look, and proves what was seen then', async (t) => {
  const { exchange, call } = await service(t);
  await exchange.start();
  const first = (await call('POST', 'check', { rehearse: true })).json();
  const failed = first.lines.filter((line: { state: string }) => line.state === 'failed');
  assert.equal(first.ok, false);
  assert.match(failed[0].detail, /job\/script.*job\/observation/);
  for (const { detail } of failed.slice(1)) assert.match(detail, /^not looked at: the step above/);
  const script = (await call('GET', 'job/script')).rawPayload.toString('latin1');
  // Whatever else is sent is told apart, and the step waits on.
  const wrong: [string, number, string][] = [
    ['bash: permission denied', 422, 'report-refused'],
    [script, 422, 'report-refused'],
    ['unjam-report|0123456789ab\nE|3|\nunjam-end', 409, 'step-over'],
    [`${/unjam-report\|\w+/.exec(script)![0]}\nZ|\nunjam-end`, 422, 'folder-missing'],
  ];
  for (const [output, status, code] of wrong) {
    const answer = await call('POST', 'job/observation', output, 'text/plain');
    assert.deepEqual([answer.statusCode, answer.json().code], [status, code], answer.body);
    assert.ok(answer.json().next.length > 0, 'what to do next');
  }
  assert.equal((await call('POST', 'job/observation', await obeyed(script), 'text/plain')).statusCode, 204);
  const second = (await call('POST', 'check', { rehearse: true })).json();
  assert.equal(second.ok, true, JSON.stringify(second));
  const lines = new Map(
    second.lines.map((line: { capability: string; detail: string }) => [line.capability, line.detail]),
  );
  assert.equal(lines.get('queues'), 'in: 1 messages, out: 2 messages');
  assert.match(String(lines.get('rehearsal')), /nothing is rehearsed by hand/);
  assert.match(String(lines.get('logs')), /by hand/);
  assert.equal((await call('GET', 'job/script')).json().code, 'nothing-asked');
});

test('a step that nobody will do ends the action, and the next one may be asked for', async (t) => {
  const { call } = await waiting(t);
  const refused = await call(
    'POST',
    'job/observation',
    { refused: 'the host is being rebuilt' },
    'application/json',
  );
  assert.deepEqual([refused.statusCode, refused.json().code], [409, 'operator-refused']);
  const job = (await call('GET', 'job')).json();
  assert.deepEqual([job.running, job.waitingFor, job.trouble.code], [null, null, 'operator-refused']);
});

test('an abort does not wait for a step that nobody does', async (t) => {
  const { call } = await waiting(t);
  let job = (await call('POST', 'abort', {})).json();
  assert.deepEqual([job.waitingFor, job.running.action], ['operator', 'abort']);
  while (job.waitingFor === 'operator' && job.running !== null) {
    const step = (await call('GET', 'job/script')).rawPayload.toString('latin1');
    job = (await call('POST', 'job/observation', await obeyed(step), 'text/plain')).json();
  }
  assert.equal(job.state, 'aborted', job.saying);
});
