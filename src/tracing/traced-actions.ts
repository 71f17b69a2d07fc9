import type { Act, Actions } from '../actions/contract.ts';
import { around } from '../recovery/ports/around.ts';
import type { Spans } from './spans.ts';

/**
 * What is asked for gets a span under the call that asked, and what it begins goes on within it after the call
 * was answered.
 */
export function tracedActions(actions: Actions, spans: Spans): Actions {
  const lasts = ({ started, done }: Act) => (started ? done : Promise.resolve());
  const own: Partial<Actions> = {
    check: (server, ...rest) => spans.within('check', of(server), () => actions.check(server, ...rest)),
    diagnose: (server, ...rest) =>
      spans.within('diagnose', of(server), () => actions.diagnose(server, ...rest)),
    plan: (server, action, ...rest) =>
      spans.within(`plan ${action}`, of(server), () => actions.plan(server, action, ...rest)),
    act: (server, action, ...rest) =>
      spans.within(action, of(server), () => actions.act(server, action, ...rest), lasts),
    resume: (server, ...rest) =>
      spans.within('resume', of(server), () => actions.resume(server, ...rest), lasts),
    approve: (id, ...rest) =>
      spans.within('approve', { 'unjam.approval': id }, () => actions.approve(id, ...rest), lasts),
    dispose: (job, ...rest) =>
      spans.within('dispose', { 'unjam.job': job }, () => actions.dispose(job, ...rest), lasts),
    takeUp: () => spans.within('take-up', {}, () => actions.takeUp()),
  };
  return around(actions, own);
}

function of(server: string) {
  return { 'unjam.server': server };
}
