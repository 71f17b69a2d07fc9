import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsApproval } from '../../src/recovery/approval.ts';
import type { ApprovalRule } from '../../src/recovery/approval-rule.ts';
import type { ActionName, ActionOptions, Job } from '../../src/recovery/job.ts';
import { sampleJob } from '../http/sample.ts';

const stop: ApprovalRule = { actions: ['stop'] };
const finalize: ApprovalRule = { actions: ['finalize'] };

test('what a rule makes wait, and what never waits', () => {
  const none = null;
  const open = sampleJob({ state: 'open' });
  const isolated = sampleJob({ state: 'isolated' });
  const cases: [ApprovalRule, Job | null, ActionName, ActionOptions, boolean][] = [
    [stop, none, 'stop', {}, true],
    [stop, open, 'stop', {}, true],
    [stop, none, 'quarantine', {}, true],
    [stop, none, 'adopt', {}, true],
    [stop, none, 'recover', {}, true],
    [finalize, none, 'stop', {}, false],
    [finalize, none, 'recover', {}, true],
    [finalize, isolated, 'finalize', {}, true],
    [stop, isolated, 'finalize', {}, false],
    [stop, isolated, 'quarantine', {}, false],
    [stop, isolated, 'next-bisect-round', {}, false],
    [stop, isolated, 'abort', {}, false],
    [stop, isolated, 'abort', { poison: 'keep' }, false],
    [stop, isolated, 'abort', { poison: 'back' }, true],
    [finalize, isolated, 'close', {}, false],
  ];
  for (const [rule, job, action, options, waits] of cases) {
    const what = `${action} ${JSON.stringify(options)} from ${job?.state} under ${rule.actions}`;
    assert.equal(needsApproval(rule, job, action, options), waits, what);
    assert.equal(needsApproval(undefined, job, action, options), false);
  }
});
