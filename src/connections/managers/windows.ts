import type { Answer } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import { quoted } from '../command/quote.ts';
import type { Run } from '../command/ran.ts';
import type { FenceMemory, ServiceManager } from './manager.ts';
import { meaning } from './windows/codes.ts';
import { disabling, startTypes, windowsFence } from './windows/fence.ts';
import { killArgv, killService } from './windows/kill.ts';
import { isImage, isServiceName } from './windows/names.ts';
import { rivals } from './windows/rivals.ts';
import { sc } from './windows/sc.ts';
import { query, statusOf } from './windows/status.ts';

/**
 * The service as the service control manager of Windows keeps it, through `run`: wherever a connection leads.
 * Only numbers and the order of fields are read, since the words are in the language of the host.
 */
export function windowsManager(run: Run, spec: Spec, memory: FenceMemory): ServiceManager {
  const { name, process } = spec.service;
  if (!isServiceName(name)) throw refused(`"${name}" cannot be the name of a Windows service`);
  if (process !== undefined && !isImage(process.image)) {
    throw refused(`"${process.image}" cannot be the file name of a Windows program`);
  }
  const fence = windowsFence(startTypes(run, name), name, memory);

  return {
    async status() {
      await fence.look();
      return statusOf(name, await query(run, name));
    },
    start: () => order(run, 'start', name),
    stop: () => order(run, 'stop', name),
    kill: () => killService(run, name, process),
    canFence: true,
    get fenced() {
      return fence.fenced;
    },
    fence: () => fence.raise(),
    unfence: () => fence.lift(),
    needIsUp: (need) => needIsUp(run, need),
    startNeed: async (need) => (isServiceName(need) ? await order(run, 'start', need) : null),
    rivals: () => rivals(run, name),
    describe(verb) {
      switch (verb) {
        case 'start':
        case 'stop':
          return quoted(['sc.exe', verb, name]);
        case 'kill':
          return quoted(killArgv('PID'));
        case 'fence':
          return quoted(disabling(name));
        case 'unfence':
          return fence.describeLift();
      }
    },
  };
}

/** What was asked for and is already so is no refusal: a retried call must not look like another failure. */
const alreadySo = { start: 1056, stop: 1062 };

async function order(run: Run, verb: 'start' | 'stop', name: string): Promise<Answer> {
  const { error } = await sc(run, verb, name);
  const ok = error === null || error === alreadySo[verb];
  return { ok, detail: error === null ? `Windows took the order to ${verb} it` : meaning(error) };
}

async function needIsUp(run: Run, need: string): Promise<boolean | null> {
  if (!isServiceName(need)) return null;
  const found = await query(run, need);
  return found.error === null ? statusOf(need, found).state === 'up' : null;
}

function refused(detail: string): Problem {
  return new Problem('server-invalid', `${detail}.`, {
    untouched: 'Nothing was touched.',
    next: 'Correct the service in the profile: its short name, as `sc query` shows it.',
  });
}
