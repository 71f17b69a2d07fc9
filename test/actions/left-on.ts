import { readdirSync } from 'node:fs';
import type { Job } from '../../src/recovery/job.ts';
import { toText } from '../../src/recovery/names.ts';
import type { Exchange } from '../peers/exchange/index.ts';

/** What a recovery has left in the spool, but for what it set apart. */
export function leftOn(exchange: Exchange, { spec }: Job): string[] {
  const all = readdirSync(exchange.root, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => path.includes('unjam') && !path.startsWith(toText(spec.poisonFolder)));
}
