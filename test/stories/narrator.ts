import { existsSync, readdirSync } from 'node:fs';
import type { Diagnosis } from '../../src/recovery/diagnosis.ts';
import { isOpen, type Job, openStates } from '../../src/recovery/job.ts';
import type { JobEvent, Store } from '../../src/recovery/ports/store.ts';
import type { Problem } from '../../src/recovery/problems.ts';
import type { Exchange } from '../peers/exchange/index.ts';

/** Tells what came of a step, in words that are the same at every playing. */
export class Narrator {
  readonly #exchange: Exchange;
  readonly #store: Store;
  #told = 0;
  #job: Job | null = null;

  constructor(exchange: Exchange, store: Store) {
    this.#exchange = exchange;
    this.#store = store;
  }

  /** How the job stands, and what its history says since the last time. */
  async job(job: Job): Promise<string[]> {
    if (job.id !== this.#job?.id) this.#told = 0;
    this.#job = job;
    const events = await this.#store.events.since(job.id, this.#told, 10_000);
    this.#told = events.at(-1)?.seq ?? this.#told;
    const counts = Object.entries(job.counts).filter(([, n]) => n > 0);
    const lines = [
      ...events.filter(({ type }) => !saidBelow.has(type)).map(event),
      `${job.state}${job.outcome === null ? '' : `, ${job.outcome}`}: ${job.saying}`,
      counts.map(([what, n]) => `${n} ${what}`).join(', ') || 'no messages',
      isOpen(job) ? this.#now(job) : this.#afterwards(),
    ];
    return lines.map((line) => this.#plain(line));
  }

  /** Who drives, and what was left for whoever takes over. */
  driver(): string[] {
    if (this.#job === null) return [];
    const { driver, notes } = this.#job;
    return [
      driver.by === 'recover' ? `recover drives for ${driver.who}` : `${driver.who} drives by hand`,
      ...notes.map(({ by, text }) => `note by ${by}: ${text}`),
    ];
  }

  diagnosis({ verdict, sentence, next, suspects, inUse }: Diagnosis): string[] {
    const accused = suspects.map(({ queue, name, why }) => `suspect ${queue}/${name}: ${why.join(', ')}`);
    const open = inUse.map((path) => `in use: ${path}`);
    return [`${verdict}: ${sentence}`, ...accused, ...open, `next: ${next.action}, ${next.why}`].map((line) =>
      this.#plain(line),
    );
  }

  refusal({ status, code, message, more }: Problem, changes: string[]): string[] {
    const next = code === 'changed-by-others' ? [] : [more.next ?? ''];
    return [`${status} ${code}: ${message}`, ...changes.map((change) => `* ${change}`), ...next]
      .filter((line) => line !== '')
      .map((line) => this.#plain(line));
  }

  #now(job: Job): string {
    const waits = job.waitingFor === null ? '' : `, waiting for ${job.waitingFor}`;
    return `flow: ${job.flow.state}, the service is ${this.#exchange.isUp() ? 'up' : 'down'}${waits}`;
  }

  /** What another look at the host shows, once it is over. */
  #afterwards(): string {
    const { root, unit } = this.#exchange;
    const ours = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (path) => !path.startsWith('poison') && /unjam|temp/.test(path),
    );
    const { missing, doubled } = this.#exchange.account();
    return [
      `the service is ${this.#exchange.isUp() ? 'up' : 'down'}${existsSync(`${unit.dir}/fenced`) ? ', and fenced' : ''}`,
      `${ours.length} things of ours are left`,
      `${missing.length} messages lost, ${doubled.length} doubled`,
    ].join('; ');
  }

  /** Times, ids and names become words. */
  #plain(line: string): string {
    let plain = line
      .replaceAll(this.#exchange.root, 'ROOT')
      .replaceAll(this.#job?.id ?? 'JOB', 'JOB')
      .replace(/\bunjam-[a-z0-9]{12}\b/g, 'unjam-JOB')
      .replace(/\b\d+\.\d+ s\b/g, 'N s')
      .replace(/\bpid \d+\b/g, 'pid N')
      .replace(/\b(\d+)\.\d+ % sure/g, '$1 % sure');
    for (const [n, { name, poison }] of this.#exchange.planted.entries())
      plain = plain.replaceAll(name, `<${poison ? 'poison' : 'mail'} ${n + 1}>`);
    return plain;
  }
}

/** Only what does not depend on the speed of the machine. */
const told: Record<string, (data: Record<string, string | number>) => string> = {
  'job.opened': (d) => `${d.verdict}`,
  'action.started': (d) => `${d.action}`,
  'action.failed': (d) => `${d.action}, ${d.code}`,
  'messages.moved': (d) => `${d.kind}: ${d.moved} moved, ${d.stayed} stayed`,
  'round.judged': (d) =>
    `round ${d.round} ${d.verdict}: ${d.released} released, ${d.taken} taken${d.fell == null ? '' : `, ${d.fell} fell`}`,
  'round.corrected': (d) => `round ${d.round}, ${d.was}, is ${d.verdict} by the word of ${d.by}`,
  'job.escalated': (d) => [d.references].flat().join(', '),
  'quarantine.fell': (d) => `empty falls: ${d.emptyFalls}`,
};

/** Open states: the line below the events says which one it is now. */
const saidBelow = new Set(openStates.map((state) => `job.${state}`).filter((type) => !(type in told)));

function event({ type, data }: JobEvent): string {
  const words = told[type]?.(data as Record<string, string | number>);
  return words === undefined ? `- ${type}` : `- ${type}: ${words}`;
}
