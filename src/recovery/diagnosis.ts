import type { ServiceLook } from './ports/host.ts';

export type DiagnosisVerdict = 'healthy' | 'jammed' | 'wedged' | 'down' | 'elsewhere' | 'unclear';

/** One ranked suspect of a diagnosis. */
export interface RankedSuspect {
  queue: string;
  /** Text form of the name. */
  name: string;
  size: number;
  /** 0 … 1, everything that speaks against it taken together. */
  score: number;
  why: string[];
}

/** What `diagnose` saw, and what it makes of it. Changes nothing on the host. */
export interface Diagnosis {
  id: string;
  server: string;
  at: string;
  verdict: DiagnosisVerdict;
  sentence: string;
  service: ServiceLook;
  unhealthy: string[];
  events: {
    log: string;
    record: number;
    at: string | null;
    id: number | null;
    means: string;
    name: string | null;
    title: string | null;
  }[];
  unreadable: { log: string; why: string }[];
  queues: {
    name: string;
    messages: number;
    bytes: number;
    oldestAt: string | null;
    examples: string[];
    leftAlone: { what: string; count: number; examples: string[] }[];
  }[];
  suspects: RankedSuspect[];
  inUse: string[];
  freeBytes: number | null;
  rivals: string[];
  notes: string[];
  next: { action: string; why: string };
}
