import type { TestContext } from 'node:test';
import { Outbox, poster, readAllowance, WebhookBook } from '../../src/outbox/index.ts';
import type { WebhookSettings } from '../../src/recovery/ports/outbox.ts';
import { openStore } from '../../src/store/index.ts';
import { sampleJob } from '../http/sample.ts';
import { newFolder } from '../store/folder.ts';

export const settings: WebhookSettings = {
  ...{ url: 'https://example.com/hook', format: 'standard', types: ['*'], servers: ['*'] },
  ...{ private: false, enabled: true, description: null },
};

/** The outbox on a real store, whose time the test moves and whose luck it decides. */
export async function house(t: TestContext, { allow = '127.0.0.1', timeoutMs = 20_000 } = {}) {
  const time = { now: new Date('2026-11-23T03:00:00.000Z'), luck: 0 };
  const folder = newFolder();
  const clock = { now: () => time.now };
  const allowance = readAllowance(allow);
  const warnings: string[] = [];
  const open = async () => {
    const store = await openStore({ folder }, clock.now);
    const post = poster(allowance, { timeoutMs });
    const log = { warn: (_: object, message: string) => void warnings.push(message) };
    const outbox = new Outbox({ store, clock, post, log, luck: () => time.luck });
    return { store, outbox, book: new WebhookBook({ store, clock, allowance }) };
  };
  const parts = await open();
  const close = async () => {
    await parts.outbox.stop();
    await parts.store.close();
  };
  t.after(close);
  return {
    ...{ parts, time, warnings },
    later: (ms: number) => {
      time.now = new Date(time.now.getTime() + ms);
    },
    /** As after the end of the process, and the next one on the same store. */
    async restart() {
      await close();
      Object.assign(parts, await open());
    },
    hook: async (change: Partial<WebhookSettings>) => await parts.book.add({ ...settings, ...change }),
    job: async (change: Parameters<typeof sampleJob>[0] = {}) =>
      await parts.store.jobs.open(sampleJob(change)),
    event: async (type: string, data: Record<string, unknown> = {}, job = 'bcdfghjkmnpq') =>
      await parts.store.events.append(job, type, data, {
        ...{ who: 'ann', reason: 'INC-4711', requestId: 'request-1' },
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      }),
    log: async (webhook: string) => (await parts.store.deliveries.list(webhook, {}, { limit: 100 })).items,
  };
}
