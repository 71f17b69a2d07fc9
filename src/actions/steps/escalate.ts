import type { Work } from '../work.ts';

/** The service falls with nothing to read: the spool is not to blame, and the profile says what else can be. */
export async function escalate(work: Work): Promise<void> {
  const { elsewhere } = work.job.spec;
  const first = elsewhere[0];
  await work.save({
    state: 'escalated',
    waitingFor: 'operator',
    advice: elsewhere,
    saying: `It falls with an empty spool, seen ${work.job.emptyFalls} times: the spool is not to blame.${first === undefined ? '' : ` Likely ${first.cause} (${(first.references ?? []).join(', ')}).`}`,
  });
  await work.recount();
  await work.tell('job.escalated', {
    emptyFalls: work.job.emptyFalls,
    references: elsewhere.flatMap((e) => e.references ?? []),
  });
}
