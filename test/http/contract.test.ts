import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import supertest from 'supertest';
import { documentPath } from '../openapi/document.ts';
import { Contract } from './contract.ts';
import { bound } from './fixture.ts';

/** The faults that are found with an app of this answer, asked as any test may ask. */
async function faultsOf(t: TestContext, ask: (of: Awaited<ReturnType<typeof bound>>) => Promise<unknown>) {
  const parts = await bound(t);
  const faults: string[] = [];
  const document = JSON.parse(await readFile(documentPath, 'utf8')) as Document;
  document.components.schemas.Event!.properties = { seq: { type: 'string' } };
  document.paths['/livez']!.get.responses['200']!.content = { 'text/html': {} };
  new Contract(document).watch(parts.app.server, (error) => faults.push((error as Error).message));
  await ask(parts);
  return faults;
}

test('answers are held to the document whoever asks and however, streams and text among them', async (t) => {
  const faults = await faultsOf(t, async ({ app, job, store, admin }) => {
    const open = await job();
    await store.events.append(open.id, 'job.note', { text: 'a' });
    await store.jobs.save({ ...open, state: 'closed', closedAt: open.openedAt });
    const ask = supertest(app.server);
    await ask.get('/livez').set('accept', 'text/plain');
    const headers = { authorization: `Bearer ${admin}`, accept: 'text/event-stream' };
    await ask.get(`/v1/jobs/${open.id}/events`).set(headers);
    await ask.get('/v1/servers').set('authorization', `Bearer ${admin}`);
  });
  assert.equal(faults.length, 2, faults.join('\n'));
  assert.match(faults[0]!, /GET \/livez 200 answered text\/plain, which is not documented/);
  assert.match(faults[1]!, /GET \/v1\/jobs\/\{job\}\/events 200: .*seq must be string/);
});

interface Document {
  paths: Record<string, Record<'get', { responses: Record<string, { content: object }> }>>;
  components: { schemas: Record<string, { properties: object }> };
}
