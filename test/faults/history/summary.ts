import type { Told } from './history.ts';

/** What many histories came to. */
export class Summary {
  #histories = 0;
  #mischiefs = 0;
  #calls = 0;
  readonly #ends = new Map<string, number>();
  readonly #failed: number[] = [];
  readonly #began = performance.now();

  add({ seed, faults, end, calls, mischiefs }: Told): void {
    this.#histories += 1;
    this.#calls += calls;
    this.#mischiefs += mischiefs;
    this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
    if (faults.length > 0) this.#failed.push(seed);
  }

  get isClean(): boolean {
    return this.#failed.length === 0;
  }

  line(): string {
    const ends = [...this.#ends].toSorted((a, b) => b[1] - a[1]).map(([end, n]) => `${n} ${end}`);
    const seconds = Math.round((performance.now() - this.#began) / 1000);
    const failed = this.#failed.length === 0 ? '' : ` (seeds ${this.#failed.slice(0, 20).join(', ')})`;
    return `${this.#histories} histories, ${this.#failed.length} unaccounted${failed}, ${this.#mischiefs} faults at ${this.#calls} calls of ports; ended: ${ends.join(', ')} (${seconds} s)`;
  }
}
