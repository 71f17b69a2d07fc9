import type { Approval } from '../../src/recovery/approval.ts';
import type { Diagnosis } from '../../src/recovery/diagnosis.ts';
import type { Job } from '../../src/recovery/job.ts';
import { type Message, noCounts } from '../../src/recovery/message.ts';
import type { Profile } from '../../src/recovery/profile.ts';
import type { Round } from '../../src/recovery/round.ts';
import type { Registration } from '../../src/recovery/server.ts';
import { specOf } from '../../src/recovery/spec.ts';

export const profile: Profile = {
  id: 'post-office',
  title: 'A post office',
  service: { name: 'postd' },
  root: '/srv/post',
  queues: [{ name: 'in', path: 'in' }],
};

export const registration: Registration & { connection: Record<string, unknown> } = {
  profile: 'post-office',
  root: '/srv/post',
  connection: {
    type: 'local',
    service: {
      manager: 'command',
      start: ['/bin/true'],
      stop: ['/bin/true'],
      kill: ['/bin/true'],
      status: ['/bin/true'],
    },
  },
};

export const at = '2026-11-23T03:00:00.000Z';

/** A job in the middle of its search. */
export function sampleJob(change: Partial<Job> = {}): Job {
  return {
    id: 'bcdfghjkmnpq',
    server: 'MAIL01',
    spec: specOf('MAIL01', registration, profile),
    state: 'bisecting',
    outcome: null,
    openedAt: at,
    closedAt: null,
    generation: 1,
    owner: 'owner',
    running: null,
    lastDone: null,
    driver: { by: 'hand', who: 'ann', since: '2026-11-23T03:12:00.000Z', reason: 'INC-4711' },
    recovering: null,
    waitingFor: null,
    evidence: { verdict: 'jammed', named: [], inUse: [] },
    quarantine: 'all',
    emptyFalls: 0,
    footprint: { claimed: true, folders: [], fenced: true, found: null, indexCopies: [] },
    left: { state: 'up', processes: [], unseen: true, at, bootId: null },
    comparedBoot: null,
    marks: null,
    longestCrashSeconds: 0,
    flow: { state: 'flowing', seen: '42 messages taken', at: '2026-11-23T03:19:40.000Z' },
    rounds: { done: 3, least: 1, likely: 4, most: 11, minutes: 6 },
    oldestHeldAt: '2026-11-23T03:09:00.000Z',
    counts: { ...noCounts, found: 1000, arrived: 3, taken: 510, held: 488, released: 5 },
    advice: [],
    saying: '',
    trouble: null,
    notes: [],
    disposed: [],
    disposing: null,
    version: 1,
    ...change,
  };
}

export function sampleMessage(change: Partial<Message> = {}): Message {
  return {
    seq: 1,
    id: 'message-1',
    queue: 'in',
    folder: '',
    name: 'HBWK2Q2P',
    parts: ['HBWK2Q2P'],
    identity: '42',
    size: 4096,
    modifiedAt: Date.parse(at),
    sha256: null,
    messageId: null,
    life: 'held',
    thought: 'unknown',
    origin: 'found',
    seenAt: at,
    suspicion: null,
    confidence: null,
    why: null,
    maybeDoubled: false,
    waiting: false,
    ...change,
  };
}

export function sampleRound(change: Partial<Round> = {}): Round {
  return {
    n: 1,
    kind: 'bisect',
    strategy: 'adaptive',
    phase: 'done',
    why: 'half of what is left',
    asked: [1, 2],
    released: [1, 2],
    verdict: 'crashed',
    verdictBy: null,
    evidence: {
      taken: [2],
      inUse: [1],
      named: [],
      arrived: [],
      unread: [],
      setAside: [],
      fell: null,
      exitCode: 1067,
      livedSeconds: 4,
      seen: ['the process ended'],
    },
    startedAt: at,
    endedAt: at,
    processes: [],
    bootId: null,
    marks: null,
    ...change,
  };
}

export function sampleDiagnosis(change: Partial<Diagnosis> = {}): Diagnosis {
  return {
    id: 'diagnosis-1',
    server: 'MAIL01',
    at,
    verdict: 'jammed',
    sentence: 'The service is down and 1000 messages wait.',
    service: {
      state: 'down',
      acceptsStop: false,
      processes: [],
      exitCode: 1067,
      fenced: false,
      needs: [],
      detail: 'stopped',
    },
    unhealthy: [],
    events: [],
    unreadable: [],
    queues: [{ name: 'in', messages: 1000, bytes: 5_000_000, oldestAt: at, examples: [], leftAlone: [] }],
    suspects: [{ queue: 'in', name: 'HBWK2Q2P', size: 4096, score: 0.97, why: ['named in event 4182'] }],
    inUse: [],
    freeBytes: 9_000_000_000,
    rivals: [],
    notes: [],
    next: { action: 'stop', why: 'the service must be down before anything moves' },
    ...change,
  };
}

/** A request that can still be confirmed, whatever the clock of the store says. */
export function sampleApproval(change: Partial<Approval> = {}): Approval {
  return {
    id: 'approval-1',
    server: 'MAIL01',
    action: 'stop',
    options: { reason: 'INC-4711' },
    requestedBy: 'ann',
    requestedAt: '2026-11-23T03:10:00.000Z',
    expiresAt: '2999-01-01T00:00:00.000Z',
    state: 'pending',
    decidedBy: null,
    decidedAt: null,
    ...change,
  };
}
