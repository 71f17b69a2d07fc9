import { test } from 'node:test';
import type { Diagnosis } from '../../src/recovery/diagnosis.ts';
import type { Job } from '../../src/recovery/job.ts';
import { type Counts, lives, type Message, noCounts } from '../../src/recovery/message.ts';
import type { Store } from '../../src/recovery/ports/store.ts';
import type { Profile } from '../../src/recovery/profile.ts';
import type { Round } from '../../src/recovery/round.ts';
import type { Registration } from '../../src/recovery/server.ts';
import { specOf } from '../../src/recovery/spec.ts';

/** Registers a test that gets a new and empty store, closed afterwards. */
export type WithStore = (title: string, check: (store: Store) => Promise<void>) => void;

export function withStore(name: string, open: () => Promise<Store>): WithStore {
  return (title, check) => {
    void test(`${name}: ${title}`, async () => {
      const store = await open();
      try {
        await check(store);
      } finally {
        await store.close();
      }
    });
  };
}

export const at = '2026-11-23T10:00:00.000Z';

export function profile(id = 'imc'): Profile {
  return { id, service: { name: 'MSExchangeIMC' }, root: '/spool', queues: [{ name: 'in', path: 'in' }] };
}

export function registration(): Registration {
  return { profile: 'imc', connection: { type: 'local' }, timing: { observeSeconds: 5 } };
}

export function job(id: string, server = 'mail01', patch: Partial<Job> = {}): Job {
  return {
    id,
    server,
    spec: specOf(server, registration(), profile()),
    state: 'open',
    outcome: null,
    openedAt: at,
    closedAt: null,
    generation: 1,
    owner: 'process-1',
    running: null,
    lastDone: null,
    driver: { by: 'hand', who: 'admin', since: at, reason: null },
    recovering: null,
    waitingFor: null,
    evidence: { verdict: 'jammed', named: ['\xff\n'], inUse: [] },
    quarantine: null,
    emptyFalls: 0,
    footprint: {
      claimed: true,
      folders: ['in/temp', 'in/\xe9'],
      fenced: false,
      found: null,
      indexCopies: [],
    },
    left: { state: 'unknown', processes: [], unseen: true, at, bootId: null },
    comparedBoot: null,
    marks: null,
    longestCrashSeconds: 1.5,
    flow: { state: 'unknown', seen: null, at: null },
    rounds: { done: 0, least: 1, likely: 7, most: 20, minutes: 9 },
    oldestHeldAt: null,
    counts: { ...noCounts },
    advice: [],
    saying: 'Opened.',
    trouble: null,
    notes: [],
    disposed: [],
    disposing: null,
    version: 0,
    ...patch,
  };
}

export function message(seq: number, patch: Partial<Message> = {}): Message {
  const name = `MSG${seq}.IN`;
  return {
    seq,
    id: `id-${seq}`,
    queue: 'in',
    folder: '',
    name,
    parts: [patch.name ?? name],
    identity: `2049:${seq}`,
    size: 1000 + seq,
    modifiedAt: 1_790_000_000_000.25 + seq,
    sha256: null,
    messageId: null,
    life: 'released',
    thought: 'unknown',
    origin: 'found',
    seenAt: at,
    suspicion: null,
    confidence: null,
    why: null,
    maybeDoubled: false,
    waiting: false,
    ...patch,
  };
}

export function messages(from: number, to: number, patch: Partial<Message> = {}): Message[] {
  return Array.from({ length: to - from + 1 }, (_, i) => message(from + i, patch));
}

/** An open job with these messages. */
export async function jobWith(store: Store, id: string, of: Message[], server = `mail-${id}`): Promise<void> {
  await store.jobs.open(job(id, server));
  await store.ledger.add(id, of);
}

export async function everything(store: Store, id: string): Promise<Message[]> {
  const all: Message[] = [];
  for await (const page of store.ledger.pages(id)) all.push(...page);
  return all;
}

/** The counts by counting. */
export async function recount(store: Store, id: string): Promise<Counts> {
  const all = await everything(store, id);
  const of = (is: (m: Message) => boolean): number => all.filter(is).length;
  return {
    found: of((m) => m.origin === 'found'),
    arrived: of((m) => m.origin === 'arrived'),
    maybeDoubled: of((m) => m.maybeDoubled),
    waiting: of((m) => m.waiting),
    ...(Object.fromEntries(lives.map((life) => [life, of((m) => m.life === life)])) as Record<
      Message['life'],
      number
    >),
  };
}

export function round(n: number, patch: Partial<Round> = {}): Round {
  return {
    n,
    kind: 'bisect',
    strategy: 'adaptive',
    phase: 'planned',
    why: 'the half that is surely clean',
    asked: [1, 2, 3, 9],
    released: [],
    verdict: null,
    verdictBy: null,
    evidence: null,
    startedAt: at,
    endedAt: null,
    processes: [],
    bootId: null,
    marks: null,
    ...patch,
  };
}

export function diagnosis(id: string, server: string): Diagnosis {
  return {
    id,
    server,
    at,
    verdict: 'jammed',
    sentence: 'It falls at every start.',
    service: { state: 'down' } as unknown as Diagnosis['service'],
    unhealthy: [],
    events: [],
    unreadable: [],
    queues: [],
    suspects: [{ queue: 'in', name: '\xff', size: 1, score: 0.9, why: ['named in an event'] }],
    inUse: [],
    freeBytes: 1e12,
    rivals: [],
    notes: [],
    next: { action: 'stop', why: 'it is wedged' },
  };
}
