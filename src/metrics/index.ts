import { Registry } from 'prom-client';
import type { Host } from '../recovery/ports/host.ts';
import type { Figures, Store } from '../recovery/ports/store.ts';
import { counters, type Gauges, gauges, processFigures } from './figures.ts';
import { countFailure, watchedHost } from './watched-host.ts';
import { watchedStore } from './watched-store.ts';

/** What is counted, and how it is read. */
export interface Metrics {
  /** In Prometheus' text format. */
  read(): Promise<{ type: string; text: string }>;
  /** A call that was answered; seconds. */
  answered(call: { method: string; route: string; status: number }, seconds: number): void;
  /** An attempt to deliver a webhook. */
  delivered(outcome: 'delivered' | 'failed' | 'given-up'): void;
  /** The same store, counted as the actions write to it. */
  store(store: Store): Store;
  /** The same way to a host, its failures counted. */
  opening<A extends unknown[]>(open: (...args: A) => Promise<Host>): (...args: A) => Promise<Host>;
}

export function makeMetrics(store: Pick<Store, 'figures'>, version: string): Metrics {
  const registry = new Registry();
  const counted = counters([registry]);
  const standing = gauges([registry]);
  processFigures(registry, version);
  return {
    async read() {
      show(await store.figures(), standing);
      return { type: registry.contentType, text: await registry.metrics() };
    },
    answered: ({ method, route, status }, seconds) =>
      counted.requests.observe({ method, route, status: String(status) }, seconds),
    delivered: (outcome) => counted.deliveries.inc({ outcome }),
    store: (raw) => watchedStore(raw, counted),
    opening:
      (open) =>
      async (...args) => {
        try {
          return watchedHost(await open(...args), counted);
        } catch (error) {
          countFailure(error, counted);
          throw error;
        }
      },
  };
}

function show({ jobs, unaccounted, open }: Figures, gauge: Gauges): void {
  for (const one of [gauge.jobs, gauge.held, gauge.oldestHeld, gauge.waiting]) one.reset();
  for (const { state, outcome, n } of jobs) gauge.jobs.set({ state, outcome: outcome ?? '' }, n);
  gauge.unaccounted.set(unaccounted);
  for (const { server, held, oldestHeldAt, waits } of open) {
    gauge.held.set({ server }, held);
    if (oldestHeldAt !== null) gauge.oldestHeld.set({ server }, Date.parse(oldestHeldAt) / 1000);
    gauge.waiting.set({ server }, waits ? 1 : 0);
  }
}
