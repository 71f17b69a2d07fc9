import { Problem } from '../../../recovery/problems.ts';
import { quoted } from '../../command/quote.ts';
import type { Run } from '../../command/ran.ts';
import type { FenceMemory } from '../manager.ts';
import { meaning } from './codes.ts';
import { numberIn, sc } from './sc.ts';

/** As `sc config … start=` takes them. */
export const types = ['boot', 'system', 'auto', 'demand', 'disabled', 'delayed-auto'] as const;
export type StartType = (typeof types)[number];

const delayed = /\(\S+\)\s*$/;
/** A mail service that stays down after the next boot is worse than one that starts without being asked. */
const likeliest: StartType = 'auto';

export function disabling(name: string, type: StartType = 'disabled'): string[] {
  // sc.exe wants the value as an argument of its own.
  return ['sc.exe', 'config', name, 'start=', type];
}

/** How a service starts, read and written in whatever way a connection has. */
export interface StartTypes {
  read(): Promise<StartType>;
  write(type: StartType): Promise<void>;
}

/** By the name of the service, through sc.exe. */
export function startTypes(run: Run, name: string): StartTypes {
  return {
    read: () => startTypeOf(run, name),
    async write(type) {
      const { error } = await sc(run, 'config', name, 'start=', type);
      if (error !== null) throw failed(meaning(error), error === 5);
    },
  };
}

/** `sc qc NAME`: TYPE, START_TYPE, …; in the second field `2   AUTO_START  (DELAYED)`. */
async function startTypeOf(run: Run, name: string): Promise<StartType> {
  const { error, fields } = await sc(run, 'qc', name);
  if (error !== null) throw failed(meaning(error), error === 5);
  const number = numberIn(fields[1]);
  const type = number === null ? undefined : types[number];
  if (type === undefined) throw failed(`the start type "${fields[1]}" is not known`);
  return type === 'auto' && delayed.test(fields[1]!) ? 'delayed-auto' : type;
}

/** The fence of a Windows service: it is disabled, and afterwards starts again as it did before. */
export function windowsFence(startTypes: StartTypes, name: string, memory: FenceMemory) {
  let { up, found } = memory;
  let fenced = up;

  async function set(type: StartType): Promise<void> {
    await startTypes.write(type);
    const now = await startTypes.read();
    if (now !== type) throw failed(`it is still ${now} after it was set to ${type}`);
  }

  return {
    /** As it was seen or set last. */
    get fenced() {
      return fenced;
    },
    /** Somebody may have enabled the service again; without a fence of ours that is nobody's business. */
    async look(): Promise<void> {
      if (fenced) fenced = (await startTypes.read()) === 'disabled';
    },
    async raise(): Promise<void> {
      const now = await startTypes.read();
      // When ours may already be up, "disabled" is our own doing and not how the service used to start.
      if (!up || (found === null && now !== 'disabled')) {
        await memory.keep(now);
        found = now;
      }
      up = true;
      if (now !== 'disabled') await set('disabled');
      fenced = true;
    },
    /** Somebody who has changed it meanwhile knew why: it is only lifted when it still stands. */
    async lift(): Promise<void> {
      const before = types.find((type) => type === found) ?? likeliest;
      if (up && before !== 'disabled' && (await startTypes.read()) === 'disabled') await set(before);
      up = false;
      found = null;
      fenced = false;
    },
    describeLift: () => quoted(disabling(name, types.find((type) => type === found) ?? likeliest)),
  };
}

function failed(why: string, denied = false): Problem {
  return new Problem(denied ? 'permission-denied' : 'command-failed', `The fence failed: ${why}.`, {
    untouched: 'No message was moved; whether the fence is up is not known.',
    next: 'Run `sc qc` and `sc config` by hand on the host, as the user of Unjam, then call again.',
  });
}
