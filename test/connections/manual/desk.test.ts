import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Desk } from '../../../src/connections/manual/desk.ts';
import { readReport } from '../../../src/connections/manual/report.ts';
import { isProblem, Problem, type ProblemCode } from '../../../src/recovery/problems.ts';
import type { Spec } from '../../../src/recovery/spec.ts';

const spec = { server: 'MAIL01', root: '/spool', connection: { type: 'manual' } } as unknown as Spec;
const reportOf = (id: string, more = '') => `unjam-report|${id}\nE|3|down${more}\nunjam-end\n`;
const why = new Problem('action-interrupted', 'An abort was asked for.');
const is = (code: ProblemCode) => (error: unknown) => isProblem(error, code);

/** A desk with an action that asks for a step; `out`: somebody has fetched its script. */
function asking(id: string, { desk = new Desk(), out = true, changes = true } = {}) {
  desk.attend('MAIL01', () => undefined);
  const sheet = { id, server: 'MAIL01', root: '/spool', orders: [], over: [] };
  const step = { id, sentence: 'Do it.', shell: 'sh' as const, script: () => '', changes };
  const answer = desk.ask(spec, step, (output) => readReport(sheet, output));
  answer.catch(() => undefined);
  if (out) desk.pending('MAIL01')!.script('sh');
  return { desk, answer };
}

describe('the desk', () => {
  it('keeps half a report from ending a step, and takes the whole one once', async () => {
    const { desk, answer } = asking('a1');
    assert.throws(() => desk.report('MAIL01', reportOf('a1').slice(0, 20)), is('report-cut-short'));
    assert.equal(desk.pending('MAIL01')?.id, 'a1');
    desk.report('MAIL01', reportOf('a1'));
    assert.equal((await answer).service.code, 3);
    assert.equal(desk.pending('MAIL01'), null);
    assert.throws(() => desk.report('MAIL01', reportOf('a1')), /taken already/);
    assert.equal(desk.doubts('MAIL01'), 0, 'the same report is no news');
    assert.notEqual(desk.known(spec), null);
    assert.throws(() => desk.report('MAIL01', reportOf('a1', '|again')), /run again/);
    assert.deepEqual([desk.doubts('MAIL01'), desk.known(spec)], [1, null]);
  });

  it('tells whatever an ended action still asks for that it has ended, and hands nothing out', async () => {
    const { desk, answer } = asking('a1');
    desk.withdraw('MAIL01', why);
    await assert.rejects(answer, is('action-interrupted'));
    const step = { id: 'a2', sentence: 'More.', shell: 'sh' as const, script: () => '', changes: true };
    await assert.rejects(
      desk.ask(spec, step, () => assert.fail()),
      is('action-interrupted'),
    );
    assert.equal(desk.pending('MAIL01'), null);
    assert.equal(asking('b1', { desk }).desk.pending('MAIL01')?.id, 'b1');
  });

  it('knows which scripts may still be run, until a mark keeps them from it', () => {
    const { desk } = asking('a1');
    desk.withdraw('MAIL01', why);
    asking('a2', { desk, out: false });
    desk.withdraw('MAIL01', why);
    asking('a3', { desk, changes: false });
    desk.withdraw('MAIL01', why);
    assert.deepEqual(desk.withdrawn('MAIL01'), ['a1'], 'not what nobody has, nor what only looks');
    desk.marked('MAIL01', ['a1']);
    assert.deepEqual(desk.withdrawn('MAIL01'), []);
    const kept = 'unjam-report|a1\nV|\nunjam-end\n';
    assert.throws(() => desk.report('MAIL01', kept), /did nothing/);
    assert.equal(desk.doubts('MAIL01'), 0);
  });

  it('looks anew after a report of which this process knows nothing', () => {
    const { desk } = asking('b1');
    assert.throws(() => desk.report('MAIL01', reportOf('a9')), /may have been restarted/);
    assert.equal(desk.doubts('MAIL01'), 1);
    assert.equal(desk.pending('MAIL01')?.id, 'b1');
  });
});
