import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Planted } from './planting.ts';

/** Where every planted message is now, by its content. */
export interface Account {
  /** Nowhere, byte for byte. */
  missing: Planted[];
  /** At more places than it was planted at. */
  doubled: Planted[];
}

/** Looks through whole folders: queues, holding, archive, poison, sink. */
export function account(planted: readonly Planted[], folders: string[]): Account {
  const surplus = new Map<string, number>();
  const count = (digest: string, by: number) => surplus.set(digest, (surplus.get(digest) ?? 0) + by);
  for (const { sha256 } of planted) count(sha256, -1);
  for (const folder of folders) {
    for (const file of files(Buffer.from(folder))) count(digestOf(file), 1);
  }
  return {
    missing: planted.filter(({ sha256 }) => surplus.get(sha256)! < 0),
    doubled: planted.filter(({ sha256 }) => surplus.get(sha256)! > 0),
  };
}

/** Paths as bytes, since a name need not be text. */
function* files(folder: Buffer): Generator<Buffer> {
  for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
    const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
    if (entry.isDirectory()) yield* files(path);
    if (entry.isFile()) yield path;
  }
}

function digestOf(file: Buffer): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
