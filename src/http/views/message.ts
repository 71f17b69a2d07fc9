import type { Job } from '../../recovery/job.ts';
import type { Message } from '../../recovery/message.ts';
import { toText } from '../../recovery/names.ts';
import type { MessageView } from '../schemas/message.ts';
import { bytes, oneLine, plural } from './lines.ts';

/** `job`: its own, which knows what was decided about its poison. */
export function messageView(message: Message, job: Pick<Job, 'disposed'>): MessageView {
  const { id, queue, size, sha256, messageId, life, thought, origin, seenAt } = message;
  const { suspicion, confidence, why, maybeDoubled, waiting } = message;
  return {
    ...{ id, queue },
    folder: toText(message.folder),
    name: toText(message.name),
    parts: message.parts.map(toText),
    size,
    modifiedAt: new Date(message.modifiedAt).toISOString(),
    ...{
      sha256,
      messageId,
      life,
      thought,
      origin,
      seenAt,
      suspicion,
      confidence,
      why,
      maybeDoubled,
      waiting,
    },
    deleted: deletionOf(message.id, job),
  };
}

function deletionOf(id: string, { disposed }: Pick<Job, 'disposed'>): MessageView['deleted'] {
  const deletion = disposed.find(({ does, message }) => does === 'delete' && message === id);
  if (deletion === undefined) return null;
  const { at, by, reason } = deletion;
  return { at, by, reason };
}

/** "in/HBWK2Q2P  poison  set apart  12 kB  why". */
export function messageLine(message: MessageView): string {
  const path = [message.queue, message.folder, message.name].filter((part) => part !== '').join('/');
  const flags = [message.maybeDoubled ? 'maybe doubled' : '', message.waiting ? 'waiting' : ''];
  const life = message.deleted === null ? wordFor[message.life] : 'set apart, deleted';
  const parts = [oneLine(path), message.thought, life, bytes(message.size), ...flags];
  if (message.why !== null) parts.push(oneLine(message.why));
  return parts.filter((part) => part !== '').join('  ');
}

export function messagesText(title: string, messages: MessageView[], more: boolean): string {
  return [
    `${title}  ${plural(messages.length, 'message')}${more ? ' on this page, and there are more' : ''}`,
    ...messages.map((message) => `  ${messageLine(message)}`),
  ].join('\n');
}

export function messageText(message: MessageView): string {
  return [
    messageLine(message),
    `  id ${message.id}  ${message.origin} ${message.seenAt}`,
    `  sha256 ${message.sha256 ?? 'not known'}`,
    ...(message.messageId === null ? [] : [`  Message-ID ${oneLine(message.messageId)}`]),
    ...deletedLines(message),
  ].join('\n');
}

function deletedLines({ deleted }: MessageView): string[] {
  if (deleted === null) return [];
  const why = deleted.reason === null ? '' : ` (${oneLine(deleted.reason)})`;
  return [`  deleted ${deleted.at} by ${oneLine(deleted.by)}${why}`];
}

const wordFor: Record<MessageView['life'], string> = {
  held: 'held',
  released: 'released',
  taken: 'taken',
  setAside: 'set aside',
  poison: 'set apart',
  returned: 'returned',
  unaccounted: 'unaccounted',
};
