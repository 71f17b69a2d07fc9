import type { Cause } from '../recovery/ports/store.ts';

/** Something to be told. Never content of a message, never a secret. */
export interface News {
  type: string;
  /** When it happened, ISO 8601. */
  at: string;
  /** Null where it is about none. */
  server: string | null;
  job: string | null;
  /** Number of the event, by which a receiver puts what it got in order; null where there is none. */
  event: number | null;
  data: Record<string, unknown>;
  cause: Cause | null;
}
