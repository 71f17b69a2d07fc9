import type { Profile } from '../../recovery/profile.ts';
import type { ProfileSummary } from '../profile-book.ts';
import { oneLine, plural } from './lines.ts';

export function profilesText(profiles: ProfileSummary[]): string {
  return profiles
    .map(({ id, title, readOnly }) => `${id}  ${oneLine(title)}${readOnly ? '' : '  (your own)'}`)
    .join('\n');
}

export function profileText(profile: Profile): string {
  const root =
    typeof profile.root === 'string' ? profile.root : (profile.root.default ?? profile.root.registry);
  return [
    `${profile.id}  ${oneLine(profile.title ?? profile.id)}`,
    `  service ${oneLine(profile.service.name)}  root ${oneLine(root ?? 'as registered')}`,
    ...profile.queues.map((queue) => `  queue ${queue.name}: ${oneLine(queue.path)}`),
    `  ${plural(profile.signatures?.length ?? 0, 'event signature')}`,
  ].join('\n');
}
