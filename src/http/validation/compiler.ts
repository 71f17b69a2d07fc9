import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import { meantAlternatives } from './alternatives.ts';
import { controlFaults } from './controls.ts';
import { InvalidRequest, pointerTo, type RequestFault, type RequestPart } from './faults.ts';
import { placeOf, wording } from './wording.ts';

const mostFaults = 100;

/**
 * Bodies are exact: `{"dryRun": 0}` or `{"dryRn": true}` taken kindly would be a real run where a rehearsal
 * was meant. Query and path are text and are read as what the schema asks for. Headers are only described
 * by their schemas; what they say is read where it is used.
 */
export function validatorCompiler(): FastifySchemaCompiler<object> {
  const strict = { allErrors: true, allowUnionTypes: true, removeAdditional: false } as const;
  const exact = withFormats(new Ajv2020({ ...strict, coerceTypes: false }));
  const coercing = withFormats(new Ajv2020({ ...strict, coerceTypes: true }));
  return ({ schema, httpPart }) => {
    if (httpPart === undefined || httpPart === 'headers') return () => true;
    const part = httpPart as RequestPart;
    const validate = (part === 'body' ? exact : coercing).compile(schema);
    return (value: unknown) => {
      const faults = validate(value) ? [] : faultsOf(part, validate.errors ?? []);
      if (part === 'body' && !isFreeText(schema)) faults.push(...controlFaults(value));
      if (faults.length === 0) return { value };
      return { error: new InvalidRequest(part, faults.slice(0, mostFaults)) };
    };
  };
}

/** The mark of a body that a program wrote for people, with lines: nothing of it is shown as it came. */
const freeText = 'x-free-text';

function isFreeText(schema: object): boolean {
  return (schema as Record<string, unknown>)[freeText] === true;
}

function withFormats(ajv: Ajv2020): Ajv2020 {
  formats.default(ajv);
  ajv.addKeyword(freeText);
  return ajv;
}

function faultsOf(part: RequestPart, errors: ErrorObject[]): RequestFault[] {
  return meantAlternatives(errors).map((error) => {
    const place = placeOf(error);
    const detail = wording(error);
    return part === 'body' ? { detail, pointer: pointerTo(place) } : { detail, parameter: place.join('.') };
  });
}
