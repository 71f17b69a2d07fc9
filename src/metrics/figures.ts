import { Counter, collectDefaultMetrics, Gauge, Histogram, type Registry } from 'prom-client';

/** Everything that is counted as it happens, since the start of this process. */
export function counters(registers: Registry[]) {
  return {
    rounds: new Counter({
      name: 'unjam_rounds_total',
      help: 'Rounds played, by verdict.',
      labelNames: ['verdict'] as const,
      registers,
    }),
    moved: new Counter({
      name: 'unjam_messages_moved_total',
      help: 'Messages moved between spool, holding and poison folder, by what the move was for.',
      labelNames: ['kind'] as const,
      registers,
    }),
    down: new Counter({
      name: 'unjam_service_down_seconds_total',
      help: 'Seconds for which a mail service was down in our hands: from proved down to standing again.',
      labelNames: ['server'] as const,
      registers,
    }),
    actions: new Histogram({
      name: 'unjam_action_duration_seconds',
      help: 'How long actions took, by action and end.',
      labelNames: ['action', 'end'] as const,
      buckets: [1, 5, 15, 60, 300, 900, 3600],
      registers,
    }),
    connectionErrors: new Counter({
      name: 'unjam_connection_errors_total',
      help: 'Calls to hosts that failed, by code.',
      labelNames: ['code'] as const,
      registers,
    }),
    deliveries: new Counter({
      name: 'unjam_webhook_deliveries_total',
      help: 'Attempts to deliver a webhook, by what came of them.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    requests: new Histogram({
      name: 'unjam_http_request_duration_seconds',
      help: 'How long calls took, by route and status.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 30],
      registers,
    }),
  };
}
export type Counters = ReturnType<typeof counters>;

/** What stands in the store: asked for at each scrape, and the same after a restart. */
export function gauges(registers: Registry[]) {
  return {
    jobs: new Gauge({
      name: 'unjam_jobs',
      help: 'Recoveries by state and outcome; the outcome is empty while one is open.',
      labelNames: ['state', 'outcome'] as const,
      registers,
    }),
    unaccounted: new Gauge({
      name: 'unjam_messages_unaccounted',
      help: 'Messages of which nobody can say where they are, over all recoveries. Anything but 0 is a fault.',
      registers,
    }),
    held: new Gauge({
      name: 'unjam_messages_held',
      help: 'Messages in holding, by server with an open recovery.',
      labelNames: ['server'] as const,
      registers,
    }),
    oldestHeld: new Gauge({
      name: 'unjam_oldest_held_timestamp_seconds',
      help: 'Since when mail is held, by server with an open recovery.',
      labelNames: ['server'] as const,
      registers,
    }),
    waiting: new Gauge({
      name: 'unjam_recovery_waiting',
      help: 'Whether a person is needed, by server with an open recovery.',
      labelNames: ['server'] as const,
      registers,
    }),
  };
}
export type Gauges = ReturnType<typeof gauges>;

/** What is true of the process: its build, its memory, and the delay of its event loop. */
export function processFigures(registry: Registry, version: string): void {
  collectDefaultMetrics({ register: registry });
  // Gauges with the name of a counter: Prometheus' own linter refuses them, and nobody needs them.
  for (const what of ['handles', 'requests', 'resources']) {
    registry.removeSingleMetric(`nodejs_active_${what}_total`);
  }
  new Gauge({
    name: 'unjam_build_info',
    help: 'Always 1; the labels tell what runs.',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version, node: process.version }, 1);
}
