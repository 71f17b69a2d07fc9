import { randomBytes } from 'node:crypto';
import type { Call, Job } from '../recovery/job.ts';
import { noCounts } from '../recovery/message.ts';
import type { Spec } from '../recovery/spec.ts';

/** A job of which nothing is known yet but its server and who asked for it. */
export function blankJob(
  spec: Spec,
  of: { at: string; who: string; owner: string; reason: string | null; call?: Call },
): Job {
  return {
    id: newId(),
    server: spec.server,
    spec,
    state: 'open',
    outcome: null,
    openedAt: of.at,
    closedAt: null,
    generation: 1,
    owner: of.owner,
    running: null,
    driver: {
      ...{ by: 'hand', who: of.who, since: of.at, reason: of.reason },
      ...(of.call === undefined ? {} : { call: of.call }),
    },
    recovering: null,
    waitingFor: null,
    evidence: { named: [], inUse: [] },
    quarantine: null,
    emptyFalls: 0,
    footprint: { claimed: false, folders: [], fenced: false, indexCopies: [] },
    left: { state: 'unknown', processes: [], unseen: true, at: of.at, bootId: null },
    marks: null,
    longestCrashSeconds: 0,
    flow: { state: 'unknown', seen: null, at: null },
    rounds: { done: 0, least: 0, likely: 0, most: 0, minutes: 0 },
    oldestHeldAt: null,
    counts: noCounts,
    advice: [],
    saying: '',
    trouble: null,
    notes: [],
    version: 0,
  };
}

/** Letters that survive a telephone: no vowels, nothing that looks like something else. */
const letters = 'bcdfghjkmnpqrstvwxz2456789';

/** Twelve letters: part of names on the host, so short, and unique among the jobs of one house. */
function newId(): string {
  return Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join('');
}
