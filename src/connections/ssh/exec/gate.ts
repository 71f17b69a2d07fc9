/** Lets so many works in at once; the others wait in the order in which they came. */
export class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /** `turn`: milliseconds after which the next one is let in although this work goes on. Default: never. */
  async through<T>(work: () => Promise<T>, turn: number | null = null): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    let isInside = true;
    const leave = () => {
      if (isInside) this.#leave();
      isInside = false;
    };
    const timer = turn === null ? undefined : setTimeout(leave, turn);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      leave();
    }
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
