import type { TSchema } from 'typebox';
import type { Host } from '../recovery/ports/host.ts';
import type { Spec } from '../recovery/spec.ts';

/** What the caller knows and a host cannot tell. */
export interface OpenOptions {
  /** Whether the journal says that the fence is up, for managers that cannot be asked. Default false. */
  fenced?: boolean;
  /** What our fence found when it went up, as `keepFound` was told; null or nothing when that is not known. */
  found?: string | null;
  /**
   * Keeps what the fence finds, durably, before it goes up: how a Windows service started before it was
   * disabled can be read nowhere afterwards.
   */
  keepFound?: (found: string) => Promise<void>;
}

/** One way to reach a host: its part of the registration, and how to open it. */
export interface Connection {
  readonly type: string;
  /** Of the registration's `connection`; closed. */
  readonly schema: TSchema;
  /** Whether its calls wait for people, who have no deadline. */
  readonly isPatient?: boolean;
  /** How many of its hosts may be open at once, of all servers together. Absent where an open host costs nothing. */
  readonly mostOpen?: number;
  /** Opens the host of this server. Problems: `server-invalid`, `root-refused`, `folder-missing`. */
  open(spec: Spec, options: OpenOptions): Promise<Host>;
}
