import type { Job } from '../../recovery/job.ts';
import type { Operator, Pending } from '../../recovery/ports/operator.ts';
import type { Work } from '../work.ts';

/** How an action that needs a person looks to its callers. */
export interface Attendance {
  /** The job, as soon as a step waits for a person; never, where none does. */
  waits(): Promise<Job>;
  leave(): void;
}

/**
 * Whoever waits for a person says so: the job carries it from the moment a step is pending until it is reported. The
 * action itself waits on, so that nothing that it knows is lost; after a restart it is performed again like any.
 */
export function attend(operator: Operator | undefined, work: Work): Attendance {
  const { server } = work.job;
  let listeners: ((job: Job) => void)[] = [];
  // What an action said before its last orders were done is its last word.
  let lastWord = '';
  let asking = '';
  const told = async (pending: Pending | null) => {
    if (pending === null) {
      await work.save({ waitingFor: null, saying: lastWord });
      return;
    }
    if (work.job.saying !== asking) lastWord = work.job.saying;
    asking = `${pending.sentence} As a script: GET /v1/servers/${server}/job/script.`;
    const job = await work.save({ waitingFor: 'operator', saying: asking });
    for (const listener of listeners) listener(job);
    listeners = [];
  };
  const leave = operator?.attend(server, (pending) => void told(pending).catch(() => undefined));
  return {
    waits: () =>
      new Promise((resolve) => {
        if (operator?.pending(server) && work.job.waitingFor === 'operator') resolve(work.job);
        else listeners.push(resolve);
      }),
    leave: () => leave?.(),
  };
}
