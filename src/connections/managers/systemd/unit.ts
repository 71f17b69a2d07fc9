import { Check } from 'typebox/value';
import { UnitName } from '../config.ts';

/** The full name of a service unit; null for what cannot be one, such as the name of a Windows service. */
export function asUnit(name: string): string | null {
  if (!Check(UnitName, name)) return null;
  return name.endsWith('.service') ? name : `${name}.service`;
}
