import { join } from 'node:path';
import type { Profile } from '../../src/recovery/profile.ts';

/** A product with one queue. */
export const profile: Profile = {
  id: 'bench',
  service: { name: 'bench' },
  root: '/',
  queues: [{ name: 'in', path: 'in' }],
  message: { unit: 'file', format: 'rfc822' },
};

/** A spool of files below `root` in this folder, and a service that is only a file. */
export function registration(folder: string) {
  const up = join(folder, 'up');
  return {
    profile: 'bench',
    root: join(folder, 'root'),
    connection: {
      type: 'local',
      service: {
        manager: 'command',
        start: ['touch', up],
        stop: ['rm', '-f', up],
        status: ['sh', '-c', `test -f '${up}' || exit 3`],
      },
    },
    timing: { observeSeconds: 0, sampleSeconds: 0.05, startSeconds: 5, stopSeconds: 5 },
  };
}
