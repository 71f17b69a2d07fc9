import type { ServiceLook } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import { assertOwner } from '../claim.ts';
import type { Work } from '../work.ts';
import { fence } from './fence.ts';
import { openNow } from './in-use.ts';
import { isDown } from './prove-down.ts';

/** How the service came down. */
export interface Descent {
  how: 'was-down' | 'stopped' | 'killed';
  /** Files that were open at the kill: their messages may have been half done. */
  inUse: string[];
  /** Whether the service may have run since we last knew it down, so that messages may have been taken. */
  ran: boolean;
}

/** Seconds that a killed process may stay in the process list. */
const killPatience = 30;

/**
 * Brings the service down and keeps it down: the fence first, so that nothing starts it between our look and
 * our moves, then the orderly stop if it accepts one, or the one that is under way, then the kill. Safe to repeat.
 */
export async function bringDown(work: Work): Promise<Descent> {
  const ran = work.job.left.state !== 'down' || work.job.left.unseen;
  await assertOwner(work);
  await fence(work);
  let look = await work.host.service.look();
  if (isDown(look)) return await left(work, { how: 'was-down', inUse: [], ran });

  if (look.acceptsStop !== false && (look.state === 'up' || look.state === 'changing')) {
    await work.say('stopping the service');
    const answer = await work.host.service.stop();
    await work.tell('service.stop-asked', { ok: answer.ok, detail: answer.detail });
    look = await waitDown(work, answer.ok ? work.job.spec.timing.stopSeconds : 0);
  } else if (look.stopping) {
    await work.say('waiting for the service, which somebody is stopping');
    look = await waitDown(work, work.job.spec.timing.stopSeconds);
  }
  if (isDown(look)) return await left(work, { how: 'stopped', inUse: [], ran: true });
  return await kill(work, look);
}

async function kill(work: Work, look: ServiceLook): Promise<Descent> {
  const inUse = await openNow(work.host, look);
  await work.say('killing the service');
  const answer = await work.host.service.kill(look.processes);
  await work.tell('service.killed', {
    ok: answer.ok,
    detail: answer.detail,
    processes: look.processes.length,
  });
  const after = await waitDown(work, killPatience);
  if (isDown(after)) return await left(work, { how: 'killed', inUse, ran: true });
  throw new Problem(
    'service-will-not-stop',
    `The service is still ${after.state} after stop and kill: ${after.detail}`,
    {
      untouched: 'No message was moved.',
      next: 'End its processes on the host (a reboot may be the only way), then ask for the same action again.',
    },
  );
}

async function left(work: Work, descent: Descent): Promise<Descent> {
  const { bootId } = await work.host.facts();
  await work.save({
    // Until somebody looks: if we die in between, what was taken must not be blamed on another hand.
    left: { state: 'down', processes: [], unseen: descent.ran, at: work.isoNow(), bootId },
    flow: { state: 'stopped', seen: null, at: work.isoNow() },
  });
  return descent;
}

async function waitDown(work: Work, seconds: number): Promise<ServiceLook> {
  const until = work.clock.monotonic() + seconds * 1000;
  let pause = 20;
  for (;;) {
    const look = await work.host.service.look();
    if (isDown(look) || work.clock.monotonic() >= until) return look;
    await work.clock.sleep(pause, work.signal);
    pause = Math.min(pause * 2, 500);
  }
}
