import type { Server } from '../../recovery/server.ts';
import { curlGet, curlPost } from './curl.ts';
import { oneLine } from './lines.ts';

/** A registration as callers see it: secrets are references, and even those are not given back. */
export function serverView({ name, version, ...registration }: Server) {
  const connection = withoutSecrets(registration.connection) as { type: string };
  return { name, version, ...registration, connection };
}

/** A reference is an object that has `file` or `env` and nothing else. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && (keys[0] === 'file' || keys[0] === 'env')) return { set: true };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner)]));
}

export function serverLine(server: Server): string {
  const host = (server.connection as { host?: unknown }).host;
  const reach = typeof host === 'string' ? `${server.connection.type} ${host}` : server.connection.type;
  return [server.name, server.profile, reach, server.root ?? ''].map(oneLine).join('  ').trimEnd();
}

export function serverText(server: Server): string {
  const href = `/v1/servers/${server.name}`;
  return [
    serverLine(server),
    `  check: ${curlPost(`${href}/check`)}`,
    `  diagnose: ${curlPost(`${href}/diagnose`)}`,
    `  job: ${curlGet(`${href}/job`)}`,
  ].join('\n');
}
