import type { ByteName, Path } from '../names.ts';
import type { Clock } from './clock.ts';

/**
 * One mail host, as a connection reaches it. The five parts are separate so that an adapter and a wrapper
 * can be read one at a time. All paths are relative to the server's root; a connection turns them into its
 * own kind of path and never follows a link out of the root.
 *
 * Every call may throw a Problem. `retryable` on it says whether the same call may simply be made again;
 * nothing else is ever repeated without looking first.
 */
export interface Host {
  readonly files: Files;
  readonly folders: Folders;
  readonly notes: Notes;
  readonly service: Service;
  readonly logs: Logs;
  /**
   * Tests the normal operation as the registration says. Absent where it says nothing, or where this connection
   * cannot run what it says.
   */
  probe?(): Promise<Probed>;
  /**
   * The host's own time, where calls are answered from what a person has seen before: what was waited for has
   * happened already. Without it the time of this machine is meant.
   */
  readonly clock?: Clock;
  /** What holds for the host as a whole. */
  facts(): Promise<HostFacts>;
  /**
   * Has everything done that was asked for and not done yet, and throws when it could not be: where a person does it,
   * what needs no answer waits for what does. Nothing may end before that. Absent where each call has done its work
   * when it answers.
   */
  settle?(): Promise<void>;
  close(): Promise<void>;
}

export interface HostFacts {
  /** Changes with every boot; null where the host does not tell. */
  bootId: string | null;
  /** Whether a rename that was answered survives a power failure once `flush` has returned. */
  flushes: boolean;
  /** Whether moving a file that is open is refused by the host itself (Windows). */
  sharingIsMandatory: boolean;
  /** Whether reading content is cheap enough to hash every message. */
  readsLocally: boolean;
}

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** One directory entry as it stands; never the target of a link. */
export interface Entry {
  name: ByteName;
  kind: EntryKind;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970, of the last change of content. */
  modifiedAt: number;
  /** What stays the same when the entry is renamed and differs from another of the same name: inode and time of birth. */
  identity: string;
}

/** Why one move of a batch did not happen. Nothing was changed for that name. */
export type MoveFailure =
  | 'name-taken'
  | 'absent'
  | 'in-use'
  | 'denied'
  | 'no-space'
  | 'other-volume'
  | 'read-only'
  | 'failed';

export interface MoveOutcome {
  /** How many of the names were moved. */
  moved: number;
  /** The ones that were not, by their place in the batch. */
  failures: { index: number; why: MoveFailure; detail: string }[];
  /** Whether both folders were flushed after the last move. */
  flushed: boolean;
}

export interface Digest {
  /** SHA-256 of the content, hex. */
  sha256: string;
  /** The Message-ID header when the head of the file reads as RFC 822 and has one, at most 998 characters. */
  messageId: string | null;
}

export interface Files {
  /** Lists one folder, not its subfolders, in pages. A missing folder is the Problem `folder-missing`. */
  list(folder: Path): AsyncIterable<Entry[]>;
  /** The entries of these names in one folder; null where there is none, and for all of a missing folder. */
  look(folder: Path, names: ByteName[]): Promise<(Entry | null)[]>;
  /**
   * Moves each name from one folder to the other, in this order: one atomic call each on the same volume,
   * which refuses to replace and keeps owner, mode and inode; then flushes both folders. A failure of one name
   * does not stop the others, except `no-space`, `read-only` and `other-volume`, which do.
   */
  move(from: Path, to: Path, names: ByteName[]): Promise<MoveOutcome>;
  /** What each file holds, in one reading; null where it could not be read. Folders: over their files in name order. */
  digest(folder: Path, names: ByteName[]): Promise<(Digest | null)[]>;
  /** At most `length` bytes from `offset` of a regular file; null when it is not there or is no regular file. */
  read(path: Path, offset: number, length: number): Promise<Uint8Array | null>;
  /** Files below the root that a process has open; of these processes alone when they are given. */
  inUse(by?: ProcessIdentity[]): Promise<Path[]>;
}

export interface Folders {
  /** Makes one folder (its parent exists), with owner and mode of `like`. */
  make(path: Path, like: Path): Promise<'made' | 'existed'>;
  /** Removes one folder if it is empty. */
  removeEmpty(path: Path): Promise<'removed' | 'not-empty' | 'absent'>;
  /** Renames one folder of ours; refuses to replace. */
  rename(from: Path, to: Path): Promise<'renamed' | 'absent' | 'name-taken'>;
  /** Whether both folders lie on one volume, so that a rename between them is atomic. */
  sameVolume(a: Path, b: Path): Promise<boolean>;
  /** Bytes free on the volume of this folder. */
  free(path: Path): Promise<number>;
}

/**
 * The few files that Unjam itself writes on the host: claim, manifest, note. Never used on messages, but to remove
 * what a person had deleted.
 */
export interface Notes {
  /** Creates the file with this content, flushed; `exists` and unchanged when the name is taken. */
  create(path: Path, content: string): Promise<'created' | 'exists'>;
  /** Writes the whole file anew, atomically, flushed. */
  replace(path: Path, content: string): Promise<void>;
  /** The content; null when it is not there. At most 64 MiB. */
  read(path: Path): Promise<string | null>;
  remove(path: Path): Promise<void>;
}

/** One process and no other: a process id alone is used again by the system. */
export interface ProcessIdentity {
  pid: number;
  /** Opaque; differs for another process with the same id. */
  startedAt: string;
  image: string;
}

export interface ServiceLook {
  /** `changing`: starting or stopping; `unknown`: the manager did not say. */
  state: 'up' | 'down' | 'changing' | 'unknown';
  /** False is "the Stop button is unavailable"; null where the manager does not tell. */
  acceptsStop: boolean | null;
  /** Whether somebody asked it to stop and it is on its way, where the manager tells; it may take no second order. */
  stopping?: boolean;
  /** Processes of the service, as far as the host can tell them from others. */
  processes: ProcessIdentity[];
  /** Of the last end, where the manager tells it (1067 …). */
  exitCode: number | null;
  fenced: boolean;
  /** Services that this one needs, in start order. */
  needs: { name: string; up: boolean }[];
  /** What the manager said, one line, at most 200 characters. */
  detail: string;
}

export interface Service {
  look(): Promise<ServiceLook>;
  /** Asks the manager to start it and returns when the manager has answered; proves nothing. */
  start(): Promise<Answer>;
  /** Asks for an orderly stop and returns when the manager has answered; proves nothing. */
  stop(): Promise<Answer>;
  /** Kills these processes; without any, what the manager's own kill does. */
  kill(processes: ProcessIdentity[]): Promise<Answer>;
  /** Whether this host has a fence at all. */
  readonly canFence: boolean;
  /** Makes the service unstartable by others. Safe to repeat. */
  fence(): Promise<void>;
  unfence(): Promise<void>;
  /** What is wrong beyond the manager's word (processes that must live, ports that must greet). Empty: nothing. */
  health(): Promise<string[]>;
  /**
   * The living processes of the images that must live, each under the profile's own spelling of its image:
   * a supervisor stays up while its worker falls and is started again. `mains` are the service's own processes
   * as `look` shows them, to leave out what belongs to another instance of the product.
   */
  workers(mains: ProcessIdentity[]): Promise<ProcessIdentity[]>;
  /** Makes the service read its messages now, these ones where it can be told which; proves nothing. */
  nudge(names: ByteName[]): Promise<Answer>;
  /** Watchdogs and automatic restarts that would start it behind our back, for people to read. */
  rivals(): Promise<string[]>;
  /**
   * Proves that the login may start, stop and fence it, where the host can tell that without anything being done. A
   * look needs less. Problem `service-denied`.
   */
  mayControl?(): Promise<void>;
  /** The commands that start, stop … would run, for a dry run. */
  describe(verb: 'start' | 'stop' | 'kill' | 'fence' | 'unfence'): string;
}

/** What a manager's command said. `ok` is its word, never a proof. */
export interface Answer {
  ok: boolean;
  detail: string;
}

/** What a test of the normal operation came to. */
export interface Probed extends Answer {
  /** A mark in each message that was handed in, and in no other mail; none where a command tested by itself. */
  marks: string[];
}

/** One line of a log file or one record of an event log. */
export interface LogRecord {
  log: string;
  /** Record number, or the offset of the line in bytes. */
  record: number;
  at: string | null;
  source: string | null;
  id: number | null;
  text: string;
  strings: string[];
  /** Base64. */
  data: string | null;
}

/** Where each log ended, as record numbers or offsets: never times. */
export type LogMarks = Record<string, { record: number; identity: string }>;

export interface LogReading {
  records: LogRecord[];
  marks: LogMarks;
  /** Logs that were cleared or replaced since the mark: what happened in between is not known. */
  cleared: string[];
  /** Logs that the profile names and that cannot be read here, with the reason. */
  unreadable: { log: string; why: string }[];
}

export interface Logs {
  /** Where the logs end now. */
  mark(): Promise<LogMarks>;
  /** What was written since; without a mark, the newest records, at most 10,000 and 16 MiB. */
  since(marks: LogMarks | null): Promise<LogReading>;
}
