import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { documentPath } from './document.ts';

const root = join(import.meta.dirname, '../..');
const usualPath = 'openapi/openapi.json';

interface Document {
  info: Record<string, unknown>;
  components: { schemas: Record<string, unknown> };
}

/** The commands of `npm run check:openapi`, as they stand there. */
async function commands(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  assert.match(scripts.check!, /npm run check:openapi/);
  return scripts['check:openapi']!.split(' && ');
}

/** Runs one of them on our document with a change in it. */
async function run(t: TestContext, command: string, change: (document: Document) => void) {
  const document = JSON.parse(await readFile(documentPath, 'utf8')) as Document;
  change(document);
  const folder = await mkdtemp(join(tmpdir(), 'unjam-strict-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'openapi.json');
  await writeFile(path, JSON.stringify(document));
  assert.ok(command.includes(usualPath), command);
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const options = { cwd: root, encoding: 'utf8', env, shell: true } as const;
  const { status, stdout, stderr } = spawnSync(command.replace(usualPath, path), options);
  return { status, said: stdout + stderr };
}

// What each linter, left to its own measure, only warns of.
const warnings: [string, RegExp, (document: Document) => void][] = [
  ['redocly', /info-license/, ({ info }) => delete info.license],
  ['redocly', /no-unused-components/, ({ components }) => Object.assign(components.schemas, { Odd: {} })],
  ['spectral', /info-contact/, ({ info }) => delete info.contact],
  ['spectral', /oas3-unused-component/, ({ components }) => Object.assign(components.schemas, { Odd: {} })],
];

for (const [linter, rule, change] of warnings) {
  test(`what ${linter} warns of fails the check: ${rule.source}`, async (t) => {
    const command = (await commands()).find((one) => one.startsWith(linter));
    assert.ok(command !== undefined);
    const { status, said } = await run(t, command, change);
    assert.match(said, rule);
    assert.equal(status, 1, said);
  });
}
