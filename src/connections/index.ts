import Type from 'typebox';
import type { Host } from '../recovery/ports/host.ts';
import type { Operator } from '../recovery/ports/operator.ts';
import { Problem } from '../recovery/problems.ts';
import { patienceOf } from '../recovery/server.ts';
import type { Spec } from '../recovery/spec.ts';
import type { Connection, OpenOptions } from './connection.ts';
import { local } from './local/open.ts';
import { Desk } from './manual/desk.ts';
import { manual } from './manual/open.ts';
import { withProbe } from './probe/with-probe.ts';
import { smb } from './smb/open.ts';
import { ssh } from './ssh/open.ts';
import { Admission, usualLine } from './wrappers/admitted.ts';
import { type HostChange, withAudit } from './wrappers/audited.ts';
import { type Budgets, withDeadline } from './wrappers/deadline.ts';
import { withRehearsal } from './wrappers/rehearsed.ts';
import { withRetries } from './wrappers/retrying.ts';

const desk = new Desk();

/** Where the steps for people lie, and where they report. */
export const operator: Operator = desk;

/** Every way to reach a host. To add one: write its folder, and name it here. */
export const connections: readonly Connection[] = [local, ssh, smb, manual(desk)];

/** Of this process, for all its servers together. */
const admissions = new Map(
  connections.flatMap(({ type, mostOpen: most }) =>
    most === undefined ? [] : [[type, new Admission(type, { most, ...usualLine })] as const],
  ),
);

/** The `connection` of a registration. */
export const connectionSchema = Type.Union(connections.map((connection) => connection.schema));

/** What the house wants of a host beside what its connection needs. */
export interface HouseOptions extends OpenOptions {
  /** Only for a plan: calls that would change the host are not made. */
  rehearsal?: boolean;
  /** Told of each change of the host, done or rehearsed. */
  tell?: (change: HostChange) => void;
}

/**
 * Opens the host of a server, as every action sees it: the connection under its wrappers. Whoever waits, waits for
 * all attempts of a call together. Problems: `server-invalid`, `root-refused`, `folder-missing`,
 * `permission-denied`, `connections-exhausted`, and those of each connection.
 */
export async function openHost(spec: Spec, options: HouseOptions = {}): Promise<Host> {
  const connection = connections.find(({ type }) => type === spec.connection.type);
  if (connection === undefined) {
    throw new Problem('server-invalid', `There is no connection of the type "${spec.connection.type}".`, {
      untouched: 'Nothing was touched.',
      next: `Register the server with one of: ${connections.map(({ type }) => type).join(', ')}.`,
    });
  }
  const { rehearsal = false, tell = () => undefined } = options;
  const open = () => connection.open(spec, options);
  const opened = await (admissions.get(connection.type)?.admit(open) ?? open());
  const retried = withRetries(withProbe(opened, spec.probe));
  const host = connection.isPatient === true ? retried : withDeadline(retried, budgetsOf(spec));
  if (!rehearsal) return withAudit(host, tell);
  return withRehearsal(host, (call, what) => tell({ call, what, outcome: 'rehearsed', took: 0 }));
}

/** Longer than the patience inside each connection, so that its own account of a failure arrives first. */
function budgetsOf({ timing, needs, probe }: Spec): Budgets {
  const needed = needs.reduce((sum, need) => sum + (need.startSeconds ?? 60) + timing.startSeconds, 0);
  return {
    quick: 60_000,
    batch: 600_000,
    command: 90_000,
    start: (timing.startSeconds + needed + 30) * 1000,
    stop: (timing.stopSeconds + 30) * 1000,
    probe: probe === null ? 0 : (patienceOf(probe) + 30) * 1000,
  };
}
