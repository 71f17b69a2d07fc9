import type { Answer } from '../../recovery/ports/host.ts';
import { quoted } from '../command/quote.ts';
import type { Run } from '../command/ran.ts';
import { ask, told } from './ask.ts';
import type { SystemdManager } from './config.ts';
import type { ServiceManager, Verb } from './manager.ts';
import { fenceOf } from './systemd/fence.ts';
import { leftOver } from './systemd/left-over.ts';
import { rivals } from './systemd/rivals.ts';
import { show } from './systemd/show.ts';
import { statusOf } from './systemd/status.ts';
import { asUnit } from './systemd/unit.ts';

const patience = 30_000;
/** Where the administrator's own settings of units lie: systemd.unit(5), "Unit file load path". */
const etc = '/etc/systemd/system';

/**
 * The service as a unit of systemd, through `run`: on this machine, or wherever a connection leads.
 *
 * Nothing is waited for (`--no-block`): a client of systemctl that is killed for being slow leaves its job
 * behind, and a look tells more than its answer. What systemd refuses at once, it still says at once.
 */
export function systemdManager(run: Run, config: SystemdManager, settings = etc): ServiceManager {
  const unit = asUnit(config.unit)!;
  const fence = fenceOf(unit, settings);
  let fenced = false;

  async function shown() {
    const properties = await show(run, unit);
    fenced = fence.isUp(properties);
    return properties;
  }

  return {
    async status() {
      const properties = await shown();
      return await leftOver(run, properties, statusOf(unit, properties));
    },
    async start() {
      await shown();
      // With --no-block, systemd takes the order for a start that must fail like any other.
      if (fenced) return { ok: false, detail: `${unit} is fenced or masked and cannot be started` };
      // After several crashes systemd would refuse ours too ("start request repeated too quickly").
      await order(run, argvOf('reset-failed', unit));
      return await order(run, argvOf('start', unit));
    },
    stop: () => order(run, argvOf('stop', unit)),
    async kill() {
      // A unit that was asked to stop is not restarted by systemd when its processes die.
      await order(run, argvOf('stop', unit));
      const answer = await order(run, argvOf('kill', unit));
      if (answer.ok) return answer;
      const properties = await shown();
      const { pids } = await leftOver(run, properties, statusOf(unit, properties));
      return pids.length === 0 ? { ok: true, detail: 'no process of it is left' } : answer;
    },
    canFence: true,
    get fenced() {
      return fenced;
    },
    async fence() {
      await fence.raise(run);
      fenced = true;
    },
    async unfence() {
      await fence.lift(run);
      await shown();
    },
    async needIsUp(name) {
      const need = asUnit(needOf(config, name));
      if (need === null) return null;
      const properties = await show(run, need);
      return properties.get('LoadState') === 'not-found' ? null : statusOf(need, properties).state === 'up';
    },
    async startNeed(name) {
      const need = asUnit(needOf(config, name));
      return need === null ? null : await order(run, argvOf('start', need));
    },
    rivals: () => rivals(run, unit),
    describe: (verb: Verb) =>
      verb === 'fence' || verb === 'unfence' ? fence.describe(verb) : quoted(argvOf(verb, unit)),
  };
}

const verbs = {
  start: ['start', '--no-block'],
  stop: ['stop', '--no-block'],
  kill: ['kill', '--signal=SIGKILL'],
  'reset-failed': ['reset-failed'],
};

/** Nothing after the two dashes is an option, whatever it looks like. */
function argvOf(verb: keyof typeof verbs, unit: string): string[] {
  return ['systemctl', ...verbs[verb], '--', unit];
}

async function order(run: Run, argv: string[]): Promise<Answer> {
  const ran = await ask(run, argv, { within: patience });
  return { ok: ran.code === 0, detail: ran.code === 0 ? 'systemd took the order' : told(argv, ran) };
}

/** The unit of a service that this one needs. */
function needOf({ needs }: SystemdManager, name: string): string {
  return needs !== undefined && Object.hasOwn(needs, name) ? needs[name]! : name;
}
