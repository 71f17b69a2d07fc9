import { join } from 'node:path';
import type { Profile } from '../../src/recovery/profile.ts';
import type { Registration } from '../../src/recovery/server.ts';

/** A product with one queue, whose service is only a file: it takes no mail and needs no time. */
export const idle: Profile = {
  id: 'idle',
  service: { name: 'idle' },
  root: '/',
  queues: [{ name: 'in', path: 'in' }],
  message: { unit: 'file', format: 'rfc822' },
};

const atOnce = { observeSeconds: 0, sampleSeconds: 0.05, startSeconds: 5, stopSeconds: 5 };

/** Its spool is below `root` in this folder. */
export function idleRegistration(folder: string, timing: Registration['timing'] = atOnce) {
  const up = join(folder, 'up');
  return {
    profile: idle.id,
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
    timing,
  };
}
