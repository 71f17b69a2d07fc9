/** The last bytes of an output, and whether the mark came that says that it is whole. */
export class Kept {
  isMarked = false;
  readonly #most: number;
  readonly #mark: string | null;
  #parts: Buffer[] = [];
  #size = 0;
  /** What was printed last, which may be the beginning of the mark. */
  #tail = '';

  /** `told` hears each piece as it comes. */
  constructor(
    stream: NodeJS.ReadableStream,
    most: number,
    mark: string | null,
    told: (text: string) => void = () => undefined,
  ) {
    this.#most = most;
    this.#mark = mark;
    stream.on('data', (chunk: Buffer) => {
      this.#keep(chunk);
      told(chunk.toString('latin1'));
    });
  }

  /** Without the mark; one character for each byte. */
  get text(): string {
    const text = Buffer.concat(this.#parts).toString('latin1');
    return (this.#mark === null ? text : text.replace(`${this.#mark}\n`, '')).slice(-this.#most);
  }

  #keep(chunk: Buffer): void {
    this.#parts.push(chunk);
    this.#size += chunk.length;
    const most = 2 * this.#most;
    if (this.#size > most) {
      this.#parts = [Buffer.concat(this.#parts).subarray(-most)];
      this.#size = Math.min(this.#size, most);
    }
    if (this.#mark === null || this.isMarked) return;
    const seen = this.#tail + chunk.toString('latin1');
    this.isMarked = seen.includes(this.#mark);
    this.#tail = seen.slice(-this.#mark.length);
  }
}
