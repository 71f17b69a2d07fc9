import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { bound } from '../http/fixture.ts';
import { alertmanager } from '../peers/alertmanager/index.ts';
import { until } from '../peers/unit/until.ts';

test("Debian's Alertmanager is understood: a firing alert diagnoses once however often it is told, and its end is noted", async (t) => {
  const { app, get, token, server, actions, store } = await bound(t);
  await server();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const watcher = await token('diagnose');
  const url = `http://127.0.0.1:${port}/v1/hooks/alertmanager`;
  const { raise } = await alertmanager(t, url, watcher);
  const labels = { alertname: 'SmtpDown', server: 'MAIL01', severity: 'page' };
  const annotations = { summary: 'Port 25 is silent.', description: 'Two\nlines, and a tab\t.' };
  await raise([{ labels, annotations }, { labels: { alertname: 'DiskFull', instance: 'x' } }]);
  const alerts = async () => (await get('/v1/alerts')).body.items;
  const named = async (name: string) =>
    (await alerts()).find((alert: { name: string }) => alert.name === name);
  await until('it was told twice', async () => (await named('SmtpDown'))?.times >= 2, 30_000);
  const smtp = await named('SmtpDown');
  assert.deepEqual([smtp.server, smtp.status, smtp.outcome], ['MAIL01', 'firing', 'diagnosed']);
  assert.match(smtp.saying, /^jammed: The service is down/);
  assert.deepEqual(
    actions.called.map(({ verb, server: name }) => [verb, name]),
    [['diagnose', 'MAIL01']],
  );
  assert.equal((await named('DiskFull')).outcome, 'noted');
  const [row] = (await store.audit.list({ limit: 100 })).items.filter(({ path }) =>
    path.endsWith('/diagnose'),
  );
  assert.deepEqual([row?.token, row?.reason, row?.server], ['diagnose', 'alert SmtpDown', 'MAIL01']);
  await raise([{ labels, endsAt: new Date().toISOString() }]);
  await until('its end was told', async () => (await named('SmtpDown')).status === 'resolved', 30_000);
  assert.equal(actions.called.length, 1);
});
