import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { receiver, status } from '../outbox/receiver.ts';
import { collector } from '../peers/collector/index.ts';
import { until } from '../peers/unit/until.ts';
import { folder, Process } from '../settings/process.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const callers = '00f067aa0ba902b7';

test('one trace goes from the call through the parts of a recovery and the host to the log and the webhook', {
  timeout: 60_000,
}, async (t) => {
  const { url: endpoint, spans } = await collector(t);
  const told = await receiver(t, status(204));
  const data = await folder(t);
  const root = join(data, 'spool');
  await mkdir(join(root, 'in'), { recursive: true });
  for (const name of ['AAAAAAAA', 'POISON01'])
    await writeFile(join(root, 'in', name), 'From: a@example.com\r\n\r\nhello\r\n');
  const unjam = new Process(t, {
    ...{ UNJAM_DATA: join(data, 'store'), UNJAM_PORT: '0', UNJAM_WEBHOOK_ALLOW: '127.0.0.1' },
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  });
  const url = await unjam.url();
  const token = (await readFile(join(data, 'store', 'admin-token'), 'utf8')).trim();
  const ask = async (method: string, path: string, body: object, headers: Record<string, string> = {}) => {
    const usual = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(url + path, {
      ...{ method, headers: { ...usual, ...headers }, body: JSON.stringify(body) },
    });
    assert.ok(answer.status < 300, await answer.text());
  };
  const up = join(data, 'up');
  await ask('PUT', '/v1/profiles/mine', {
    ...{ id: 'mine', service: { name: 'd' }, root, queues: [{ name: 'in', path: 'in' }] },
    ...{ reads: 'at-start', readsSource: 'the service below' },
  });
  const service = {
    ...{ manager: 'command', stop: ['rm', '-f', up] },
    start: ['sh', '-c', `test -e '${root}/in/POISON01' || touch '${up}'`],
    status: ['sh', '-c', `test -f '${up}' || exit 3`],
  };
  await ask('PUT', '/v1/servers/MAIL01', {
    ...{ profile: 'mine', root, connection: { type: 'local', service } },
    timing: {
      startSeconds: 0.2,
      observeSeconds: 0.1,
      observeMaxSeconds: 0.2,
      sampleSeconds: 0.02,
      flowSeconds: 0.1,
    },
  });
  await ask('POST', '/v1/webhooks', { url: told.url, types: ['job.opened'], private: true });
  const traceparent = `00-${traceId}-${callers}-01`;
  const call = { traceparent, 'x-request-id': 'incident-1' };
  await ask('POST', '/v1/servers/MAIL01/recover', {}, call);
  await until('the webhook was told', () => told.received.length > 0, 20_000);
  assert.equal(await unjam.end('SIGTERM'), 0, 'what was not sent yet is sent at the end');

  const mine = spans.filter((span) => span.traceId === traceId);
  const named = (name: string) => mine.find((span) => span.name === name);
  const request = named('POST /v1/servers/:server/recover');
  assert.equal(request?.parentSpanId, callers);
  assert.equal(request?.service, 'unjam');
  assert.equal(request?.attributes['unjam.request_id'], 'incident-1');
  assert.equal(request?.attributes['http.response.status_code'], 200);
  const action = named('recover');
  assert.equal(action?.parentSpanId, request?.spanId);
  assert.equal(action?.attributes['unjam.server'], 'MAIL01');
  for (const part of ['host.open', 'diagnose', 'quarantine', 'round 1', 'round 2', 'finalize']) {
    assert.equal(named(part)?.parentSpanId, action?.spanId, part);
  }
  assert.equal(named('stop')?.parentSpanId, named('quarantine')?.spanId);
  for (const part of ['diagnose', 'stop', 'quarantine', 'round 1', 'finalize']) {
    const below = mine.filter(({ parentSpanId }) => parentSpanId === named(part)?.spanId);
    assert.ok(
      below.some(({ name }) => name === 'service.look'),
      part,
    );
  }
  const message = named('webhook job.opened');
  assert.equal(told.received[0]?.headers.traceparent, `00-${traceId}-${message?.spanId}-01`);
  assert.equal(named('webhook attempt')?.parentSpanId, message?.spanId);
  const lines = unjam.output.split('\n').filter((line) => line.includes(traceId));
  assert.ok(lines.some((line) => line.includes('incident-1')));
  assert.ok(
    lines.every((line) => line.split('"traceId"').length === 2),
    'said once in each line',
  );
  const other = spans.find(({ name }) => name === 'PUT /v1/servers/:server');
  assert.equal(other?.parentSpanId, '', 'a call that says nothing begins a trace');
});
