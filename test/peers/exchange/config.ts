import { readFileSync } from 'node:fs';
import type { Faults } from './faults.ts';

/** What a double is told at its start; read anew at every start. All paths are absolute. */
export interface Config {
  /** `imc`: the Internet Mail Service. `store`: a service that it needs. */
  role: 'imc' | 'store';
  /** Folder of the unit: pid file, fence, output, seed of the last start. Outside the root. */
  dir: string;
  /** Spool root: `in`, `out`, `work`, `pickup`, `queue.dat`. */
  root: string;
  /** Where delivered mail is counted; outside the root, on the same volume. */
  sink: string;
  /** JSON lines, shared by all doubles of one host. */
  eventLog: string;
  product: Product;
  workers: number;
  /** Mean of the exponential time that the work on one message takes. */
  workMs: number;
  /** Between two looks for new mail. */
  pollMs: number;
  /** Of order and times, together with the number of the start; null: another one each time. */
  seed: number | null;
  /** Port on 127.0.0.1; null: no SMTP. */
  smtpPort: number | null;
  /** Folder of the unit that must be up, as the store must for the real service; null: none. */
  store: string | null;
  /** The double ends with this process, so that none is left behind by a test that was killed. */
  guard: { pid: number; startedAt: string } | null;
  faults: Faults;
}

export type Product = 'imc-4.0' | 'ims-5.0' | 'ims-5.5';

export function readConfig(file: string): Config {
  return JSON.parse(readFileSync(file, 'utf8')) as Config;
}
