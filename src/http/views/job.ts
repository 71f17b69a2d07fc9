import { deletedIn, type Job } from '../../recovery/job.ts';
import type { Message } from '../../recovery/message.ts';
import { toText } from '../../recovery/names.ts';
import type { JobView } from '../schemas/job.ts';
import type { RoundView } from '../schemas/round.ts';
import { stepsOf } from './step.ts';

/** A job as callers see it. `poison`: the messages that are thought to be poison. */
export function jobView(job: Job, poison: Message[], round?: RoundView | null): JobView {
  const { done, least, likely, most, minutes } = job.rounds;
  return {
    id: job.id,
    server: job.server,
    profile: job.spec.profile,
    state: job.state,
    running: runningOf(job),
    next: stepsOf(job),
    messages: countsOf(job),
    flow: { state: job.flow.state, seen: job.flow.seen, at: job.flow.at },
    rounds: { done, expected: { least, likely, most, minutes } },
    driver: { ...driverOf(job), paused: job.recovering?.paused ?? false },
    waitingFor: job.waitingFor,
    oldestHeldAt: job.oldestHeldAt,
    poison: poison.map((message) => poisonView(message, deletedIn(job))),
    advice: job.advice,
    saying: job.saying,
    trouble: job.trouble,
    outcome: job.outcome,
    openedAt: job.openedAt,
    closedAt: job.closedAt,
    notes: job.notes,
    version: job.version,
    ...(round === undefined ? {} : { round }),
  };
}

function runningOf({ running, disposing }: Job): JobView['running'] {
  if (disposing !== null) return { action: disposing.does, since: disposing.at, detail: disposing.detail };
  if (running === null) return null;
  const { action, since, detail } = running;
  return { action, since, detail };
}

function countsOf(job: Job): JobView['messages'] {
  const { found, arrived, held, released, taken, setAside, poison, returned, unaccounted } = job.counts;
  const { maybeDoubled, waiting } = job.counts;
  return {
    ...{ found, arrived, held, released, taken, setAside, poison, returned, unaccounted },
    ...{ maybeDoubled, waiting },
  };
}

function driverOf(job: Job) {
  const { by, who, since, reason } = job.driver;
  return { by, who, since, reason };
}

function poisonView(message: Message, deleted: Set<string>): JobView['poison'][number] {
  return {
    id: message.id,
    queue: message.queue,
    name: toText(message.name),
    sha256: message.sha256,
    confidence: message.confidence,
    why: message.why,
    apart: message.life === 'poison',
    deleted: deleted.has(message.id),
  };
}
