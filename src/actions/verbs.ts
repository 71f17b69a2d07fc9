import type { ActionName, ActionOptions } from '../recovery/job.ts';
import type { Plan } from '../recovery/plan.ts';
import { abort, planAbort } from './abort.ts';
import { adopt, planAdopt } from './adopt.ts';
import { close, planClose } from './close.ts';
import { finalize, planFinalize } from './finalize.ts';
import { nextBisectRound, planRound } from './next-bisect-round.ts';
import { planQuarantine, quarantine } from './quarantine.ts';
import { planStop, stop } from './stop.ts';
import type { Work } from './work.ts';

/** One action: what it does, and what it would do. Each step of an act is safe to repeat. */
export interface Verb {
  act(work: Work, options: ActionOptions): Promise<void>;
  plan(work: Work, options: ActionOptions): Promise<Plan>;
}

/** Actions that one call carries out whole. `recover` drives these and is no verb of its own. */
export type VerbName = Exclude<ActionName, 'recover'>;

export const verbs: Record<VerbName, Verb> = {
  stop: { act: stop, plan: planStop },
  quarantine: { act: quarantine, plan: planQuarantine },
  'next-bisect-round': { act: nextBisectRound, plan: planRound },
  finalize: { act: finalize, plan: planFinalize },
  abort: { act: abort, plan: planAbort },
  close: { act: close, plan: planClose },
  adopt: { act: adopt, plan: planAdopt },
};
