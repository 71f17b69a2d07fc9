import { randomUUID } from 'node:crypto';
import type { Diagnosis } from '../recovery/diagnosis.ts';
import type { Job } from '../recovery/job.ts';
import { spellings, toText } from '../recovery/names.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Host } from '../recovery/ports/host.ts';
import { sightings } from '../recovery/signatures.ts';
import type { Spec } from '../recovery/spec.ts';
import { sifted } from './breaths.ts';
import { type Candidate, inventory } from './diagnosis/inventory.ts';
import { judge, judgeTest } from './diagnosis/judge.ts';
import { rank } from './diagnosis/rank.ts';
import { vitals } from './diagnosis/vitals.ts';
import { testFlow } from './steps/test-flow.ts';

/** A diagnosis, and what a job that opens on it has to know. */
export interface Examination {
  diagnosis: Diagnosis;
  evidence: Job['evidence'];
}

/**
 * Symptoms, Cause and Note of the article: what is wrong, which messages are suspect, what to do next.
 * Changes nothing on the host.
 */
export async function diagnose(host: Host, spec: Spec, clock: Clock): Promise<Examination> {
  const seen = await vitals(host, spec, clock);
  const reading = await host.logs.since(null);
  const told = sightings(reading.records, spec.signatures);
  const { queues, candidates } = await inventory(host, spec);
  const named = new Set(told.flatMap((s) => (s.means === 'names-poison' && s.name !== null ? [s.name] : [])));
  const present = await namesOf(candidates, named);
  const testimony = { named: new Set(present), inUse: new Set(seen.inUse) };
  const looks = spec.message.format === 'rfc822';
  const suspects = await rank(host, clock, candidates, testimony, looks);
  const accused = testimony.named.size + testimony.inUse.size;
  const looked = judge(spec, seen, told, candidates.length, accused);
  const tested = looked.verdict === 'healthy' ? await testFlow(host, spec, clock) : null;
  const judgement = tested === null ? looked : judgeTest(spec, looked, tested);
  return {
    evidence: {
      verdict: judgement.verdict,
      named: present,
      inUse: judgement.verdict === 'healthy' ? [] : seen.inUse,
    },
    diagnosis: {
      id: randomUUID(),
      server: spec.server,
      at: clock.now().toISOString(),
      ...judgement,
      service: seen.service,
      unhealthy: seen.unhealthy,
      events: told
        .filter((s) => s.means !== 'received')
        .slice(-20)
        .map(event),
      unreadable: reading.unreadable,
      queues,
      suspects,
      inUse: seen.inUse.map(toText),
      freeBytes: await host.folders.free(''),
      rivals: await host.service.rivals(),
      notes: looks ? [] : ['messages of this profile are not mail, so their looks are not judged'],
    },
  };
}

/** The names of those messages that events name. */
async function namesOf(candidates: Candidate[], named: Set<string>): Promise<string[]> {
  if (named.size === 0) return [];
  const isNamed = (c: Candidate) => !named.isDisjointFrom(spellings(c.unit.name));
  return (await sifted(candidates, isNamed)).map((c) => toText(c.unit.name));
}

function event({
  record,
  means,
  name,
  title,
}: ReturnType<typeof sightings>[number]): Diagnosis['events'][number] {
  return { log: record.log, record: record.record, at: record.at, id: record.id, means, name, title };
}
