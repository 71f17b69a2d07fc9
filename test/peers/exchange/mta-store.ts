import { readdirSync, readFileSync } from 'node:fs';
import { marksOf } from '../../corpus/index.ts';

/** Messages that no spool folder shows: the other place where a corrupt one can lie. */
export function isMtaStoreCorrupt(dir: string): boolean {
  const folder = `${dir}/mtastore`;
  return names(folder).some((name) => marksOf(readFileSync(`${folder}/${name}`)).poison !== null);
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
