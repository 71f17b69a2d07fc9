import type { TSchema } from 'typebox';
import { approvalExample } from './approval.ts';
import { diagnosisExample, jobExample } from './examples.ts';
import type { FoundMessage, MessageView } from './message.ts';
import { registrationExample } from './registration.ts';
import type { RoundView } from './round.ts';

const at = '2026-11-23T03:12:00.000Z';

const message: MessageView = {
  ...{ id: 'm7Kd2Qx1', queue: 'in', folder: '', name: 'HBWK2Q2P', parts: ['HBWK2Q2P'], size: 4096 },
  ...{ modifiedAt: '2026-11-23T02:50:00.000Z', sha256: null, messageId: '<1@example.com>' },
  ...{ life: 'held', thought: 'suspect', origin: 'found', seenAt: at, suspicion: 0.97 },
  ...{ confidence: 0.5, why: 'named in event 4182', maybeDoubled: false, waiting: false },
  deleted: null,
};
const found: FoundMessage = { ...message, job: jobExample.id, server: 'MAIL01' };

const round: RoundView = {
  ...{ n: 3, kind: 'bisect', strategy: 'adaptive', phase: 'done', why: 'half of what is left' },
  ...{ asked: 255, released: 255, examples: [], verdict: 'crashed', verdictBy: null },
  evidence: {
    ...{ taken: 12, unread: 243, arrived: 0, setAside: 0, inUse: [], named: [] },
    ...{ fell: null, exitCode: 1067, livedSeconds: 4, seen: ['the process ended with code 1067'] },
  },
  ...{ startedAt: at, endedAt: '2026-11-23T03:13:00.000Z' },
};

const registered = { name: 'MAIL01', version: 3, ...registrationExample };
const queue = { name: 'in', messages: 1000, bytes: 52_000_000, examples: ['HBWK2Q2P'], leftAlone: [] };
const profile = {
  id: 'my-mailer',
  service: { name: 'mailer' },
  root: '/var/spool/mailer',
  queues: [{ name: 'out', path: 'queue' }],
};

/** What each named schema of an answer looks like; a test holds them to their schemas. */
const examples: Record<string, unknown> = {
  Approval: approvalExample,
  Job: jobExample,
  Diagnosis: diagnosisExample,
  Message: message,
  FoundMessage: found,
  Round: round,
  Server: registered,
  Profile: profile,
  ProfileSummary: { id: 'postfix', title: 'Postfix', readOnly: true, version: null },
  Start: { name: 'Unjam', document: '/openapi.json', docs: '/docs', servers: '/v1/servers' },
  Health: { status: 'ok', checks: { store: true, 'not-draining': true } },
  Check: {
    ...{ server: 'MAIL01', at, ok: true, queues: [queue] },
    lines: [{ capability: 'list', state: 'ok', detail: 'the queue in can be listed' }],
  },
  Event: {
    ...{ seq: 42, job: jobExample.id, at, type: 'round.judged', data: { round: 3, verdict: 'crashed' } },
    cause: { who: 'ann', reason: 'INC-4711' },
  },
  Report: {
    ...{ writtenAt: at, job: jobExample, seconds: 200, rounds: [round], poison: [] },
    ...{ suspects: [message], unaccounted: [], maybeDoubled: [], waiting: [] },
  },
  Token: {
    ...{ id: '4f7c2f6e', name: 'zabbix', prefix: 'ujm_4Xk9', scopes: ['read'], servers: ['MAIL*'] },
    ...{ createdAt: at, expiresAt: null, lastUsedAt: null },
  },
  AuditEntry: {
    ...{ seq: 7, at, token: 'ann', address: '192.0.2.7', requestId: 'abc-1', method: 'POST' },
    ...{ path: '/v1/servers/MAIL01/stop', server: 'MAIL01', status: 200, code: null },
    ...{ reason: 'INC-4711', hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  },
};

/** An example of this schema, of a page of such, or of the first of several; undefined if none is known. */
export function exampleOf(schema: TSchema): unknown {
  const { $id, properties, items, anyOf } = schema as Schema;
  if ($id !== undefined && $id in examples) return examples[$id];
  if (anyOf?.[0] !== undefined) return exampleOf(anyOf[0]);
  const item = properties?.items?.items;
  if (items !== undefined || item === undefined) return undefined;
  const one = exampleOf(item);
  return one === undefined ? undefined : { items: [one] };
}

interface Schema {
  $id?: string;
  properties?: Record<string, { items?: TSchema }>;
  items?: TSchema;
  anyOf?: TSchema[];
}
