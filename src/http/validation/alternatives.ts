import type { ErrorObject } from 'ajv';

/**
 * Of a value that may be one of several things, Ajv tells the faults against each of them. A person means
 * one: the alternative whose fixed members (`"type": "ssh"`) fit, else the one whose kind of value fits.
 * The faults of the others are left out; where none is meant, one sentence says what there is.
 */
export function meantAlternatives(errors: ErrorObject[]): ErrorObject[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  return unions.reduce(reduceUnion, errors);
}

function reduceUnion(errors: ErrorObject[], union: ErrorObject): ErrorObject[] {
  const inside = (error: ErrorObject) =>
    error !== union &&
    error.schemaPath.startsWith(`${union.schemaPath}/`) &&
    error.instancePath.startsWith(union.instancePath);
  const branches = Map.groupBy(errors.filter(inside), (error) => branchOf(union, error));
  const others = errors.filter((error) => error !== union && !inside(error));
  const meant = [...branches.values()].filter((branch) => !branch.some((error) => rulesOut(union, error)));
  if (meant.length === 1) return [...others, ...meant[0]!];
  return [...others, ruledOut(union, [...branches.values()].flat())];
}

function branchOf(union: ErrorObject, error: ErrorObject): string {
  return error.schemaPath.slice(union.schemaPath.length + 1).split('/')[0]!;
}

/** A wrong kind of value, or another fixed member: this alternative was not meant. */
function rulesOut(union: ErrorObject, error: ErrorObject): boolean {
  if (error.keyword === 'type') return error.instancePath === union.instancePath;
  if (error.keyword === 'const' || error.keyword === 'enum') return isDirectly(union, error);
  const missing = (error.params as { missingProperty?: string }).missingProperty;
  return missing === 'type' && error.instancePath === union.instancePath;
}

function isDirectly(union: ErrorObject, error: ErrorObject): boolean {
  return !error.instancePath.slice(union.instancePath.length + 1).includes('/');
}

/** One sentence on what there is, at the fixed member where there is one. */
function ruledOut(union: ErrorObject, errors: ErrorObject[]): ErrorObject {
  const fixed = errors.filter((error) => error.keyword === 'const' && isDirectly(union, error));
  if (fixed.length > 0) {
    const values = fixed.map((error) => (error.params as { allowedValue: unknown }).allowedValue);
    return { ...fixed[0]!, keyword: 'enum', params: { allowedValues: [...new Set(values)] } };
  }
  const kinds = errors
    .filter((error) => error.keyword === 'type' && error.instancePath === union.instancePath)
    .map((error) => String((error.params as { type: unknown }).type));
  if (kinds.length > 0) return { ...union, message: `must be ${[...new Set(kinds)].join(' or ')}` };
  const members = errors
    .filter((error) => error.keyword === 'required' && error.instancePath === union.instancePath)
    .map((error) => String((error.params as { missingProperty: unknown }).missingProperty));
  return {
    ...union,
    message: members.length > 0 ? `must have ${members.join(' or ')}` : 'fits none of the alternatives',
  };
}
