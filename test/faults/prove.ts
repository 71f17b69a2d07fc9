// Breaks each line on which a promise rests, in a copy of the tree, and shows that the tests notice.
// npm run prove [-- --only WORDS]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { broken, type Mutation, mutations } from './prove/mutations.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const root = fileURLToPath(new URL('../..', import.meta.url));
const tree = mkdtempSync(`${tmpdir()}/unjam-prove-`);
process.once('exit', () => rmSync(tree, { recursive: true, force: true }));
for (const part of ['src', 'test', 'openapi', 'package.json', 'tsconfig.json', 'README.md'])
  cpSync(`${root}/${part}`, `${tree}/${part}`, { recursive: true });
symlinkSync(`${root}/node_modules`, `${tree}/node_modules`);

const chosen = mutations.filter(({ promise }) => promise.includes(values.only));
const commands = new Map(chosen.map(({ noticedBy }) => [noticedBy.join(' '), noticedBy]));
/** They would notice anything, and so prove nothing. */
const unsound = new Set([...commands].filter(([, command]) => !passes(command)).map(([key]) => key));
for (const command of unsound) say(`FAILS WITH NOTHING BROKEN: node ${command}`);
say(`${commands.size - unsound.size} of ${commands.size} commands pass with nothing broken`);
const survivors = chosen.filter(
  (mutation) => unsound.has(mutation.noticedBy.join(' ')) || !isNoticed(mutation),
);
for (const { promise, file } of survivors) say(`NOT PROVED: ${promise} (${file})`);
say(`${chosen.length - survivors.length} of ${chosen.length} mutations caught`);
process.exitCode = survivors.length === 0 ? 0 : 1;

function isNoticed(mutation: Mutation): boolean {
  const path = `${tree}/${mutation.file}`;
  const sound = readFileSync(path, 'utf8');
  writeFileSync(path, broken(tree, mutation));
  const began = performance.now();
  const noticed = !passes(mutation.noticedBy);
  writeFileSync(path, sound);
  const seconds = Math.round((performance.now() - began) / 1000);
  say(
    `${noticed ? 'caught' : 'SURVIVED'}: ${mutation.promise} (${mutation.noticedBy.find((part) => part.endsWith('.ts'))}, ${seconds} s)`,
  );
  return noticed;
}

function passes(command: string[]): boolean {
  // Under a test runner a child would report to it instead of exiting with its own verdict.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, command, { cwd: tree, stdio: 'ignore', env }).status === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
