import type { Profile } from '../../../src/recovery/profile.ts';

/** The four fields that such a daemon needs of a profile. */
export const postd: Profile = {
  id: 'postd',
  service: { name: 'postd' },
  root: '/var/spool/postd',
  queues: [{ name: 'in', path: 'in' }],
};

/** The same of a daemon whose messages are mail. */
export const postdMail: Profile = { ...postd, message: { unit: 'file', format: 'rfc822' } };
