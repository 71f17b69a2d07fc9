import type { Spec } from '../../recovery/spec.ts';
import type { Remote } from './remote.ts';

/** What the product itself wrote down; only where the registration names no root of its own. */
export async function registeredRoot(remote: Remote, { rootRegistry }: Spec): Promise<string | null> {
  const found = /^(?:HKLM|HKEY_LOCAL_MACHINE)\\(.+)\\([^\\]+)$/i.exec(rootRegistry ?? '');
  if (found === null) return null;
  const [, key, value] = found;
  return await remote.ask<string | null>(
    'registryValue',
    { key, value },
    { doing: 'Looking for the spool in the registry' },
  );
}
