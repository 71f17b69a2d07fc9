import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { makeMetrics } from '../../src/metrics/index.ts';
import { openStoreInMemory } from '../store/in-memory.ts';
import { namesIn } from './reading.ts';

const docker = (file: string) => fileURLToPath(new URL(`../../docker/${file}`, import.meta.url));
const figures = async () => namesIn((await makeMetrics(await openStoreInMemory(), '1').read()).text);

interface Rules {
  groups: { rules: { alert: string; expr: string }[] }[];
}
interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}

test('each figure that alerts and dashboard name is one that Unjam gives', async () => {
  const known = await figures();
  const rules = parse(await readFile(docker('prometheus/alerts.yaml'), 'utf8')) as Rules;
  const { panels } = JSON.parse(await readFile(docker('grafana/unjam.json'), 'utf8')) as Dashboard;
  const said = [
    ...rules.groups.flatMap((group) => group.rules.map(({ alert, expr }) => [alert, expr] as const)),
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ];
  assert.ok(said.length > 20);
  for (const [where, expr] of said) {
    const named = [...expr.matchAll(/\b(?:unjam|nodejs|process)_\w+/g)].map(([name]) => name);
    assert.ok(named.length > 0, where);
    for (const name of named) assert.ok(known.has(name), `${where}: ${name}`);
  }
});

test('every figure of our own is on the dashboard or in an alert', async () => {
  const shown =
    (await readFile(docker('grafana/unjam.json'), 'utf8')) +
    (await readFile(docker('prometheus/alerts.yaml'), 'utf8'));
  const ours = [...(await figures())].filter(
    (name) => name.startsWith('unjam_') && !/_(bucket|sum|count)$/.test(name),
  );
  assert.deepEqual(
    ours.filter((name) => !shown.includes(name)),
    [],
  );
});

test('Prometheus itself finds no fault with the rules, and they fire when they should', () => {
  for (const args of [
    ['check', 'rules', docker('prometheus/alerts.yaml')],
    ['test', 'rules', fileURLToPath(new URL('alerts.yaml', import.meta.url))],
  ]) {
    const { status, stdout, stderr } = spawnSync('promtool', args, { encoding: 'utf8' });
    assert.equal(status, 0, `${stdout}${stderr}`);
  }
});
