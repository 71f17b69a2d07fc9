import { Problem } from '../../../recovery/problems.ts';
import type { Run } from '../../command/ran.ts';
import { ask, told } from '../ask.ts';

export type Properties = Map<string, string>;

const patience = 10_000;

/** Documented in org.freedesktop.systemd1(5); never translated, and none of them depends on the others' order. */
const asked = [
  ...['Id', 'LoadState', 'LoadError', 'ActiveState', 'SubState', 'Job', 'Result', 'UnitFileState'],
  ...['MainPID', 'ControlGroup', 'ExecMainCode', 'ExecMainStatus', 'NRestarts'],
  ...['CanStop', 'RefuseManualStop', 'DropInPaths'],
  ...['Restart', 'RestartUSec', 'TriggeredBy', 'UpheldBy', 'FailureAction', 'WatchdogUSec'],
];

/** What systemd knows of one unit. A name that it does not know has `LoadState=not-found`. */
export async function show(run: Run, unit: string): Promise<Properties> {
  const argv = ['systemctl', 'show', `--property=${asked.join(',')}`, '--', unit];
  const ran = await ask(run, argv, { within: patience });
  const properties = parse(ran.output);
  if (ran.code === 0 && properties.has('ActiveState')) return properties;
  throw new Problem('command-failed', `systemd does not answer: ${told(argv, ran)}.`, {
    untouched: 'Nothing was started or stopped.',
    next: 'Run the command by hand on the host; systemd must run there, and Unjam be allowed to ask it.',
    // A busy manager answers a second later; asking changes nothing.
    retryable: ran.code !== 0,
  });
}

function parse(output: string): Properties {
  const lines = output.split('\n').filter((line) => /^[A-Za-z0-9]+=/.test(line));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/** A property that is a number; 0 where it is not set. */
export function numberOf(properties: Properties, name: string): number {
  const value = Number(properties.get(name) || '0');
  return Number.isSafeInteger(value) ? value : 0;
}

/** Names in a property that lists units. */
export function listOf(properties: Properties, name: string): string[] {
  return (properties.get(name) ?? '').split(' ').filter((part) => part !== '');
}
