import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Service, startService } from '../demo/service.ts';
import { receiver, status } from '../outbox/receiver.ts';
import { createExchange } from '../peers/exchange/index.ts';
import { until } from '../peers/unit/until.ts';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';

test('a channel hears the end of a recovery over the death of the service', {
  timeout: 180_000,
}, async (t) => {
  const faults = { poison: { when: 'load' as const } };
  const exchange = await createExchange({ messages: 10, poison: ['clean'], seed: 3, faults, test: t });
  await exchange.start();
  const folder = await mkdtemp(join(tmpdir(), 'unjam-slack-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const secretFile = join(folder, 'signing-secret');
  await writeFile(secretFile, secret);
  const settings = { UNJAM_SLACK_SIGNING_SECRET_FILE: secretFile, UNJAM_WEBHOOK_ALLOW: '127.0.0.1' };
  const data = join(folder, 'data');
  const service = await startService(data, null, settings);
  t.after(() => service.cleanup());
  const timing = { startSeconds: 10, stopSeconds: 3, observeSeconds: 0.4, observeMaxSeconds: 1.5 };
  const body = { ...exchange.serverRegistration(), timing: { ...timing, sampleSeconds: 0.05 } };
  await put(service, '/v1/servers/MAIL01', body);
  const ann = { team: 'T0123ABCD', name: 'ann', scopes: ['read', 'operate'], servers: ['MAIL*'] };
  await put(service, '/v1/hooks/slack/users/U0123ABCD', ann);

  const channel = await receiver(t, status(200));
  const heard = () => channel.received.map(({ body: told }) => (JSON.parse(told) as { text: string }).text);
  const asked = await say(service, 'recover MAIL01', channel.url);
  await say(service, /\/unjam (.* confirm \w+)/.exec(asked)![1]!, channel.url);
  await until('the channel heard of it', () => heard().length > 0, 60_000);
  await service.kill();
  const before = heard().length;
  const { port } = new URL(channel.url);
  for (const file of ['unjam.db', 'unjam.db-wal']) {
    const bytes = await readFile(join(data, file)).catch(() => Buffer.alloc(0));
    assert.ok(!bytes.includes(`:${port}/hook`), `${file} shows where the channel is told`);
  }
  await service.again();
  await until('the channel heard the end', () => /MAIL01 {2}finalized/.test(heard().at(-1)!), 120_000);
  assert.ok(heard().length > before && heard().length <= 5, heard().join('\n'));
});

async function say({ url }: Service, text: string, responseUrl: string): Promise<string> {
  const who = { team_id: 'T0123ABCD', user_id: 'U0123ABCD', command: '/unjam', trigger_id: randomUUID() };
  const body = new URLSearchParams({ ...who, text, response_url: responseUrl }).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    ...{ 'content-type': 'application/x-www-form-urlencoded', 'x-slack-request-timestamp': at },
    'x-slack-signature': `v0=${signature}`,
  };
  const answer = await fetch(`${url}/v1/hooks/slack`, { method: 'POST', headers, body });
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { text: string }).text;
}

async function put({ url, token }: Service, path: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(url + path, { method: 'PUT', headers, body: JSON.stringify(body) });
  assert.equal(answer.status, 201, await answer.text());
}
