import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { envSchema } from 'env-schema';

/** Everything that can be set from outside, checked and frozen. */
export interface Settings {
  host: string;
  port: number;
  /** Folder of the SQLite file and of what else must last. */
  data: string;
  databaseUrl: string | null;
  adminToken: string | null;
  /** Folder of profile files beside the built-in ones. */
  profiles: string | null;
  logLevel: string;
  /** Paths of certificate and key. */
  tls: { cert: string; key: string } | null;
  behindProxy: boolean;
  /** Names, addresses and blocks that webhooks may call although they are private, and in the clear. */
  webhookAllow: string | null;
  /** What Slack signs its calls with; null: no call of Slack is taken. */
  slackSigningSecret: string | null;
  /** Calls of one token in a minute; 0: as many as it likes. */
  rateLimit: number;
  /** A collector of OpenTelemetry; null: no spans are made. */
  traceEndpoint: string | null;
}

/** A wrong setting; the message is one line that names it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const text = { type: 'string', maxLength: 4096 };
const known = {
  UNJAM_HOST: { type: 'string', maxLength: 253, default: '127.0.0.1' },
  UNJAM_PORT: { type: 'integer', minimum: 0, maximum: 65_535, default: 8025 },
  UNJAM_DATA: { ...text, default: './data' },
  UNJAM_DATABASE_URL: { type: 'string', pattern: '^postgres(ql)?://' },
  UNJAM_ADMIN_TOKEN: { type: 'string', pattern: '^[A-Za-z0-9._~+/=-]{8,200}$' },
  UNJAM_PROFILES: text,
  UNJAM_LOG_LEVEL: {
    type: 'string',
    enum: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    default: 'info',
  },
  UNJAM_RATE_LIMIT: { type: 'integer', minimum: 0, maximum: 1_000_000, default: 6000 },
  UNJAM_TLS_CERT: text,
  UNJAM_TLS_KEY: text,
  UNJAM_BEHIND_PROXY: { type: 'string', enum: ['true', 'false'], default: 'false' },
  UNJAM_WEBHOOK_ALLOW: text,
  UNJAM_SLACK_SIGNING_SECRET_FILE: text,
  // By the name that every program with OpenTelemetry gives it.
  OTEL_EXPORTER_OTLP_ENDPOINT: { type: 'string', pattern: '^https?://[^\\s?#]+$', maxLength: 4096 },
} as const;
type Name = keyof typeof known;

/** What a person is told instead of a schema's words. */
const expected: Record<Name, string> = {
  UNJAM_HOST: 'must be a host name or an address',
  UNJAM_PORT: 'must be a whole number from 0 to 65535',
  UNJAM_DATA: 'must be a path',
  UNJAM_DATABASE_URL: 'must begin with postgres://',
  UNJAM_ADMIN_TOKEN: 'must be 8 to 200 characters of A-Z a-z 0-9 . _ ~ + / = -',
  UNJAM_PROFILES: 'must be a path',
  UNJAM_LOG_LEVEL: `must be one of ${known.UNJAM_LOG_LEVEL.enum.join(', ')}`,
  UNJAM_RATE_LIMIT: 'must be a whole number from 0 to 1000000',
  UNJAM_TLS_CERT: 'must be a path',
  UNJAM_TLS_KEY: 'must be a path',
  UNJAM_BEHIND_PROXY: 'must be true or false',
  UNJAM_WEBHOOK_ALLOW: 'must be a list of host names, addresses and blocks of addresses',
  UNJAM_SLACK_SIGNING_SECRET_FILE: 'must be a path',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'must be the http or https address of a collector',
};

/** `$UNJAM_TOKEN` is what our own printed curl lines read: no mistake when it is set where we run. */
const others = new Set(['UNJAM_TOKEN']);

/** Reads the settings; throws a SettingsError that names the wrong one. Unknown names are warnings. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): {
  settings: Settings;
  warnings: string[];
} {
  const isOurs = (name: string) => name.startsWith('UNJAM_') || name in known;
  const ours = Object.entries(env).filter(([name, value]) => isOurs(name) && value !== '');
  const warnings = ours
    .filter(([name]) => !(name in known) && !others.has(name))
    .map(([name]) => `${name} is not a setting of Unjam and does nothing`);
  const values = check(Object.fromEntries(ours.filter(([name]) => name in known)));
  const settings: Settings = {
    host: values.UNJAM_HOST,
    port: values.UNJAM_PORT,
    data: values.UNJAM_DATA,
    databaseUrl: values.UNJAM_DATABASE_URL ?? null,
    adminToken: values.UNJAM_ADMIN_TOKEN ?? null,
    profiles: values.UNJAM_PROFILES ?? null,
    logLevel: values.UNJAM_LOG_LEVEL,
    tls: tlsOf(values),
    behindProxy: values.UNJAM_BEHIND_PROXY === 'true',
    webhookAllow: values.UNJAM_WEBHOOK_ALLOW ?? null,
    slackSigningSecret: secretIn('UNJAM_SLACK_SIGNING_SECRET_FILE', values.UNJAM_SLACK_SIGNING_SECRET_FILE),
    rateLimit: values.UNJAM_RATE_LIMIT,
    traceEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  };
  checkFolder('UNJAM_PROFILES', settings.profiles);
  checkListening(settings);
  if (settings.adminToken !== null && settings.adminToken.length < 24) {
    warnings.push('UNJAM_ADMIN_TOKEN is short; whoever guesses it can run commands on your mail servers');
  }
  return { settings: Object.freeze(settings), warnings };
}

interface Values {
  UNJAM_HOST: string;
  UNJAM_PORT: number;
  UNJAM_DATA: string;
  UNJAM_DATABASE_URL?: string;
  UNJAM_ADMIN_TOKEN?: string;
  UNJAM_PROFILES?: string;
  UNJAM_LOG_LEVEL: string;
  UNJAM_RATE_LIMIT: number;
  UNJAM_TLS_CERT?: string;
  UNJAM_TLS_KEY?: string;
  UNJAM_BEHIND_PROXY: string;
  UNJAM_WEBHOOK_ALLOW?: string;
  UNJAM_SLACK_SIGNING_SECRET_FILE?: string;
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;
}

function check(data: Record<string, unknown>): Values {
  try {
    return envSchema<Values>({ schema: { type: 'object', properties: known }, data, env: false });
  } catch (error) {
    const faults = (error as { errors?: { instancePath: string }[] }).errors ?? [];
    const name = faults[0]?.instancePath.slice(1) as Name | undefined;
    if (name === undefined || !(name in expected)) throw error;
    throw new SettingsError(`${name} ${expected[name]}`);
  }
}

function tlsOf(values: Values): Settings['tls'] {
  const { UNJAM_TLS_CERT: cert, UNJAM_TLS_KEY: key } = values;
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined) throw new SettingsError('UNJAM_TLS_CERT is missing; UNJAM_TLS_KEY needs it');
  if (key === undefined) throw new SettingsError('UNJAM_TLS_KEY is missing; UNJAM_TLS_CERT needs it');
  for (const [name, path] of [
    ['UNJAM_TLS_CERT', cert],
    ['UNJAM_TLS_KEY', key],
  ] as const) {
    try {
      accessSync(path, constants.R_OK);
    } catch {
      throw new SettingsError(`${name} names a file that cannot be read: ${path}`);
    }
  }
  return Object.freeze({ cert, key });
}

/** A secret is in a file, so that it is in no list of processes and in no compose file. */
function secretIn(name: Name, path: string | undefined): string | null {
  if (path === undefined) return null;
  let secret: string;
  try {
    secret = readFileSync(path, 'utf8').trim();
  } catch {
    throw new SettingsError(`${name} names a file that cannot be read: ${path}`);
  }
  if (secret.length < 16) throw new SettingsError(`${name} names a file that holds no secret: ${path}`);
  return secret;
}

function checkFolder(name: Name, path: string | null): void {
  if (path === null) return;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new SettingsError(`${name} names no folder: ${path}`);
}

/** A token that crosses a network in the clear belongs to whoever listens: refused, not warned about. */
function checkListening({ host, tls, behindProxy }: Settings): void {
  if (isLoopback(host) || tls !== null || behindProxy) return;
  throw new SettingsError(
    `UNJAM_HOST ${host} is not loopback: set UNJAM_TLS_CERT and UNJAM_TLS_KEY, or UNJAM_BEHIND_PROXY=true behind a proxy that ends TLS`,
  );
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}
