import { allows } from '../../access/scopes.ts';
import type { Actions, Caller } from '../../actions/contract.ts';
import type { Clock } from '../../recovery/ports/clock.ts';
import type { SlackUser } from '../../recovery/ports/inbox.ts';
import type { Store } from '../../recovery/ports/store.ts';
import { isProblem, Problem, type ProblemCode } from '../../recovery/problems.ts';
import { sees } from '../../recovery/sight.ts';
import { type Parsed, parseCommand, rules } from './command.ts';
import { codeFor, type Intent, isConfirmed } from './confirming.ts';
import type { FollowUps, Place } from './follow-ups.ts';
import type { SlackWords } from './words.ts';

export interface SlackDeskParts {
  store: Store;
  actions: Actions;
  clock: Pick<Clock, 'now'>;
  words: SlackWords;
  /** Makes the codes by which what cannot be taken back is confirmed. */
  secret: string;
  followUps: FollowUps;
}

/** One slash command of a user whom we know. */
export interface SlackCall {
  user: SlackUser;
  text: string;
  caller: Required<Caller>;
  address: string;
  /** Where Slack takes what is told later; null: it did not say. */
  laterUrl: string | null;
}

export interface SlackAnswer {
  /** Whether the whole channel sees it. */
  isPublic: boolean;
  text: string;
}

type Command = Exclude<Parsed, { help: string }>;

/** How long the answer may take before it is given later, in milliseconds: Slack itself waits for 3 s. */
const patience = 2000;

/** Carries out slash commands: as the user may, and with the words of the terminal. */
export class SlackDesk {
  readonly #parts: SlackDeskParts;

  constructor(parts: SlackDeskParts) {
    this.#parts = parts;
  }

  /** Answers in time, whatever it takes; what comes later is told where Slack takes it. */
  async answer(call: SlackCall): Promise<SlackAnswer> {
    const command = parseCommand(call.text);
    if ('help' in command) return toOne(command.help);
    const isPublic = rules[command.verb].scope !== 'read';
    const work = this.#carryOut(call, command);
    const quick = await within(work, patience);
    if (quick !== null) return { isPublic: isPublic && quick.begun, text: quick.text };
    const place = placeOf(call, command);
    if (place !== null)
      await this.#parts.followUps.answerLater(
        place,
        work.then(({ text }) => text),
      );
    return { isPublic, text: `${call.user.name}: ${command.verb} ${command.server} …` };
  }

  /** Never rejects: whatever goes wrong is said. */
  async #carryOut(call: SlackCall, command: Command): Promise<{ begun: boolean; text: string }> {
    try {
      await this.#assertAllowed(call, command);
      const asking = await this.#confirmation(call, command);
      if (asking !== null) return { begun: false, text: asking };
      const text = await this.#do(call, command);
      await this.#record(call, command, 200, null);
      return { begun: true, text };
    } catch (error) {
      const problem = isProblem(error)
        ? error
        : new Problem('internal-error', 'Something went wrong inside Unjam.', { cause: error });
      await this.#record(call, command, problem.status, problem.code);
      const { untouched, next } = problem.more;
      return { begun: false, text: [problem.message, untouched, next].filter(Boolean).join('\n') };
    }
  }

  async #assertAllowed({ user }: SlackCall, { verb, server }: Command): Promise<void> {
    const { scope } = rules[verb];
    if (!allows(user, scope)) {
      throw new Problem('forbidden', `${user.name} may not ${verb}: that needs the scope ${scope}.`, {
        untouched: 'Nothing was done.',
      });
    }
    if (sees(user.servers, server) && (await this.#parts.store.servers.get(server)) !== null) return;
    throw new Problem('server-unknown', `No server ${server} is registered.`, {
      untouched: 'Nothing was done.',
    });
  }

  /** What must be typed first; null when nothing need be, or it was. */
  async #confirmation({ user }: SlackCall, { verb, server, code }: Command): Promise<string | null> {
    const ask = rules[verb].confirm;
    if (ask === null) return null;
    const { store, secret, clock } = this.#parts;
    const job = await store.jobs.openOf(server);
    const stand = job === null ? 'none' : `${job.id} ${job.state}`;
    const intent: Intent = { user: user.user, verb, server, stand };
    if (code !== null && isConfirmed(code, intent, secret, clock.now())) return null;
    const wrong = code === null ? '' : 'That code is not good (any more).\n';
    const line = `/unjam ${verb} ${server} confirm ${codeFor(intent, secret, clock.now())}`;
    return `${wrong}${ask(server)} Within 5 minutes say:\n${line}`;
  }

  async #do(call: SlackCall, command: Command): Promise<string> {
    const { actions, words, store, followUps } = this.#parts;
    const { caller } = call;
    const { verb, server, reason } = command;
    const options = reason === null ? {} : { reason };
    const why = reason ?? undefined;
    switch (verb) {
      case 'diagnose':
        return await words.diagnosis(await actions.diagnose(server, options));
      case 'recover':
      case 'abort':
      case 'resume': {
        const act =
          verb === 'resume'
            ? await actions.resume(server, caller, why)
            : await actions.act(server, verb, options, caller);
        // What has nothing left to do is told whole by the answer.
        const goesOn = act.started || act.job.running !== null;
        const place = placeOf(call, command);
        if (goesOn && place !== null) await followUps.progress(place, act);
        return await words.job((await store.jobs.get(act.job.id)) ?? act.job);
      }
      case 'pause':
        return await words.job(await actions.pause(server, caller, why));
      default: {
        const job = (await store.jobs.openOf(server)) ?? (await store.jobs.lastOf(server));
        if (job === null) throw new Problem('no-job', `No recovery was ever opened for ${server}.`);
        return await words[verb === 'status' ? 'job' : verb](job);
      }
    }
  }

  /** The audit row of what was asked for, as if it had come by the route of the verb. Reads leave none. */
  async #record(call: SlackCall, command: Command, status: number, code: ProblemCode | null): Promise<void> {
    const { verb, server, reason } = command;
    if (code === null && rules[verb].scope === 'read') return;
    const { caller, address } = call;
    const step = verb === 'pause' || verb === 'resume' ? `recover/${verb}` : verb;
    await this.#parts.store.audit.append({
      ...{ at: this.#parts.clock.now().toISOString(), token: caller.who, address },
      ...{ requestId: caller.requestId, method: 'POST', path: `/v1/servers/${server}/${step}`.slice(0, 500) },
      ...{ server: server.slice(0, 100), status, code, reason },
    });
  }
}

function placeOf({ laterUrl, caller: { requestId } }: SlackCall, { verb, server }: Command): Place | null {
  return laterUrl === null ? null : { url: laterUrl, verb, server, requestId };
}

function toOne(text: string): SlackAnswer {
  return { isPublic: false, text };
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, ms, null);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
