import type { ServiceLook } from '../../../recovery/ports/host.ts';
import { Problem } from '../../../recovery/problems.ts';
import type { Status } from '../manager.ts';
import { numberOf, type Properties } from './show.ts';

/** Whatever is not here is a state that a later systemd brought: better unknown than wrong. */
const states: Record<string, ServiceLook['state']> = {
  active: 'up',
  reloading: 'up',
  refreshing: 'up',
  inactive: 'down',
  failed: 'down',
  activating: 'changing',
  deactivating: 'changing',
  maintenance: 'changing',
};

/** What systemd says of the unit. Problem `command-failed`: it knows no such unit. */
export function statusOf(unit: string, properties: Properties): Status {
  const active = properties.get('ActiveState')!;
  // Of an unknown unit systemd says "inactive": taken for "down", a wrong name would let messages move.
  if (properties.get('LoadState') === 'not-found' && active === 'inactive') throw noUnit(unit);
  const state = states[active] ?? 'unknown';
  // A job is waiting: between the order and the first process the unit still looks as before.
  const turning = numberOf(properties, 'Job') > 0 && state !== 'unknown';
  const pid = numberOf(properties, 'MainPID');
  return {
    state: turning ? 'changing' : state,
    pids: pid > 1 ? [pid] : [],
    acceptsStop: properties.get('CanStop') === 'yes' && properties.get('RefuseManualStop') !== 'yes',
    exitCode: exitCodeOf(properties),
    detail: detailOf(unit, properties),
  };
}

/** CLD_EXITED, CLD_KILLED and CLD_DUMPED of waitid(2); an end by a signal counts as in a shell. */
function exitCodeOf(properties: Properties): number | null {
  const status = numberOf(properties, 'ExecMainStatus');
  switch (numberOf(properties, 'ExecMainCode')) {
    case 1:
      return status;
    case 2:
    case 3:
      return 128 + status;
    default:
      return null;
  }
}

function detailOf(unit: string, properties: Properties): string {
  const said = (name: string) => properties.get(name) ?? '';
  const parts = [
    `${unit} is ${said('ActiveState')} (${said('SubState')})`,
    said('LoadState') === 'loaded' ? '' : said('LoadState'),
    said('Result') === 'success' ? '' : `result ${said('Result')}`,
    // Such a unit is only a switch for others; whether they live, it does not know.
    said('SubState') === 'exited' ? 'it runs no process of its own: register the unit that does' : '',
    numberOf(properties, 'NRestarts') > 0 ? `restarted ${said('NRestarts')} times by systemd` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function noUnit(unit: string): Problem {
  return new Problem('command-failed', `systemd knows no unit ${unit}.`, {
    untouched: 'Nothing was started or stopped.',
    next: "Correct `unit` in the server's connection; `systemctl list-units --all` names those that there are.",
  });
}
