import type { Message } from '../recovery/message.ts';
import type { LedgerPatch } from '../recovery/ports/store.ts';
import { bytes } from './engine.ts';
import type { MessageTable } from './tables.ts';

type Column = keyof MessageTable;

/** The columns in the order of `rowOf`. */
export const columns = [
  'job',
  'seq',
  'id',
  'queue',
  'folder',
  'name',
  'parts',
  'identity',
  'size',
  'modified_at',
  'sha256',
  'message_id',
  'life',
  'thought',
  'origin',
  'seen_at',
  'suspicion',
  'confidence',
  'why',
  'maybe_doubled',
  'waiting',
] as const satisfies readonly Column[];

/** The columns of bytes. */
export const byteColumns: ReadonlySet<Column> = new Set<Column>(['folder', 'name', 'parts']);

// No name of a file holds a NUL.
const between = '\0';

export function rowOf(job: number, m: Message): (string | number | null)[] {
  const alone = m.parts.length === 1 && m.parts[0] === m.name;
  return [
    job,
    m.seq,
    m.id,
    m.queue,
    m.folder,
    m.name,
    alone ? null : m.parts.map((part) => part + between).join(''),
    m.identity,
    m.size,
    m.modifiedAt,
    m.sha256,
    m.messageId,
    m.life,
    m.thought,
    m.origin,
    m.seenAt,
    m.suspicion,
    m.confidence,
    m.why,
    m.maybeDoubled ? 1 : 0,
    m.waiting ? 1 : 0,
  ];
}

export function messageOf(row: Omit<MessageTable, 'job'>): Message {
  return {
    seq: row.seq,
    id: row.id,
    queue: row.queue,
    folder: row.folder,
    name: row.name,
    parts: row.parts === null ? [row.name] : row.parts.split(between).slice(0, -1),
    identity: row.identity,
    size: row.size,
    modifiedAt: row.modified_at,
    sha256: row.sha256,
    messageId: row.message_id,
    life: row.life,
    thought: row.thought,
    origin: row.origin,
    seenAt: row.seen_at,
    suspicion: row.suspicion,
    confidence: row.confidence,
    why: row.why,
    maybeDoubled: row.maybe_doubled === 1,
    waiting: row.waiting === 1,
  };
}

/** What a patch sets; a property that is absent or undefined stays as it is. */
export function setOf(patch: LedgerPatch) {
  const { maybeDoubled, waiting, messageId, folder, ...same } = patch;
  const set = {
    ...same,
    message_id: messageId,
    folder: folder === undefined ? undefined : bytes(folder),
    maybe_doubled: flag(maybeDoubled),
    waiting: flag(waiting),
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Partial<
    typeof set
  >;
}

function flag(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
