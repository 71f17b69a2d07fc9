import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const root = mkdtempSync(join(tmpdir(), 'unjam-store-'));
let made = 0;
after(() => rmSync(root, { recursive: true, force: true }));

/** The path of a folder that is not there yet; removed after the tests. */
export function newFolder(): string {
  made += 1;
  return join(root, String(made));
}
