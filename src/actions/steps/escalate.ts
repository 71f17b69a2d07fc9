import type { Work } from '../work.ts';

/** The service falls with nothing to read: the spool is not to blame, and the profile says what else can be. */
export async function escalate(work: Work): Promise<void> {
  const { elsewhere } = work.job.spec;
  const first = elsewhere[0];
  const change = {
    state: 'escalated' as const,
    waitingFor: 'operator' as const,
    advice: elsewhere,
    saying: `It falls with an empty spool, seen ${work.job.emptyFalls} times: the spool is not to blame.${first === undefined ? '' : ` Likely ${first.cause} (${(first.references ?? []).join(', ')}).`}`,
  };
  const references = elsewhere.flatMap((e) => e.references ?? []);
  const data = { emptyFalls: work.job.emptyFalls, references };
  await work.save(change, { type: 'job.escalated', data });
  await work.recount();
}
