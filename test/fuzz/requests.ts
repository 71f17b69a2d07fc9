import type { Random } from '../corpus/index.ts';
import { type Schema, Values } from './values.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Schema;
}
export interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** What exists, by the name of the path parameter. */
export type Known = Record<string, string[]>;

const methods = ['get', 'put', 'post', 'delete'];
const odd = [
  '',
  '%00',
  '..',
  '%2e%2e%2f',
  'a%2Fb',
  '%',
  '\u00e9',
  'x'.repeat(300),
  '%F0%9F%93%AC',
  '-1',
  '1e9',
  '*',
  '"',
  "'",
];
const accepts = [
  'application/json',
  'text/plain',
  'text/html',
  '*/*',
  'image/png',
  'application/*;q=0.1',
  ',;,',
  '',
];
const types = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'multipart/form-data',
  '',
  'application/x-www-form-urlencoded',
];

/** Requests made from the document itself: every operation, every field; most fit, the others nearly. */
export class Requests {
  readonly #random: Random;
  readonly #values: Values;
  readonly #operations: { method: string; path: string; operation: Operation }[];
  readonly #tokens: { admin: string; reader: string };

  constructor(document: OpenApi, random: Random, tokens: { admin: string; reader: string }) {
    this.#random = random;
    this.#tokens = tokens;
    this.#values = new Values(document.components.schemas, random);
    this.#operations = Object.entries(document.paths).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const operation = item[method];
        return operation === undefined ? [] : [{ method, path, operation }];
      }),
    );
  }

  next(known: Known): Request {
    const { method, path, operation } = this.#random.pick(this.#operations);
    const parameters = operation.parameters ?? [];
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => this.#step(name, known, parameters));
    const query = parameters.filter((p) => p.in === 'query').flatMap((p) => this.#query(p));
    const headers: Record<string, string> = { ...this.#token(), ...this.#headers(parameters) };
    const body = this.#body(operation, headers);
    return {
      method: this.#random.chance(0.005) ? 'PATCH' : method.toUpperCase(),
      url: query.length === 0 ? filled : `${filled}?${query.join('&')}`,
      headers,
      body,
    };
  }

  #step(name: string, known: Known, parameters: Parameter[]): string {
    if (this.#random.chance(0.85)) return encodeURIComponent(this.#random.pick(known[name] ?? ['1']));
    if (this.#random.chance(0.5)) return this.#random.pick(odd);
    const schema = parameters.find((p) => p.name === name)?.schema ?? { type: 'string' };
    return encodeURIComponent(String(this.#values.fitting(schema)));
  }

  #query({ name, schema }: Parameter): string[] {
    if (!this.#random.chance(0.15)) return [];
    const value = this.#random.chance(0.8)
      ? encodeURIComponent(String(this.#values.fitting(schema)))
      : this.#random.pick(odd);
    return this.#random.chance(0.02) ? [`${name}=${value}`, `${name}=${value}`] : [`${name}=${value}`];
  }

  #token(): Record<string, string> {
    if (this.#random.chance(0.96)) return { authorization: `Bearer ${this.#tokens.admin}` };
    if (this.#random.chance(0.5)) return { authorization: `Bearer ${this.#tokens.reader}` };
    return this.#random.chance(0.5)
      ? {}
      : { authorization: this.#random.pick(['Basic eDp5', 'Bearer', 'Bearer x']) };
  }

  #headers(parameters: Parameter[]): Record<string, string> {
    const random = this.#random;
    const headers: Record<string, string> = {};
    if (random.chance(0.15)) headers.accept = random.pick(accepts);
    for (const { name } of parameters.filter((p) => p.in === 'header')) {
      if (!random.chance(0.2)) continue;
      const likely: Record<string, string[]> = {
        Prefer: ['respond-async', 'wait=0', 'wait=1', 'wait=-1', 'respond-async, wait=2'],
        'If-Match': ['*', '"1"', '"2"', 'W/"1"'],
        'If-None-Match': ['*', '"1"'],
        'Idempotency-Key': [`k${random.below(50)}`, 'x'.repeat(300)],
        'Last-Event-ID': ['0', '1', '-1', 'x'],
      };
      headers[name.toLowerCase()] = random.pick([...(likely[name] ?? ['x']), 'caf\u00e9', '""', ' ']);
    }
    return headers;
  }

  #body({ requestBody }: Operation, headers: Record<string, string>): string | undefined {
    const random = this.#random;
    if (requestBody === undefined) return undefined;
    headers['content-type'] = random.chance(0.97) ? 'application/json' : random.pick(types);
    if (random.chance(0.02)) return this.#broken();
    const value = this.#values.fitting(Object.values(requestBody.content)[0]!.schema);
    return JSON.stringify(random.chance(0.75) ? value : this.#values.spoiled(value));
  }

  #broken(): string {
    const random = this.#random;
    return random.pick([
      '',
      '{',
      '{"dryRun": tru',
      '{"a":1}{"b":2}',
      '\ufeff{}',
      'null',
      '[]',
      '"x"',
      'NaN',
      '{"__proto__": {"dryRun": true}}',
      '{"dryRun": true, "dryRun": false}',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `{"reason": "${'x'.repeat(1_100_000)}"}`,
    ]);
  }
}
