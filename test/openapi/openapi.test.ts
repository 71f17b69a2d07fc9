import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { jobStates } from '../../src/recovery/job.ts';
import { catalogue } from '../../src/recovery/problems.ts';
import { documentPath, makeDocument } from './document.ts';

interface Media {
  schema: object;
  example?: unknown;
}
interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, { post: Operation }>;
  components: { schemas: Record<string, { properties?: Record<string, { enum?: string[] }> }> };
}

const document = JSON.parse(await makeDocument()) as Document;
const operations = operationsIn(document.paths);

function operationsIn(part: Document['paths']) {
  return Object.entries(part).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

test('the committed document is what the routes make', async () => {
  const committed = await readFile(documentPath, 'utf8');
  const hint = 'run `node test/openapi/generate.ts` and review the difference';
  assert.ok(committed === (await makeDocument()), hint);
});

test('each operation has a name of its own, words, a tag, its security and its problems', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { path, method, operation } of operations) {
    const where = `${method} ${path}`;
    assert.match(operation.operationId ?? '', /^[a-z]+([A-Z][a-z]+)*$/, where);
    assert.ok(operation.summary && operation.description && operation.tags?.length === 1, where);
    assert.equal(operation.security?.length, path.startsWith('/v1/') || path === '/metrics' ? 1 : 0, where);
    assert.ok(operation.responses['4XX']?.content?.['application/problem+json'], where);
    if (method === 'post') assert.equal(operation.requestBody?.required, false, where);
  }
});

test('no generated name is left, and every reference leads somewhere', () => {
  const text = JSON.stringify(document);
  assert.ok(!/"def-\d+"|x-component|"\$id"/.test(text));
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    assert.ok(name! in document.components.schemas, name);
  }
});

test('every code of the catalogue is in the document', () => {
  const codes = document.components.schemas.Problem?.properties?.code?.enum;
  assert.deepEqual(codes, Object.keys(catalogue));
});

test('every kind of message that a webhook is told by default is in the document', () => {
  const types = Object.keys(document.webhooks);
  const ofStates = jobStates.filter((state) => state !== 'open').map((state) => `job.${state}`);
  const source = globSync(`${import.meta.dirname}/../../src/{actions,outbox}/**/*.ts`)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const told = [...source.matchAll(/'((?:job|round|alert)\.[a-z-]+)'/g)].map(([, type]) => type!);
  assert.ok(told.length > 8);
  for (const type of [...ofStates, ...told]) assert.ok(types.includes(type), type);
});

test('every answer in JSON, every body and every problem shows an example', () => {
  for (const { path, method, operation } of operations) {
    const where = `${method} ${path}`;
    for (const [status, { content }] of Object.entries(operation.responses)) {
      for (const [type, media] of Object.entries(content ?? {})) {
        const isWanted = type.endsWith('json') && path !== '/openapi.json';
        assert.ok(!isWanted || media.example !== undefined, `${where} ${status} ${type}`);
      }
    }
    const body = operation.requestBody?.content['application/json'];
    assert.ok(body === undefined || JSON.stringify(resolved(body)).includes('"example'), `${where} body`);
  }
});

/** With the schema that it refers to. */
function resolved(media: Media): object {
  const name = /^#\/components\/schemas\/(\w+)$/.exec((media.schema as { $ref?: string }).$ref ?? '')?.[1];
  return name === undefined ? media : { ...media, schema: document.components.schemas[name] };
}

test('every example fits its schema', () => {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  ajv.addSchema({ $id: 'document', ...document });
  let examples = 0;
  for (const { path, method, operation } of [...operations, ...operationsIn(document.webhooks)]) {
    const contents = [operation.requestBody, ...Object.values(operation.responses)].map(
      (part) => part?.content,
    );
    for (const media of contents.flatMap((content) => Object.values(content ?? {}))) {
      if (media.example === undefined) continue;
      examples++;
      const schema = JSON.parse(JSON.stringify(media.schema).replaceAll('"#/', '"document#/')) as object;
      assert.ok(ajv.validate(schema, media.example), `${method} ${path}: ${ajv.errorsText()}`);
    }
  }
  assert.ok(examples > 100);
});

test('the linters of the trade have nothing to say', () => {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const root = `${import.meta.dirname}/../..`;
  const commands = [
    ['redocly', 'lint', '--config', `${root}/.redocly.yaml`, '--format=json', documentPath],
    ['spectral', 'lint', documentPath, '--ruleset', `${root}/.spectral.yaml`, '--fail-severity=hint'],
  ] as const;
  for (const [command, ...args] of commands) {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env });
    assert.equal(status, 0, `${command}: ${stdout}${stderr}`);
    if (command !== 'redocly') continue;
    const { totals } = JSON.parse(stdout) as { totals: { errors: number; warnings: number } };
    assert.deepEqual([totals.errors, totals.warnings], [0, 0], stdout);
  }
});
