import type { JobView } from './job.ts';
import type { DiagnosisView } from './reports.ts';

/** What the document shows of the main answers; a test holds them to their schemas. */
export const jobExample: JobView = {
  id: 'Zx3q9LrT0bWm',
  server: 'MAIL01',
  profile: 'exchange-ims-5.5',
  state: 'bisecting',
  running: null,
  next: [
    {
      action: 'next-bisect-round',
      href: '/v1/servers/MAIL01/next-bisect-round',
      body: { round: 4 },
      why: '488 messages are still held',
    },
  ],
  messages: {
    ...{ found: 1000, arrived: 3, held: 488, released: 5, taken: 510, setAside: 0, poison: 0 },
    ...{ returned: 0, unaccounted: 0, maybeDoubled: 0, waiting: 0 },
  },
  flow: { state: 'flowing', seen: '42 messages taken', at: '2026-11-23T03:12:20.000Z' },
  rounds: { done: 3, expected: { least: 1, likely: 4, most: 11, minutes: 6 } },
  driver: { by: 'hand', who: 'ann', since: '2026-11-23T03:09:00.000Z', reason: 'INC-4711', paused: false },
  waitingFor: null,
  oldestHeldAt: '2026-11-23T03:09:00.000Z',
  poison: [],
  advice: [],
  saying: 'The service stands on 510 proved messages; the poison is among the 488 that are held.',
  trouble: null,
  outcome: null,
  openedAt: '2026-11-23T03:08:40.000Z',
  closedAt: null,
  notes: [],
  version: 7,
};

export const diagnosisExample: DiagnosisView = {
  id: 'h2Vw8Qk1',
  server: 'MAIL01',
  at: '2026-11-23T03:08:00.000Z',
  verdict: 'jammed',
  sentence: 'The service is down and 1000 messages wait.',
  service: {
    state: 'down',
    acceptsStop: false,
    processes: [],
    exitCode: 1067,
    fenced: false,
    needs: [],
    detail: 'stopped with code 1067',
  },
  unhealthy: ['nothing listens on port 25'],
  events: [
    {
      log: 'Application',
      record: 4711,
      at: '2026-11-23T03:07:12.000Z',
      id: 4182,
      means: 'names-poison',
      name: 'HBWK2Q2P',
      title: 'Error processing a message',
    },
  ],
  unreadable: [],
  queues: [
    {
      ...{ name: 'in', messages: 1000, bytes: 52_000_000, oldestAt: '2026-11-23T02:50:00.000Z' },
      ...{ examples: ['HBWK2Q2P'], leftAlone: [] },
    },
  ],
  suspects: [{ queue: 'in', name: 'HBWK2Q2P', size: 4096, score: 0.97, why: ['named in event 4182'] }],
  inUse: [],
  freeBytes: 9_000_000_000,
  rivals: [],
  notes: [],
  next: [
    {
      action: 'stop',
      href: '/v1/servers/MAIL01/stop',
      why: 'the service must be down before anything moves',
    },
  ],
};
