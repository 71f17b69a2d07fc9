import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { TSchema } from 'typebox';
import { firstAdminToken } from './access/admin-token.ts';
import { authenticator } from './access/authenticate.ts';
import { tokenDesk } from './access/desk.ts';
import { keptSecret } from './access/kept.ts';
import { systemClock } from './actions/clock.ts';
import { type Actions, Runner } from './actions/index.ts';
import { announce, openCalling } from './calling.ts';
import { connectionSchema, openHost, operator } from './connections/index.ts';
import type { HostChange } from './connections/wrappers/audited.ts';
import { answerBroken } from './http/broken-calls.ts';
import { http } from './http/index.ts';
import { loggedRequest } from './http/logged-request.ts';
import { type FixedProfiles, type Limits, type Metered, usualLimits } from './http/parts.ts';
import { sendProblem } from './http/plugins/problems.ts';
import { requestId } from './http/plugins/tracing.ts';
import { validatorCompiler } from './http/validation/compiler.ts';
import { makeMetrics } from './metrics/index.ts';
import { readAllowance } from './outbox/index.ts';
import { loadProfiles } from './profiles/index.ts';
import type { Clock } from './recovery/ports/clock.ts';
import type { Store } from './recovery/ports/store.ts';
import { type Settings, SettingsError } from './settings.ts';
import { openStore } from './store/index.ts';
import type { Tracing } from './tracing/index.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Certificate and key, as they were read at the start. */
interface Certified {
  cert: Buffer;
  key: Buffer;
}

/** What the HTTP side is built on. `start` makes the real ones; a test may give others. */
export interface AppParts {
  settings: Pick<Settings, 'behindProxy'> &
    Partial<Pick<Settings, 'webhookAllow' | 'slackSigningSecret'>> & { tls: Certified | null };
  store: Store;
  actions: Actions;
  profiles: FixedProfiles;
  /** Schema of a registration's `connection`. */
  connection: TSchema;
  /** Signs page tokens. */
  signingKey: Buffer;
  /** Goes into the hash of each token. */
  pepper: Buffer;
  metrics: Metered;
  tracing?: Tracing | null;
  clock: Pick<Clock, 'now'>;
  log: Logger;
  limits?: Partial<Limits>;
}

/** The app as production and tests run it. Closing it ends streams and waits, then the actions, then the store. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { settings, store, actions, metrics, clock, log } = parts;
  const limits = { ...usualLimits, ...parts.limits };
  const draining = new AbortController();
  // Every stream and every waiting call listens to it.
  setMaxListeners(0, draining.signal);
  const app: FastifyInstance = Fastify(serverOptions(settings, limits, log));
  app.setValidatorCompiler(validatorCompiler());
  // Views are made field by field and held to their schemas by the tests; nothing is dropped in between.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  const allowance = readAllowance(settings.webhookAllow ?? null);
  const slackSecret = settings.slackSigningSecret ?? null;
  const counted = metrics.delivered;
  const { tracing = null } = parts;
  const calling = openCalling({ store, actions, clock, allowance, slackSecret, counted, tracing, log });
  const { authenticate, forget } = authenticator(store.tokens, clock, parts.pepper);
  await http(app, {
    ...parts,
    tracing,
    calling,
    authenticate,
    desk: tokenDesk(store, clock, parts.pepper, forget),
    draining: draining.signal,
    limits,
  });
  app.addHook('onListen', async () => calling.start());
  app.addHook('preClose', async () => {
    draining.abort();
    await actions.stop();
    await calling.stop();
  });
  app.addHook('onClose', () => store.close());
  return app;
}

function serverOptions(
  { tls, behindProxy }: AppParts['settings'],
  { requestMs }: Limits,
  log: Logger,
): FastifyServerOptions {
  const options: FastifyServerOptions = {
    loggerInstance: log,
    genReqId: requestId,
    bodyLimit: 1024 * 1024,
    // Slow senders are cut off; slow work is not: a diagnosis may take as long as its host needs.
    requestTimeout: requestMs,
    clientErrorHandler: answerBroken,
    // While we end, calls are still answered in our own words: reads as ever, acts and /readyz with 503.
    return503OnClosing: false,
    // One hop: what a caller itself writes into X-Forwarded-For must not pass for its address.
    trustProxy: behindProxy ? (_address, hop) => hop < 1 : false,
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  };
  // Node looks for slow senders twice a minute, if it is not told otherwise.
  const slow = { headersTimeout: requestMs, connectionsCheckingInterval: Math.min(requestMs, 1000) };
  if (tls === null) return Object.assign(options, { http: slow });
  return Object.assign(options, { https: { ...tls, minVersion: 'TLSv1.2' as const, ...slow } });
}

/** The log; what could be a secret is struck out before it is written. */
export function makeLog(level: string, to?: DestinationStream): Logger {
  const secret = ['authorization', 'cookie', 'password', 'passphrase', 'privateKey', 'token', 'secret'];
  const paths = secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);
  const redact = { paths, censor: '[struck out]' };
  const options = { level, redact, serializers: { req: loggedRequest } };
  return to === undefined ? pino(options) : pino(options, to);
}

/** Opens everything that the settings name, listens, and takes up what an earlier process left open. */
export async function start(settings: Settings, warnings: string[] = []): Promise<FastifyInstance> {
  const log = makeLog(settings.logLevel);
  for (const warning of warnings) log.warn(warning);
  if (settings.databaseUrl !== null) {
    throw new SettingsError(
      'UNJAM_DATABASE_URL is set, and this version keeps its store in UNJAM_DATA alone',
    );
  }
  await named('UNJAM_WEBHOOK_ALLOW', async () => readAllowance(settings.webhookAllow));
  const tls = await named('UNJAM_TLS_CERT or UNJAM_TLS_KEY', async () => readTls(settings.tls));
  const profiles = await named('UNJAM_PROFILES', () => loadProfiles(settings.profiles ?? undefined));
  const store = await named('UNJAM_DATA', () => openStore({ folder: settings.data }));
  const pepper = await keptSecret(settings.data, 'pepper');
  await tellAdminToken(settings, store, pepper, log);
  const metrics = makeMetrics(store, version);
  const tracing = await openTraces(settings.traceEndpoint);
  const opening = tracing?.opening(openHost) ?? openHost;
  const runner = new Runner({
    store: metrics.store(store),
    clock: systemClock,
    openHost: metrics.opening((spec, known) =>
      opening(spec, { ...known, tell: (change) => tellChange(log, spec.server, change) }),
    ),
    profile: async (id) => profiles.get(id) ?? (await store.profiles.get(id))?.profile ?? null,
    ...{ operator, announce },
    ...(tracing === null ? {} : { within: tracing.within }),
    installation: (await keptSecret(settings.data, 'installation')).toString('hex').slice(0, 32),
    log,
  });
  const actions = tracing?.actions(runner) ?? runner;
  const signingKey = await keptSecret(settings.data, 'signing-key');
  const app = await buildApp({
    ...{ store, actions, profiles, signingKey, pepper, metrics, tracing, log },
    settings: { ...settings, tls },
    connection: connectionSchema,
    clock: systemClock,
    limits: { callsPerMinute: settings.rateLimit },
  });
  // After the rest has ended: what it did last is told, too.
  app.addHook('onClose', () => tracing?.close());
  try {
    await named('UNJAM_HOST or UNJAM_PORT', () => app.listen({ host: settings.host, port: settings.port }));
  } catch (error) {
    await app.close();
    throw error;
  }
  actions
    .takeUp()
    .catch((error: unknown) => log.error({ err: error }, 'open recoveries could not be taken up'));
  return app;
}

/** Nothing of it is even read where no spans are wanted. */
async function openTraces(endpoint: string | null): Promise<Tracing | null> {
  if (endpoint === null) return null;
  const { openTracing } = await import('./tracing/index.ts');
  return openTracing(endpoint, version);
}

/** What was done to a host stands in the log, whoever asked for it. */
function tellChange(log: Logger, server: string, change: HostChange): void {
  log.info({ server, ...change }, 'a call that changes a host');
}

async function tellAdminToken(settings: Settings, store: Store, pepper: Buffer, log: Logger): Promise<void> {
  const token = await firstAdminToken(store.tokens, pepper, settings.adminToken, settings.data, systemClock);
  if (token.from === 'file')
    log.info({ path: resolve(token.path) }, 'an admin token was made and written to this file');
  if (token.from === 'unused') {
    log.warn('UNJAM_ADMIN_TOKEN is not a token of this store; it is used for a new store alone');
  }
}

/** Whatever keeps us from starting because of a setting is told in one line that names it. */
async function named<T>(setting: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new SettingsError(`${setting}: ${why}`, { cause: error });
  }
}

/** Read once: what was found good is what is served with, also while the files are being renewed. */
function readTls(files: Settings['tls']): Certified | null {
  if (files === null) return null;
  const tls = { cert: readFileSync(files.cert), key: readFileSync(files.key) };
  createSecureContext(tls);
  return tls;
}
