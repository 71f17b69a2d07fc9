/** Messages that have been through the same trials are one class: nothing that happened tells them apart. */
export class Partition {
  /** Class of each message; -1 for those out of the game. */
  readonly classOf: Int32Array;
  /** Messages in each class. */
  readonly sizes: number[] = [];
  /** Prior weight of one message of the class; equal throughout it. */
  readonly weights: number[] = [];
  private readonly inside: number[] = [];

  /** Starts with one class for every distinct weight. A message of weight 0 is out of the game. */
  constructor(weight: Float64Array) {
    this.classOf = new Int32Array(weight.length).fill(-1);
    const known = new Map<number, number>();
    for (let at = 0; at < weight.length; at++) {
      const own = weight[at]!;
      if (own === 0) continue;
      let cls = known.get(own);
      if (cls === undefined) {
        cls = this.sizes.length;
        known.set(own, cls);
        this.sizes.push(0);
        this.weights.push(own);
      }
      this.classOf[at] = cls;
      this.sizes[cls] = this.sizes[cls]! + 1;
    }
  }

  share(cls: number): number {
    return this.sizes[cls]! * this.weights[cls]!;
  }

  /**
   * Splits every class that `members` cuts through: the members move to a new class. Returns the classes that make
   * up `members` now, and which class each new one came out of.
   */
  split(members: Int32Array): { within: number[]; cuts: { from: number; to: number }[] } {
    const touched: number[] = [];
    for (const at of members) {
      const cls = this.classOf[at]!;
      if (cls < 0) continue;
      if (!this.inside[cls]) touched.push(cls);
      this.inside[cls] = (this.inside[cls] ?? 0) + 1;
    }
    const cuts: { from: number; to: number }[] = [];
    const moved = new Map<number, number>();
    for (const from of touched) {
      const count = this.inside[from]!;
      this.inside[from] = 0;
      if (count === this.sizes[from]) continue;
      const to = this.sizes.length;
      this.sizes.push(count);
      this.weights.push(this.weights[from]!);
      this.sizes[from] = this.sizes[from]! - count;
      moved.set(from, to);
      cuts.push({ from, to });
    }
    if (moved.size > 0)
      for (const at of members) this.classOf[at] = moved.get(this.classOf[at]!) ?? this.classOf[at]!;
    return { within: touched.map((cls) => moved.get(cls) ?? cls), cuts };
  }
}
