import { fileURLToPath } from 'node:url';
import type { Unit } from '../unit/unit.ts';
import type { Config } from './config.ts';

const probe = fileURLToPath(new URL('probe.ts', import.meta.url));

/** Seconds, as short as a double allows: it dies within a second of its start, or not at all. */
const timing = {
  startSeconds: 10,
  stopSeconds: 3,
  observeSeconds: 1,
  observeMaxSeconds: 5,
  sampleSeconds: 0.1,
  flowSeconds: 2,
};

/** The body of `PUT /v1/servers/{server}` for this double. */
export function registration(config: Config, unit: Unit<Config>) {
  return {
    profile: `exchange-${config.product}`,
    root: config.root,
    connection: {
      type: 'local',
      service: { manager: 'command', ...unit.commands() },
      logs: { Application: { file: config.eventLog, format: 'events' } },
    },
    timing,
  };
}

/** What differs from the profile of the product, since there is one host for everything. */
export function profileOverrides(config: Config) {
  const port = config.smtpPort;
  return { needs: [], health: port === null ? {} : { tcp: [{ port, host: '127.0.0.1', expect: '^220 ' }] } };
}

/** "Test the normal operation": sends one message by SMTP and waits until it is delivered. */
export function probeCommand(config: Config): string[] {
  return [process.execPath, probe, `${config.dir}/config.json`];
}
