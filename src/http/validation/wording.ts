import type { ErrorObject } from 'ajv';

/** Ajv's errors in words for people. Values of the caller are not repeated: one may be a secret. */
export function wording(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties':
      return 'is not known here';
    case 'required':
      return 'is missing';
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).map((v) => JSON.stringify(v)).join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`;
    case 'pattern':
      return `must match ${String(params.pattern)}`;
    default:
      return error.message ?? 'is wrong';
  }
}

/** Where the error is: for a missing or unknown member, the member itself. */
export function placeOf(error: ErrorObject): string[] {
  const place = error.instancePath.split('/').slice(1).map(unescaped);
  const params = error.params as Record<string, string | undefined>;
  const member = params.missingProperty ?? params.additionalProperty;
  return member === undefined ? place : [...place, member];
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
