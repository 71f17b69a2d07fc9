import { setTimeout } from 'node:timers/promises';
import type { Answer } from '../../recovery/ports/host.ts';
import { Problem } from '../../recovery/problems.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { FenceMemory, ServiceManager, Status } from '../managers/manager.ts';
import { meaning } from '../managers/windows/codes.ts';
import { type StartType, types, windowsFence } from '../managers/windows/fence.ts';
import { isImage, isServiceName } from '../managers/windows/names.ts';
import { neverStarted, states, stopPending } from '../managers/windows/status.ts';
import { Refusal } from '../windows/refusal.ts';
import type { Remote } from '../windows/remote.ts';
import type { SmbConnection } from './config.ts';
import { killCommand } from './kill.ts';

/** SERVICE_STATUS as `rpc/services.py` tells it. */
interface Told {
  state: number;
  acceptsStop: boolean;
  exitCode: number;
  pid: number | null;
  sharesProcess: boolean;
}

/** How long we look for what a kill came to, milliseconds: its own answer says nothing. */
const killPatience = 10_000;
const accessDenied = 5;
/** What was asked for and is already so is no refusal: a retried call must not look like another failure. */
const alreadySo = { start: 1056, stop: 1062 };
const killer = { name: 'UnjamKill', display: 'Unjam: ends a mail service, once' };

/** The service as the service control manager of the host tells it over MS-RPC. */
export function rpcManager(
  rpc: Remote,
  spec: Spec,
  config: SmbConnection,
  memory: FenceMemory,
): ServiceManager {
  const { name } = namesOf(spec);
  const startTypes = {
    async read(): Promise<StartType> {
      const number = await asked(rpc, name, 'startType', {}, 'Asking how the service starts');
      return types[number as number] ?? 'demand';
    },
    async write(type: StartType): Promise<void> {
      await asked(rpc, name, 'setStartType', { type: types.indexOf(type) }, 'Setting how it starts', false);
    },
  };
  const fence = windowsFence(startTypes, name, memory);
  const look = () => asked(rpc, name, 'status', {}, 'Looking at the service') as Promise<Told>;

  return {
    async status() {
      await fence.look();
      return statusOf(name, await look());
    },
    start: () => order(rpc, 'start', name),
    stop: () => order(rpc, 'stop', name),
    kill: async () => await kill(rpc, spec, config, look),
    canFence: true,
    get fenced() {
      return fence.fenced;
    },
    fence: () => fence.raise(),
    unfence: () => fence.lift(),
    needIsUp: (need) => needIsUp(rpc, need),
    startNeed: async (need) => (isServiceName(need) ? await order(rpc, 'start', need) : null),
    rivals: () => rivals(rpc, name),
    async mayControl() {
      await asked(rpc, name, 'mayControl', {}, 'Asking for the right to control the service');
    },
    describe(verb) {
      if (verb === 'start' || verb === 'stop') return `sc \\\\${config.host} ${verb} ${name}`;
      if (verb === 'kill') return killCommand(spec, config, null) ?? 'nothing: no process of it can be told';
      return verb === 'fence' ? `sc \\\\${config.host} config ${name} start= disabled` : fence.describeLift();
    },
  };
}

function namesOf({ service }: Spec): { name: string } {
  const { name, process } = service;
  if (isServiceName(name) && (process === undefined || isImage(process.image))) return { name };
  throw new Problem('server-invalid', `"${name}" cannot be a Windows service, or its image no program.`, {
    untouched: 'Nothing was touched.',
    next: 'Correct the service in the profile: its short name, as `sc query` shows it.',
  });
}

/** Asks about the service itself. Problem `service-denied`: whoever is logged in may not do that. */
async function asked(
  rpc: Remote,
  name: string,
  op: string,
  args: Record<string, unknown>,
  doing: string,
  again = true,
): Promise<unknown> {
  try {
    return await rpc.ask(op, { name, ...args }, { doing, again });
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'win32') throw error;
    if (error.number === accessDenied) throw denied(name);
    throw new Problem('command-failed', `${name}: ${meaning(error.number)}.`, {
      untouched: 'Nothing was started or stopped.',
      next: 'Correct the service in the profile: its short name, as `sc query` shows it.',
    });
  }
}

function denied(name: string): Problem {
  return new Problem('service-denied', `The user of this connection may not control ${name}.`, {
    untouched: 'Nothing was started or stopped.',
    next: 'Make the user an administrator or a server operator of the host.',
  });
}

function statusOf(name: string, { state, acceptsStop, exitCode, pid }: Told): Status {
  const known = states[state] ?? 'unknown';
  const code = known === 'down' && exitCode !== neverStarted ? exitCode : null;
  return {
    state: known,
    pids: known === 'down' || pid === null ? [] : [pid],
    acceptsStop: known === 'down' ? null : acceptsStop,
    stopping: state === stopPending,
    exitCode: code,
    detail: `${name} is in state ${state}${code ? `, ${meaning(code)}` : ''}`,
  };
}

/** Never asked twice: when the answer is lost, a look tells more than a second order. */
async function order(rpc: Remote, verb: 'start' | 'stop', name: string): Promise<Answer> {
  try {
    await rpc.ask(verb, { name }, { doing: `Asking the service to ${verb}`, again: false });
    return { ok: true, detail: `Windows took the order to ${verb} it` };
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'win32') throw error;
    if (error.number === accessDenied) throw denied(name);
    return { ok: error.number === alreadySo[verb], detail: meaning(error.number) };
  }
}

async function needIsUp(rpc: Remote, name: string): Promise<boolean | null> {
  if (!isServiceName(name)) return null;
  try {
    const told = await rpc.ask<Told>('status', { name }, { doing: `Looking at ${name}` });
    return states[told.state] === 'up';
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/**
 * Windows kills no process from afar: a service is made whose program is the kill, started and taken away. As the
 * program is no service, Windows says after a while that it did not answer (1053), though it ran: only what becomes
 * of the service proves anything.
 */
async function kill(
  rpc: Remote,
  spec: Spec,
  config: SmbConnection,
  look: () => Promise<Told>,
): Promise<Answer> {
  const before = await look();
  if (states[before.state] === 'down') return { ok: true, detail: 'it has no process' };
  if (before.sharesProcess && spec.service.process?.exclusive !== true) {
    return { ok: false, detail: 'its process also holds other services and was not killed' };
  }
  const command = killCommand(spec, config, before.pid);
  if (command === null) {
    return { ok: false, detail: 'Windows names no process of it, and its image is not its own' };
  }
  const args = { ...killer, command };
  const code = await rpc.ask<number | null>('runOnce', args, { doing: 'Killing the service', again: false });
  const until = performance.now() + killPatience;
  while (states[(await look()).state] !== 'down') {
    if (performance.now() > until) return { ok: false, detail: unkilled(command, code) };
    await setTimeout(100);
  }
  return { ok: true, detail: command };
}

const expected = 1053;

function unkilled(command: string, code: number | null): string {
  const said = code === null || code === expected ? '' : `: ${meaning(code)}`;
  return `${command} did not end it${said}; is that program on the server?`;
}

const actions = ['', 'starts it again', 'reboots the server', 'runs a command'];

/** What Windows does by itself when it fails. Before Windows 2000 it does nothing. */
async function rivals(rpc: Remote, name: string): Promise<string[]> {
  const doing = 'Asking what Windows does when it fails';
  const told = await asked(rpc, name, 'failureActions', {}, doing);
  return ((told ?? []) as [kind: number, delay: number][])
    .filter(([kind]) => kind !== 0)
    .map(
      ([kind, delay]) =>
        `Windows acts by itself when it fails: ${actions[kind] ?? 'acts'} after ${delay / 1000} s`,
    );
}
