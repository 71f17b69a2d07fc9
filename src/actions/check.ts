import { leaf, parent, toText } from '../recovery/names.ts';
import type { Clock } from '../recovery/ports/clock.ts';
import type { Host } from '../recovery/ports/host.ts';
import { isProblem, type ProblemCode } from '../recovery/problems.ts';
import type { Spec } from '../recovery/spec.ts';
import type { CheckLine, CheckReport } from './contract.ts';
import { inventory } from './diagnosis/inventory.ts';
import { rehearse } from './steps/rehearse.ts';
import { testFlow } from './steps/test-flow.ts';

/**
 * Proves each capability of the connection that a recovery will need. Changes nothing, unless a rehearsal
 * is asked for: then on a dummy file of our own, which is removed again, and with the test mail of the registration.
 * The service itself is never stopped for it.
 */
export async function check(
  host: Host,
  spec: Spec,
  clock: Clock,
  options: { rehearse?: boolean },
): Promise<CheckReport> {
  const lines: CheckLine[] = [];
  const report: CheckReport = {
    server: spec.server,
    at: clock.now().toISOString(),
    ok: true,
    lines,
    queues: [],
  };
  const proofs: [string, () => Promise<Omit<CheckLine, 'capability'>>][] = [
    ['durability', () => durability(host)],
    [
      'queues',
      async () => {
        const { queues } = await inventory(host, spec);
        report.queues = queues.map(({ name, messages, bytes, examples, leftAlone }) => ({
          ...{ name, messages, bytes, examples, leftAlone },
        }));
        return ok(report.queues.map((q) => `${q.name}: ${q.messages} messages`).join(', '));
      },
    ],
    ['holding', () => holding(host, spec)],
    ['service', () => service(host)],
    [
      'fence',
      async () =>
        host.service.canFence ? ok(`fence: ${host.service.describe('fence')}`) : fenceMissing(spec),
    ],
    ['needs', () => needs(host)],
    ['health', () => health(host)],
    ['logs', () => logs(host, spec)],
    ['rivals', () => rivals(host)],
    ['probe', () => probe(host, spec, clock, options.rehearse ?? false)],
    ['room', async () => ok(`${await host.folders.free('')} bytes free`)],
    ...(options.rehearse
      ? [['rehearsal', () => rehearsed(host)] as [string, () => Promise<Omit<CheckLine, 'capability'>>]]
      : []),
  ];
  let notAsked: Proved | null = null;
  for (const [capability, prove] of proofs) {
    const { code, ...line }: Proved = notAsked ?? (await proved(prove));
    notAsked ??= withoutAsking(code);
    lines.push({ capability, ...line });
  }
  report.ok = lines.every((line) => line.state !== 'failed');
  return report;
}

const ok = (detail: string): Omit<CheckLine, 'capability'> => ({ state: 'ok', detail });
const warning = (detail: string): Omit<CheckLine, 'capability'> => ({ state: 'warning', detail });
const failed = (detail: string): Omit<CheckLine, 'capability'> => ({ state: 'failed', detail });

/** With the code of the Problem in which a proof ended. */
type Proved = Omit<CheckLine, 'capability'> & { code: ProblemCode | null };
const silences: ProblemCode[] = ['host-silent', 'host-timeout', 'host-unreachable'];

/** Where nobody answers any more, each further proof would wait as long again; a person is asked for one thing. */
function withoutAsking(code: ProblemCode | null): Proved | null {
  if (code === 'observation-needed')
    return { ...failed('not looked at: the step above comes first, then ask for the check again'), code };
  if (code === null || !silences.includes(code)) return null;
  return { ...failed('not looked at: the host does not answer any more'), code };
}

async function proved(prove: () => Promise<Omit<CheckLine, 'capability'>>): Promise<Proved> {
  try {
    return { ...(await prove()), code: null };
  } catch (error) {
    if (!isProblem(error)) throw error;
    const line = failed([error.message, error.more.next].filter(Boolean).join(' '));
    return { ...line, code: error.code };
  }
}

async function durability(host: Host): Promise<Omit<CheckLine, 'capability'>> {
  const { flushes, bootId } = await host.facts();
  if (!flushes)
    return warning('this host cannot flush: after a power failure the last moves are looked up anew');
  return ok(
    bootId === null ? 'moves are flushed; the host does not tell when it was booted' : 'moves are flushed',
  );
}

async function holding(host: Host, spec: Spec): Promise<Omit<CheckLine, 'capability'>> {
  for (const queue of spec.queues) {
    const [entry] = await host.files.look(parent(queue.holding), [leaf(queue.holding)]);
    const folder = entry ? queue.holding : queue.path;
    if (!(await host.folders.sameVolume(queue.path, folder)))
      return failed(`${toText(queue.holding)} is on another volume than ${toText(queue.path)}`);
  }
  return ok('each holding folder is on the volume of its queue');
}

async function service(host: Host): Promise<Omit<CheckLine, 'capability'>> {
  const look = await host.service.look();
  await host.service.mayControl?.();
  if (look.state === 'unknown') return failed(`the manager does not say how the service is: ${look.detail}`);
  if (look.state === 'up' && look.processes.length === 0)
    return warning(
      'up, but its process cannot be told from others: a restart between two looks would go unseen',
    );
  return ok(`${look.state}${look.processes.length > 0 ? `, process ${look.processes[0]!.pid}` : ''}`);
}

function fenceMissing(spec: Spec): Omit<CheckLine, 'capability'> {
  if (spec.message.unit === 'group')
    return failed('messages of several files need a fence: give the server `fence` and `unfence` commands');
  return warning(
    'nothing keeps others from starting the service while messages move: give the server `fence` and `unfence` commands',
  );
}

async function needs(host: Host): Promise<Omit<CheckLine, 'capability'>> {
  const { needs } = await host.service.look();
  const down = needs.filter((need) => !need.up);
  return down.length === 0
    ? ok(`${needs.length} needed services are up`)
    : warning(`down: ${down.map((need) => need.name).join(', ')}`);
}

async function health(host: Host): Promise<Omit<CheckLine, 'capability'>> {
  const look = await host.service.look();
  if (look.state !== 'up') return ok('not looked at: the service is not up');
  const faults = await host.service.health();
  return faults.length === 0 ? ok('every sign of health is there') : warning(faults.join('; '));
}

async function logs(host: Host, spec: Spec): Promise<Omit<CheckLine, 'capability'>> {
  if (spec.signatures.length === 0)
    return warning('the profile has no signatures: no log can name the poison');
  const { unreadable, records } = await host.logs.since(null);
  if (unreadable.length > 0) return warning(unreadable.map((u) => `${u.log}: ${u.why}`).join('; '));
  return ok(`${records.length} records read`);
}

/** A person would have to run a script for each move of the dummy file, and nobody waits for it outside of an action. */
async function rehearsed(host: Host): Promise<Omit<CheckLine, 'capability'>> {
  if (host.settle === undefined) return await rehearse(host);
  return warning(
    'nothing is rehearsed by hand: the first script of a recovery shows whether its moves are made',
  );
}

/** Who would start it behind our back; suspended by the fence, and worth knowing before the night it is needed. */
async function rivals(host: Host): Promise<Omit<CheckLine, 'capability'>> {
  const found = await host.service.rivals();
  return found.length === 0 ? ok('no watchdog and no automatic restart is known') : warning(found.join('; '));
}

/** Test mail is sent in a rehearsal alone: a check changes nothing. */
async function probe(
  host: Host,
  spec: Spec,
  clock: Clock,
  rehearses: boolean,
): Promise<Omit<CheckLine, 'capability'>> {
  if (spec.probe === null)
    return warning(
      'no `probe` is registered: whether mail flows is said only when messages were seen to be taken',
    );
  if (host.probe === undefined) return warning('this connection cannot run the `probe` of the registration');
  if (!rehearses) return ok('registered; a rehearsal uses it');
  if ((await host.service.look()).state !== 'up') return ok('not used: the service is not up');
  const tested = await testFlow(host, spec, clock);
  return tested?.passed === true ? ok(tested.saying) : failed(tested?.saying ?? 'nothing was tested');
}
