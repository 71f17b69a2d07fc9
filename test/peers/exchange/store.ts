import { writeFileSync } from 'node:fs';
import type { Config } from './config.ts';
import { Events } from './events.ts';
import { end, say, terminatedUnexpectedly } from './fate.ts';

/** The double in the role of the store: it only has to be there, and it dies when the other one kills it. */
export function runStore(config: Config) {
  const events = new Events(config);
  process.on('SIGTERM', () => {
    events.shutDown();
    end(config, 0);
  });
  process.on('SIGUSR2', () => {
    events.storeCrashed();
    say(config, 'crashes');
    end(config, terminatedUnexpectedly);
  });
  setInterval(() => {}, 3_600_000);
  events.started();
  writeFileSync(`${config.dir}/loaded`, `${process.pid}\n`);
  say(config, 'is up');
}
