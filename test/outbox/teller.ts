import { Outbox, poster, readAllowance, WebhookBook } from '../../src/outbox/index.ts';
import { openStore } from '../../src/store/index.ts';
import { sampleJob } from '../http/sample.ts';
import { settings } from './house.ts';

/**
 * A process to be killed: tells the events of one job to the receiver at the URL, and makes them until there
 * are as many as it is asked for. Whatever an earlier one left in the folder is gone on with.
 */
const [folder = '', url = '', wanted = ''] = process.argv.slice(2);
const store = await openStore({ folder });
const clock = { now: () => new Date() };
const allowance = readAllowance('127.0.0.1');
const outbox = new Outbox({ store, clock, post: poster(allowance), log: console });
if ((await store.webhooks.list()).length === 0) {
  await new WebhookBook({ store, clock, allowance }).add({ ...settings, url });
}
const job = (await store.jobs.get('bcdfghjkmnpq')) ?? (await store.jobs.open(sampleJob()));
outbox.start();
for (;;) {
  const n = ((await store.events.latest(job.id))?.data.n as number | undefined) ?? 0;
  if (n >= Number(wanted)) break;
  await store.events.append(job.id, 'job.note', { n: n + 1 });
}
// The test ends it, when everything has arrived.
setInterval(() => {}, 1000);
