import { posix, win32 } from 'node:path';
import type { Profile } from '../recovery/profile.ts';
import type { Registration } from '../recovery/server.ts';

/**
 * What is wrong with the root of a registration; null when it can be tried. A whole volume as a spool would
 * put everything on it within our reach, and is always a slip.
 */
export function rootFault(registration: Registration, profile: Profile): string | null {
  const ofProfile = typeof profile.root === 'string' ? profile.root : profile.root.default;
  const root = registration.root ?? ofProfile;
  if (root === undefined) {
    const inRegistry = typeof profile.root !== 'string' && profile.root.registry !== undefined;
    return inRegistry ? null : 'is missing, and the profile has none';
  }
  if (isVolume(root)) return 'is the root of a volume';
  if (!posix.isAbsolute(root) && !win32.isAbsolute(root)) return 'must be an absolute path';
  return null;
}

function isVolume(root: string): boolean {
  if (posix.normalize(root.replaceAll('\\', '/')) === '/') return true;
  const path = win32.normalize(root);
  return path.replace(/[\\/]+$/, '') === win32.parse(path).root.replace(/[\\/]+$/, '');
}
