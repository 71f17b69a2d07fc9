import type { Plan } from '../recovery/plan.ts';
import { bringDown } from './steps/bring-down.ts';
import type { Work } from './work.ts';

/** Step 1 of the article: the service is brought down, proved down, and kept so by the fence. */
export async function stop(work: Work): Promise<void> {
  const descent = await bringDown(work);
  const how = { 'was-down': 'was down already', stopped: 'stopped in order', killed: 'had to be killed' }[
    descent.how
  ];
  await work.save({
    state: 'stopped',
    saying: `The service ${how}; no process of it is left${work.job.footprint.fenced ? ', and nothing else can start it' : ''}.`,
  });
}

export async function planStop(work: Work): Promise<Plan> {
  return {
    action: 'stop',
    sentence: 'Brings the service down and proves it; moves nothing.',
    moves: [],
    steps: descentSteps(work),
    expected: { crashes: 0, rounds: 0, minutes: Math.ceil(work.job.spec.timing.stopSeconds / 60) },
  };
}

/** What bringing the service down would do, for a plan. */
export function descentSteps(work: Work): string[] {
  const { service } = work.host;
  return [
    ...(service.canFence
      ? [`fence: ${service.describe('fence')}`]
      : ['no fence: somebody else may start the service meanwhile']),
    `stop: ${service.describe('stop')}`,
    `after ${work.job.spec.timing.stopSeconds} s, or if it accepts no stop, kill: ${service.describe('kill')}`,
  ];
}
