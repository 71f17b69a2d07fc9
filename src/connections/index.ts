import Type from 'typebox';
import type { Host } from '../recovery/ports/host.ts';
import { Problem } from '../recovery/problems.ts';
import type { Spec } from '../recovery/spec.ts';
import type { Connection, OpenOptions } from './connection.ts';
import { type Budgets, withDeadline } from './deadline.ts';
import { local } from './local/open.ts';
import { smb } from './smb/open.ts';

/** Every way to reach a host. To add one: write its folder, and name it here. */
export const connections: readonly Connection[] = [local, smb];

/** The `connection` of a registration. */
export const connectionSchema = Type.Union(connections.map((connection) => connection.schema));

/**
 * Opens the host of a server, as every action sees it: the connection under its wrappers. Problems:
 * `server-invalid`, `root-refused`, `folder-missing`, `permission-denied`.
 */
export async function openHost(spec: Spec, options: OpenOptions = {}): Promise<Host> {
  const connection = connections.find(({ type }) => type === spec.connection.type);
  if (connection === undefined) {
    throw new Problem('server-invalid', `There is no connection of the type "${spec.connection.type}".`, {
      untouched: 'Nothing was touched.',
      next: `Register the server with one of: ${connections.map(({ type }) => type).join(', ')}.`,
    });
  }
  return withDeadline(await connection.open(spec, options), budgetsOf(spec));
}

/** Longer than the patience inside each connection, so that its own account of a failure arrives first. */
function budgetsOf({ timing, needs }: Spec): Budgets {
  const needed = needs.reduce((sum, need) => sum + (need.startSeconds ?? 60) + timing.startSeconds, 0);
  return {
    quick: 60_000,
    batch: 600_000,
    command: 90_000,
    start: (timing.startSeconds + needed + 30) * 1000,
    stop: (timing.stopSeconds + 30) * 1000,
  };
}
