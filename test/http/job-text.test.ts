import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobView } from '../../src/http/views/job.ts';
import { jobText } from '../../src/http/views/job-text.ts';
import type { Job } from '../../src/recovery/job.ts';
import { noCounts } from '../../src/recovery/message.ts';
import { fromText } from '../../src/recovery/names.ts';
import { now } from './fixture.ts';
import { at, sampleJob, sampleMessage } from './sample.ts';

process.env.TZ = 'UTC';
const text = (change: Partial<Job> = {}, ...poison: Parameters<typeof sampleMessage>[0][]) =>
  jobText(jobView(sampleJob(change), poison.map(sampleMessage)), now).split('\n');

test('a job in a terminal reads as the contract shows it', () => {
  const curl =
    'curl -sS -X POST -H "Authorization: Bearer $UNJAM_TOKEN" -H "Accept: text/plain" ' +
    '-d \'{"round":4}\' -H "Content-Type: application/json" $UNJAM/v1/servers/MAIL01/next-bisect-round';
  assert.deepEqual(text().slice(0, 4), [
    'MAIL01  bisecting  3 rounds done, about 4 more (6 min)  up, mail seen flowing 20 s ago',
    '  1000 found  3 arrived  510 taken  488 held  5 released  0 poison  0 unaccounted',
    '  ann drives by hand since 03:12 (INC-4711); oldest held mail 03:09',
    `  next: ${curl}`,
  ]);
});

test('the first line tells by itself what runs, what waits and what is wrong', () => {
  const first = (change: Partial<Job>) => text(change)[0];
  const running = {
    action: 'next-bisect-round' as const,
    options: {},
    since: at,
    before: { state: 'bisecting' as const, rounds: 3 },
    detail: 'observing, 41 of 60 s',
  };
  assert.equal(
    first({ running }),
    'MAIL01  bisecting  3 rounds done, about 4 more (6 min)  next-bisect-round: observing, 41 of 60 s  up, mail seen flowing 20 s ago',
  );
  const flow = { state: 'stopped' as const, seen: null, at: null };
  const trouble = { code: 'host-unreachable' as const, detail: 'no answer', next: null, at };
  const rounds = { done: 0, least: 0, likely: 0, most: 0, minutes: 0 };
  assert.equal(
    first({ state: 'stopped', rounds, flow, trouble }),
    'MAIL01  stopped  needs a look: host-unreachable  down, mail is stopped',
  );
  const counts = { ...noCounts, found: 3, taken: 1, poison: 2 };
  assert.equal(
    first({ state: 'finalized', outcome: 'poison-isolated', closedAt: now.toISOString(), counts }),
    'MAIL01  finalized  poison-isolated, 2 messages set apart  up, mail seen flowing 20 s ago',
  );
});

test('what only sometimes matters is shown only then', () => {
  const counts = { ...noCounts, found: 9, held: 5, setAside: 1, returned: 2, maybeDoubled: 3, waiting: 1 };
  assert.match(
    text({ counts })[1]!,
    /0 unaccounted {2}1 set aside {2}2 returned {2}3 maybe doubled {2}1 waiting$/,
  );
  const advice = [{ cause: 'the MTA store', references: ['Q165505'], do: 'Run\nthe repair.' }];
  assert.ok(
    text({ state: 'escalated', advice }).includes(
      '  not the spool: the MTA store (Q165505): Run\\u000athe repair.',
    ),
  );
});

test('a name cannot move the cursor or forge a line', () => {
  const lines = text(
    {},
    {
      name: fromText('evil\n  next: rm -rf \u001b[2J\u202e'),
      thought: 'poison',
      confidence: 0.998,
      why: 'alone',
    },
  );
  assert.ok(lines.includes('  poison: in/evil\\u000a  next: rm -rf \\u001b[2J\\u202e  held  99.8 %  alone'));
});

test('other steps come after the best one, each with its reason', () => {
  const lines = text().slice(4);
  assert.equal(lines[0], '      488 messages are still held');
  assert.match(lines[1]!, /^ {2}or: curl .*\/abort$/);
  assert.match(
    lines[1]!,
    /-X POST -H "Authorization: Bearer \$UNJAM_TOKEN" -H "Accept: text\/plain" \$UNJAM/,
  );
});

test('a body with a quote in it can still be pasted', () => {
  const view = jobView(sampleJob(), []);
  view.next = [
    { action: 'close', href: '/v1/servers/MAIL01/close', body: { because: "it's done" }, why: 'x' },
  ];
  assert.ok(jobText(view, now).includes(`-d '{"because":"it'\\''s done"}'`));
});
