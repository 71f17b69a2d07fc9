import { createHash } from 'node:crypto';
import type { Message } from '../../recovery/message.ts';
import type { Path } from '../../recovery/names.ts';
import type { Digest } from '../../recovery/ports/host.ts';
import type { Work } from '../work.ts';

/**
 * A larger message gets no hash, in bytes: the service is down while it is read, and a sparse file costs nothing to
 * make.
 */
const largestRead = 256 * 1024 * 1024;

/**
 * What these messages of one folder hold; null for one that cannot be read or is too large to be. Of a message of
 * several parts it is the digest of the list that `sha256sum` would print of them, as it is for a folder.
 */
export async function digestsOf(
  work: Work,
  folder: Path,
  messages: Pick<Message, 'parts' | 'size'>[],
): Promise<(Digest | null)[]> {
  const isRead = ({ size }: { size: number }): boolean => size <= largestRead;
  const all = await work.host.files.digest(
    folder,
    messages.filter(isRead).flatMap((m) => m.parts),
  );
  let at = 0;
  return messages.map((message) => {
    if (!isRead(message)) return null;
    const { parts } = message;
    const mine = all.slice(at, at + parts.length);
    at += parts.length;
    return parts.length === 1 ? mine[0]! : together(parts, mine);
  });
}

function together(parts: string[], digests: (Digest | null)[]): Digest | null {
  const sum = createHash('sha256');
  let messageId: string | null = null;
  for (const [k, digest] of digests.entries()) {
    if (digest === null) return null;
    sum.update(`${digest.sha256}  ${parts[k]}\n`, 'latin1');
    messageId ??= digest.messageId;
  }
  return { sha256: sum.digest('hex'), messageId };
}
