/** How long somebody waits before a gate, milliseconds, and what is thrown when that is over. */
export interface Patience {
  ms: number;
  refusal(): Error;
}

/** Lets so many in at once; the others wait in the order in which they came. */
export class Gate {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(places: number) {
    this.#free = places;
  }

  get free(): number {
    return this.#free;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Gives what leaves again; to call it twice leaves once. Without patience somebody waits for ever. */
  async enter(patience?: Patience): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(patience);
    let isInside = true;
    return () => {
      if (isInside) this.#leave();
      isInside = false;
    };
  }

  /** `turn`: milliseconds after which the next one is let in although this work goes on. Default: never. */
  async through<T>(work: () => Promise<T>, turn: number | null = null): Promise<T> {
    const leave = await this.enter();
    const timer = turn === null ? undefined : setTimeout(leave, turn);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      leave();
    }
  }

  #turn(patience: Patience | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(enter);
        reject(patience?.refusal());
      };
      const timer = patience === undefined ? undefined : setTimeout(giveUp, patience.ms);
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.add(enter);
    });
  }

  /** A place goes from hand to hand: nobody who comes later can take it from the one who waits. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
