import type { Actions, Caller } from '../../actions/contract.ts';
import type { Diagnosis } from '../../recovery/diagnosis.ts';
import type { Job } from '../../recovery/job.ts';
import type { Alert, AlertOutcome } from '../../recovery/ports/inbox.ts';
import type { Store } from '../../recovery/ports/store.ts';
import { isProblem, type ProblemCode } from '../../recovery/problems.ts';
import type { Registration } from '../../recovery/server.ts';
import { sees } from '../../recovery/sight.ts';

/** What came of an alert, and which action was asked for on its way. */
export interface Decided {
  outcome: AlertOutcome;
  saying: string;
  job: string | null;
  asked: { action: 'diagnose' | 'recover'; code: ProblemCode | null; status: number }[];
}

type Needs = { store: Store; actions: Pick<Actions, 'diagnose' | 'act'> };

/**
 * Answers a firing alert as the registration of its server says. What is raised while a recovery of ours is
 * open is our own doing (a round stops the service) or already being answered: nothing is started then.
 */
export async function decide(needs: Needs, alert: Alert): Promise<Decided> {
  const { server, by } = alert;
  if (server === null) return idle('noted', 'It names no server: it has no label `server`.');
  const registration = await needs.store.servers.get(server);
  if (registration === null || !sees(by.servers, server)) {
    return idle('unknown-server', `No server ${server} is registered for the token that told it.`);
  }
  const ours = await ourJob(needs.store, server, alert);
  if (ours !== null) {
    return { ...idle('ours', `The recovery ${ours.id} was open on ${server} then.`), job: ours.id };
  }
  if (registration.onAlert === 'nothing') return idle('noted', `${server} wants nothing done on alerts.`);
  return await answer(needs, alert, server, registration.onAlert ?? 'diagnose');
}

function idle(outcome: AlertOutcome, saying: string): Decided {
  return { outcome, saying, job: null, asked: [] };
}

/** The open recovery, or the last one if the alert began while it was open: its news may come late. */
async function ourJob(store: Store, server: string, { startsAt }: Alert): Promise<Job | null> {
  const job = (await store.jobs.openOf(server)) ?? (await store.jobs.lastOf(server));
  if (job === null || job.closedAt === null) return job;
  const began = Date.parse(startsAt);
  return began >= Date.parse(job.openedAt) && began <= Date.parse(job.closedAt) ? job : null;
}

async function answer(
  { actions }: Needs,
  { name, by }: Alert,
  server: string,
  onAlert: NonNullable<Registration['onAlert']>,
): Promise<Decided> {
  const reason = `alert ${name}`.slice(0, 500);
  const asked: Decided['asked'] = [];
  try {
    const diagnosis = await actions.diagnose(server, { reason });
    asked.push({ action: 'diagnose', code: null, status: 200 });
    const seen = `${diagnosis.verdict}: ${diagnosis.sentence}`;
    if (onAlert !== 'recover' || !isOurs(diagnosis)) return { ...idle('diagnosed', seen), asked };
    if (!by.scopes.some((scope) => scope === 'operate' || scope === 'admin')) {
      const why = `${seen} The token that told it may not recover: it lacks the scope operate.`;
      return { ...idle('diagnosed', why), asked };
    }
    const { who, requestId, traceId } = by;
    const caller: Caller = { who, requestId, traceId };
    const { job } = await actions.act(server, 'recover', { reason }, caller);
    asked.push({ action: 'recover', code: null, status: 202 });
    return { outcome: 'recovering', saying: seen, job: job.id, asked };
  } catch (error) {
    if (!isProblem(error)) throw error;
    const action = asked.length === 0 ? 'diagnose' : 'recover';
    asked.push({ action, code: error.code, status: error.status });
    return { ...idle('failed', `${error.code}: ${error.message}`), asked };
  }
}

/** What the procedure can mend; anything else is for a person. */
function isOurs({ verdict }: Diagnosis): boolean {
  return verdict === 'jammed' || verdict === 'wedged' || verdict === 'down';
}
