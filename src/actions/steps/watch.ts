import type { Path } from '../../recovery/names.ts';
import type { ProcessIdentity, ServiceLook } from '../../recovery/ports/host.ts';
import type { Verdict } from '../../recovery/round.ts';
import type { Work } from '../work.ts';
import { Workers } from './workers.ts';

/** What was seen since one start of the service; the first cause of ending wins. */
export class Watch {
  verdict: Verdict | null = null;
  processes: ProcessIdentity[] = [];
  inUse: Path[] = [];
  stuckOn: Path[] | null = null;
  fell: string | null = null;
  exitCode: number | null = null;
  nudged: number[] = [];
  readonly workers = new Workers();
  readonly seen: string[] = [];
  readonly startedAt: number;
  livedSeconds = 0;
  /** Needed services that were up at some look: one that our start had to start first can fall too. */
  readonly #needed = new Set<string>();
  readonly #work: Work;

  constructor(work: Work, before: ServiceLook) {
    this.#work = work;
    this.startedAt = work.clock.monotonic();
    this.#sawUp(before);
  }

  #sawUp({ needs }: ServiceLook): void {
    for (const need of needs) if (need.up) this.#needed.add(need.name);
  }

  get seconds(): number {
    return (this.#work.clock.monotonic() - this.startedAt) / 1000;
  }

  end(verdict: Verdict, line: string, livedSeconds = this.seconds): void {
    this.verdict ??= verdict;
    this.livedSeconds = livedSeconds;
    this.seen.push(line);
  }

  /** Takes one look into account. */
  take(look: ServiceLook): void {
    this.#sawUp(look);
    const fallen = look.needs.find((need) => !need.up && this.#needed.has(need.name))?.name;
    this.exitCode = look.exitCode ?? this.exitCode;
    if (fallen !== undefined) {
      this.fell = fallen;
      this.end('crashed', `${fallen}, which it needs, fell`);
    } else if (look.state === 'down') {
      this.end(
        'crashed',
        `it fell after ${this.seconds.toFixed(1)} s${look.exitCode === null ? '' : ` with exit code ${look.exitCode}`}`,
      );
    } else if (this.processes.length > 0 && !sameProcess(this.processes, look.processes)) {
      this.end('crashed', `its process ended after ${this.seconds.toFixed(1)} s, and another one runs`);
    }
  }

  /** A supervisor that stays up says nothing of the workers that fall under it. */
  takeWorkers(living: ProcessIdentity[]): void {
    const fallen = this.workers.fallen(living);
    if (fallen !== null)
      this.end('crashed', `${fallen} ended after ${this.seconds.toFixed(1)} s, under a service that is up`);
  }
}

/** All of the first processes gone is a fall; workers may come and go. */
export function sameProcess(first: ProcessIdentity[], now: ProcessIdentity[]): boolean {
  const main = first[0];
  return main === undefined || now.some((p) => p.pid === main.pid && p.startedAt === main.startedAt);
}

/** Milliseconds between two looks. */
export function sampleMs(work: Work): number {
  return Math.max(10, work.job.spec.timing.sampleSeconds * 1000);
}
