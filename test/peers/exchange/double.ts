// The Exchange double: a stand-in for the Exchange Internet Mail Service (or for its store), for tests and
// demo. A program of its own: node double.ts --config FILE.json. See config.ts and faults.ts for the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../corpus/index.ts';
import { isAlive } from '../unit/processes.ts';
import { type Config, readConfig } from './config.ts';
import { runImc } from './imc.ts';
import { runStore } from './store.ts';

const { values } = parseArgs({ options: { config: { type: 'string' } } });
const config = readConfig(values.config!);
process.title = `exchange-double ${config.role}`;
endWithGuard(config);
if (config.role === 'store') runStore(config);
else await runImc(config, randomFrom(seedOf(config)));

/** Another order and other times at every start, and the same ones for the same seed. */
function seedOf({ dir, seed }: Config): number {
  const starts = startsBefore(dir) + 1;
  writeFileSync(`${dir}/starts`, `${starts}\n`);
  return seed === null ? Date.now() * 1000 + process.pid : seed * 7919 + starts;
}

function startsBefore(dir: string): number {
  try {
    return Number(readFileSync(`${dir}/starts`, 'utf8'));
  } catch {
    return 0;
  }
}

function endWithGuard({ guard }: Config) {
  if (guard === null) return;
  setInterval(() => isAlive(guard) || process.exit(1), 1000).unref();
}
