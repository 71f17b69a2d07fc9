import type { Answer, ServiceLook } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import { firstLine, quoted } from '../command/quote.ts';
import type { Ran, Run, RunOptions } from '../command/ran.ts';
import { pidsIn } from '../service/pids.ts';
import { notFound } from './ask.ts';
import type { CommandManager } from './config.ts';
import type { ServiceManager, Status, Verb } from './manager.ts';

const statusPatience = 10_000;
const killPatience = 30_000;
const fencePatience = 60_000;

/**
 * The service under the administrator's own commands, through `run`: on this machine, or wherever a connection
 * leads.
 *
 * No command tells whether the fence is up: `fenced` is what our last `fence` or `unfence` came to, and before
 * the first of them what the caller knew from its journal (`knownFenced`).
 */
export function commandManager(
  run: Run,
  config: CommandManager,
  spec: Spec,
  knownFenced: boolean,
): ServiceManager {
  const patience = {
    start: spec.timing.startSeconds * 1000 + 5000,
    stop: spec.timing.stopSeconds * 1000 + 5000,
  };
  const leaves = spec.server;
  /** Our own commands under way: between their two answers the service is neither up nor down. */
  const under = { start: 0, stop: 0 };
  let fenced = knownFenced;

  async function act(verb: 'start' | 'stop', options: RunOptions): Promise<Answer> {
    under[verb] += 1;
    try {
      return answerOf(config[verb], await run(config[verb], options));
    } finally {
      under[verb] -= 1;
    }
  }

  async function turnFence(verb: 'fence' | 'unfence', wanted: boolean): Promise<void> {
    const argv = config[verb];
    if (argv === undefined) throw noFence(verb);
    const ran = await run(argv, { within: fencePatience });
    const { ok, detail } = answerOf(argv, ran);
    if (!ok) throw fenceFailed(ran, detail);
    fenced = wanted;
  }

  return {
    async status() {
      const ran = await run(config.status, { within: statusPatience });
      const told = statusOf(config.status, ran);
      const turning = (told.state === 'down' && under.start > 0) || (told.state === 'up' && under.stop > 0);
      return turning ? { ...told, state: 'changing' } : told;
    },
    start: () => act('start', { within: patience.start, leaves }),
    stop: () => act('stop', { within: patience.stop }),
    async kill() {
      if (config.kill === undefined) return null;
      return answerOf(config.kill, await run(config.kill, { within: killPatience }));
    },
    canFence: config.fence !== undefined && config.unfence !== undefined,
    get fenced() {
      return fenced;
    },
    fence: () => turnFence('fence', true),
    unfence: () => turnFence('unfence', false),
    async needIsUp(name) {
      const need = needOf(config, name);
      if (need === undefined) return null;
      const { state } = statusOf(need.status, await run(need.status, { within: statusPatience }));
      return state === 'unknown' ? null : state === 'up';
    },
    async startNeed(name) {
      const start = needOf(config, name)?.start;
      if (start === undefined) return null;
      return answerOf(start, await run(start, { within: patience.start, leaves: `${leaves}.${name}` }));
    },
    // Who else might start a service that is known by its commands alone, nobody can tell.
    rivals: async () => [],
    describe: (verb) => describe(config, verb),
  };
}

function needOf(config: CommandManager, name: string) {
  return config.needs !== undefined && Object.hasOwn(config.needs, name) ? config.needs[name] : undefined;
}

const states: Record<number, ServiceLook['state']> = { 0: 'up', 1: 'down', 2: 'down', 3: 'down' };

function statusOf(argv: string[], ran: Ran): Status {
  if (ran.missing) throw notFound(argv, ran);
  const state = ran.code === null ? 'unknown' : (states[ran.code] ?? 'unknown');
  return {
    state,
    pids: state === 'up' ? pidsIn(ran.output) : [],
    acceptsStop: null,
    exitCode: null,
    detail: ran.trouble ?? firstLine(ran.output, `${argv[0]} exited with ${ran.code}`),
  };
}

function answerOf(argv: string[], ran: Ran): Answer {
  if (ran.missing) throw notFound(argv, ran);
  const said = firstLine(ran.output, `exit code ${ran.code}`);
  if (ran.trouble !== null) return { ok: false, detail: `${argv[0]}: ${ran.trouble}` };
  return {
    ok: ran.code === 0,
    detail: ran.code === 0 ? said : `${argv[0]} exited with ${ran.code}: ${said}`,
  };
}

function fenceFailed(ran: Ran, detail: string): Problem {
  return new Problem(ran.code === null ? 'host-timeout' : 'command-failed', `The fence failed: ${detail}.`, {
    untouched: 'No message was moved; whether the fence is up is not known.',
    next: 'Run the command by hand, see what it says, then call again.',
  });
}

function noFence(verb: Verb): Problem {
  return new Problem('fence-needed', `The registration names no command to ${verb} the service.`, {
    untouched: 'Nothing was touched.',
    next: 'Register `fence` and `unfence` commands for this server.',
  });
}

function describe(config: CommandManager, verb: Verb): string {
  const argv = config[verb];
  if (argv !== undefined) return quoted(argv);
  return verb === 'kill' ? 'SIGKILL to its processes' : `nothing: no ${verb} command is registered`;
}
