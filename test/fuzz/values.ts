import fc from 'fast-check';
import type { Random } from '../corpus/index.ts';

/** What texts are made of. */
const letters = Array.from('abcXYZ019 ._-/é\u{1f4ec}');

/** As much of JSON Schema as our document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
}

/** Values that fit the schemas of one document, and values that nearly do. */
export class Values {
  readonly #schemas: Record<string, Schema>;
  readonly #random: Random;
  /** A pattern is dear to draw from. */
  readonly #drawn = new Map<string, string[]>();

  constructor(schemas: Record<string, Schema>, random: Random) {
    this.#schemas = schemas;
    this.#random = random;
  }

  /** A value that fits, as far as its schema tells. */
  fitting(given: Schema): unknown {
    const schema = this.#resolved(given);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return this.#random.pick(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined) return this.fitting(this.#random.pick(choices));
    switch ([schema.type].flat()[0]) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return this.#array(schema);
      case 'string':
        return this.#string(schema);
      case 'integer':
        return Math.round(this.#number(schema));
      case 'number':
        return this.#number(schema);
      case 'boolean':
        return this.#random.chance(0.5);
      case 'null':
        return null;
      default:
        return this.#odd();
    }
  }

  /** The same with one thing wrong in it, somewhere. */
  spoiled(value: unknown): unknown {
    const random = this.#random;
    if (Array.isArray(value) && value.length > 0 && random.chance(0.7)) {
      const at = random.below(value.length);
      return value.with(at, this.spoiled(value[at]));
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const names = Object.keys(value);
      const fields = value as Record<string, unknown>;
      if (names.length > 0 && random.chance(0.7)) {
        const name = random.pick(names);
        return { ...fields, [name]: random.chance(0.2) ? undefined : this.spoiled(fields[name]) };
      }
      return { ...fields, [random.pick(['dryRn', '__proto__x', 'constructor', 'x', ''])]: this.#odd() };
    }
    return this.#odd();
  }

  #resolved(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    return this.#resolved(this.#schemas[schema.$ref.split('/').at(-1)!]!);
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (const [name, schema] of Object.entries(properties)) {
      // A rehearsal is the rule: else one request would end what the next ones need.
      const share = name === 'dryRun' ? 0.5 : 0.3;
      if (required.includes(name) || this.#random.chance(share)) object[name] = this.fitting(schema);
    }
    if (typeof additionalProperties === 'object')
      for (let n = this.#random.below(3); n > 0; n -= 1)
        object[`extra${n}`] = this.fitting(additionalProperties);
    return object;
  }

  #array({ items = {}, minItems = 0, maxItems = minItems + 3 }: Schema): unknown[] {
    const length = minItems + this.#random.below(Math.min(maxItems, minItems + 3) - minItems + 1);
    return Array.from({ length }, () => this.fitting(items));
  }

  #string({ pattern, minLength = 0, maxLength = minLength + 40 }: Schema): string {
    if (pattern !== undefined) return this.#random.pick(this.#matching(pattern));
    const length = minLength + this.#random.below(Math.min(maxLength, minLength + 40) - minLength + 1);
    return Array.from({ length }, () => this.#random.pick(letters)).join('');
  }

  #matching(pattern: string): string[] {
    const known = this.#drawn.get(pattern);
    if (known !== undefined) return known;
    // What must not follow is left to chance, and to the whole pattern.
    const likely = new RegExp(pattern.replace(/\(\?!(?:[^()]|\([^()]*\))*\)/g, ''));
    const exact = new RegExp(pattern, 'u');
    const drawn = fc.sample(fc.stringMatching(likely), { numRuns: 60, seed: 1 }).filter((s) => exact.test(s));
    this.#drawn.set(pattern, drawn);
    return drawn;
  }

  #number({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): number {
    const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
    const most = maximum ?? (exclusiveMaximum === undefined ? least + 100 : exclusiveMaximum - 1);
    return this.#random.pick([least, most, least + this.#random.next() * (most - least)]);
  }

  #odd(): unknown {
    return this.#random.pick<unknown>([
      null,
      0,
      -1,
      1.5,
      1e308,
      2 ** 53,
      true,
      'true',
      '',
      'x'.repeat(2000),
      'bell\u0007',
      'nul\u0000',
      '../../etc/passwd',
      '$(id)',
      '\ud800',
      [],
      [null],
      {},
      { a: { b: { c: [] } } },
      Array.from({ length: 500 }, () => 1),
    ]);
  }
}
