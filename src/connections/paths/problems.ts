import { type ByteName, type Path, toLine } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';

export function rootRefused(root: string, why: string): Problem {
  return new Problem('root-refused', `The root "${root}" ${why}.`, {
    untouched: 'Nothing was touched.',
    next: "Register the mail product's own spool folder as the root.",
  });
}

export function nameRefused(name: ByteName, path: Path, why: string): Problem {
  return new Problem('server-invalid', `"${toLine(name)}" in "${toLine(path)}" ${why}.`, {
    untouched: 'Nothing was touched.',
    next: 'Correct the path in profile or server: no entry of the host can have this name.',
  });
}
