import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { PoisonKind } from '../../corpus/index.ts';
import { markOf } from '../unit/processes.ts';
import type { Patience } from '../unit/unit.ts';
import type { Config, Product } from './config.ts';
import { faultsWith, type SomeFaults } from './faults.ts';
import { freePort } from './ports.ts';

/** What a double is made with; everything has a default. */
export interface ExchangeOptions {
  /** Folder for everything, made when it is missing; default: a temporary one. */
  folder?: string;
  /** How many well-formed messages, half in `in` and half in `out`, or so many in each. Default 0. */
  messages?: number | { in: number; out: number };
  /** Poison to plant beside them, in any queue. */
  poison?: PoisonKind[];
  /** Of mail, names, order and times. Default 1; null: other order and times at every run. */
  seed?: number | null;
  workers?: number;
  /** Mean time of the work on a message, milliseconds. */
  workMs?: number;
  pollMs?: number;
  product?: Product;
  /** Greets and takes mail on a port of its own. */
  smtp?: boolean;
  /** A second double that this one needs, started before it. */
  store?: boolean;
  faults?: SomeFaults;
  patience?: Partial<Patience>;
  /** The doubles end with this process; false: they stay until they are killed. Default true. */
  guarded?: boolean;
  /** The test that this belongs to: `cleanup` runs after it, whatever its end. */
  test?: { after(hook: () => Promise<void>): void };
}

export interface Settings {
  folder: string;
  imc: Config;
  store: Config | null;
  patience: Patience;
}

export async function settingsOf(options: ExchangeOptions): Promise<Settings> {
  const folder = options.folder ?? mkdtempSync(`${tmpdir()}/exchange-double-`);
  const imc: Config = {
    role: 'imc',
    dir: `${folder}/imc`,
    root: `${folder}/imcdata`,
    sink: `${folder}/sink`,
    eventLog: `${folder}/application.events`,
    product: options.product ?? 'ims-5.5',
    workers: options.workers ?? 4,
    workMs: options.workMs ?? 5,
    pollMs: options.pollMs ?? 50,
    seed: options.seed === undefined ? 1 : options.seed,
    smtpPort: options.smtp === true ? await freePort() : null,
    store: options.store === true ? `${folder}/store` : null,
    guard: options.guarded === false ? null : markOf(process.pid),
    faults: faultsWith(options.faults ?? {}),
  };
  const store: Config | null =
    imc.store === null ? null : { ...imc, role: 'store', dir: imc.store, store: null };
  return { folder, imc, store, patience: { start: 10, stop: 2, ...options.patience } };
}
