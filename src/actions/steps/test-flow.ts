import { join, type Path } from '../../recovery/names.ts';
import type { Clock } from '../../recovery/ports/clock.ts';
import type { Host } from '../../recovery/ports/host.ts';
import { isProblem } from '../../recovery/problems.ts';
import { patienceOf } from '../../recovery/server.ts';
import type { Spec } from '../../recovery/spec.ts';
import type { Unit } from '../../recovery/units.ts';
import { listQueue } from './listing.ts';
import { isDown } from './prove-down.ts';

/** What a test of the normal operation showed. */
export interface Tested {
  passed: boolean;
  /** One line for people. Never a claim that something was delivered. */
  saying: string;
}

/** Bytes of a new message that are searched for our mark: it is in the head. */
const head = 64 * 1024;
const pauseMs = 100;
/** Looks in a row without it: the service may carry a message on while its folders are listed. */
const cleanLooks = 2;

/**
 * Tests the normal operation as the registration says; null where nothing is said. Messages that were handed in
 * have passed once they are in no queue, and in no other folder that the service reads: then it took them.
 */
export async function testFlow(
  host: Host,
  spec: Spec,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Tested | null> {
  if (host.probe === undefined || spec.probe === null) return null;
  const from = clock.monotonic();
  const known = await namesIn(host, spec);
  const { ok, detail, marks } = await host.probe().catch((error: unknown) => {
    if (!isProblem(error)) throw error;
    return { ok: false, detail: error.message, marks: [] };
  });
  if (!ok || marks.length === 0) return { passed: ok, saying: detail };
  const waiting = new Set(marks);
  for (let clean = 0; clean < cleanLooks; ) {
    const there = await lieIn(host, spec, known, waiting);
    clean = there ? 0 : clean + 1;
    const seconds = (clock.monotonic() - from) / 1000;
    if (there && seconds >= patienceOf(spec.probe)) {
      return { passed: false, saying: `${detail}, and still in the spool after ${Math.round(seconds)} s` };
    }
    if (there && isDown(await host.service.look())) {
      return { passed: false, saying: `${detail}, and the service went down with it in the spool` };
    }
    await clock.sleep(pauseMs, signal);
  }
  const took = ((clock.monotonic() - from) / 1000).toFixed(1);
  return { passed: true, saying: `test mail ${detail}, and taken from the spool within ${took} s` };
}

async function namesIn(host: Host, spec: Spec): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const { folder, unit } of everything(host, spec)) names.add(keyOf(folder, unit));
  return names;
}

/** Whether a message that was not there before holds one of these marks. */
async function lieIn(host: Host, spec: Spec, known: Set<string>, marks: Set<string>): Promise<boolean> {
  for await (const { folder, unit } of everything(host, spec)) {
    if (known.has(keyOf(folder, unit))) continue;
    if (await holds(host, spec, folder, unit, marks)) return true;
    // It is somebody else's, and need not be read again.
    known.add(keyOf(folder, unit));
  }
  return false;
}

function keyOf(folder: Path, { name, identity }: Pick<Unit, 'name' | 'identity'>): string {
  return `${folder}/${name}/${identity}`;
}

type Seen = { folder: Path; unit: Pick<Unit, 'name' | 'identity' | 'parts'> };

/** The messages of all queues, and the files of the other folders that the service reads. */
async function* everything(host: Host, spec: Spec): AsyncIterable<Seen> {
  for (const queue of spec.queues) {
    for await (const { folder, units } of listQueue(host, spec, queue, new Map()))
      for (const unit of units) yield { folder: join(queue.path, folder), unit };
  }
  for (const folder of spec.watch) {
    try {
      for await (const entries of host.files.list(folder))
        for (const { name, identity, kind } of entries)
          if (kind === 'file') yield { folder, unit: { name, identity, parts: [name] } };
    } catch (error) {
      if (!isProblem(error, 'folder-missing')) throw error;
    }
  }
}

async function holds(
  host: Host,
  spec: Spec,
  folder: Path,
  unit: Seen['unit'],
  marks: Set<string>,
): Promise<boolean> {
  for (const path of await filesOf(host, spec, folder, unit)) {
    const bytes = await host.files.read(path, 0, head);
    if (bytes === null) continue;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if ([...marks].some((mark) => text.includes(mark))) return true;
  }
  return false;
}

async function filesOf(host: Host, spec: Spec, folder: Path, { parts }: Seen['unit']): Promise<Path[]> {
  const paths = parts.map((part) => join(folder, part));
  if (spec.message.unit !== 'directory') return paths;
  const inside: Path[] = [];
  try {
    for (const path of paths)
      for await (const entries of host.files.list(path))
        inside.push(...entries.map((e) => join(path, e.name)));
  } catch (error) {
    // It is being taken at this very moment.
    if (!isProblem(error, 'folder-missing')) throw error;
  }
  return inside;
}
