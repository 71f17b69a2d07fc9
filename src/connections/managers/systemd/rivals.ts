import type { Run } from '../../command/ran.ts';
import { listOf, type Properties, show } from './show.ts';

/** What in systemd starts the unit again without being asked, or reboots the host for it; for people to read. */
export async function rivals(run: Run, unit: string): Promise<string[]> {
  const properties = await show(run, unit);
  const said = (name: string) => properties.get(name) ?? '';
  const triggers = await Promise.all(
    listOf(properties, 'TriggeredBy').map(async (name) => trigger(name, await show(run, name))),
  );
  return [
    ...(['', 'no'].includes(said('Restart'))
      ? []
      : [`systemd restarts it: Restart=${said('Restart')}, ${said('RestartUSec')} after its end`]),
    ...(['', '0', 'infinity'].includes(said('WatchdogUSec'))
      ? []
      : [`systemd kills it when it is silent for ${said('WatchdogUSec')} (WatchdogSec=)`]),
    ...(['', 'none'].includes(said('FailureAction'))
      ? []
      : [`systemd does this to the host when it fails: FailureAction=${said('FailureAction')}`]),
    ...listOf(properties, 'UpheldBy').map((name) => `${name} starts it whenever it is down (Upholds=)`),
    ...triggers,
  ];
}

function trigger(name: string, properties: Properties): string {
  return `${name} can start it and is ${properties.get('ActiveState')}`;
}
