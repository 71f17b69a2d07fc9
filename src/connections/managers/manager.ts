import type { Answer, ServiceLook } from '../../recovery/ports/host.ts';
import type { OpenOptions } from '../connection.ts';

export type Verb = 'start' | 'stop' | 'kill' | 'fence' | 'unfence';

/** What a manager says of the service; which processes live is not its word but /proc's. */
export interface Status {
  state: ServiceLook['state'];
  /** Ids of the main processes, when it names them. */
  pids: number[];
  acceptsStop: boolean | null;
  /** Whether it is on its way down; undefined where the manager does not tell. */
  stopping?: boolean;
  exitCode: number | null;
  /** One line. */
  detail: string;
}

/** What outlives us of a fence, for managers that cannot be asked for it. */
export interface FenceMemory {
  /** Whether the journal says that our fence may be up. */
  up: boolean;
  /** What it found when it went up; null when nobody kept it. */
  found: string | null;
  /** Keeps that durably; done before anything is changed. */
  keep(found: string): Promise<void>;
}

/** What the caller of a connection knows of the fence. */
export function memoryOf({ fenced = false, found = null, keepFound }: OpenOptions): FenceMemory {
  return { up: fenced, found, keep: keepFound ?? (async () => undefined) };
}

/** Something on the host that starts and stops services: the administrator's commands, systemd, Windows. */
export interface ServiceManager {
  status(): Promise<Status>;
  start(): Promise<Answer>;
  stop(): Promise<Answer>;
  /** Its own kill; null when it has none. */
  kill(): Promise<Answer | null>;
  readonly canFence: boolean;
  readonly fenced: boolean;
  fence(): Promise<void>;
  unfence(): Promise<void>;
  /** Whether a service that this one needs is up; null when the manager cannot tell. */
  needIsUp(name: string): Promise<boolean | null>;
  /** Starts it; null when the manager cannot. */
  startNeed(name: string): Promise<Answer | null>;
  rivals(): Promise<string[]>;
  /** Where that can be asked without doing anything. Problem `service-denied`. */
  mayControl?(): Promise<void>;
  describe(verb: Verb): string;
}
