import type { Message } from '../../recovery/message.ts';
import type { Work } from '../work.ts';

/**
 * Which of these messages the product itself put into its own failure folder (`in\archive`). Told from
 * `taken`, because somebody must still look after them.
 */
export async function wasSetAside(work: Work, messages: Message[]): Promise<Set<number>> {
  const found = new Set<number>();
  const wanted = messages.map((m) => m.parts[0] ?? m.name);
  for (const folder of work.job.spec.setAside) {
    for (let at = 0; at < messages.length; at += 1000) {
      const entries = await work.host.files.look(folder, wanted.slice(at, at + 1000));
      entries.forEach((entry, i) => {
        const message = messages[at + i]!;
        if (entry !== null && (entry.identity === message.identity || entry.size === message.size))
          found.add(message.seq);
      });
    }
  }
  return found;
}
