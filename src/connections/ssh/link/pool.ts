import { Gate } from '../../turns/gate.ts';
import type { SshConnection } from '../config.ts';
import { dial, type Wire } from './dial.ts';

/** Connections of all servers together: so many hosts may be open, and beyond it those that nobody uses are not kept. */
export const mostConnections = 256;
/** How many may be logging in at once, and for how long one keeps the others from it, milliseconds. */
const logins = 16;
const turn = 2000;
/** How long a connection that nobody uses is kept, milliseconds. */
const patience = 60_000;

/** The use of one connection, by one who opened a host. */
export interface Lease {
  /** The living connection; made anew when it has died. Problems as of `dial`. */
  wire(): Promise<Wire>;
  release(): void;
}

interface Line {
  users: number;
  wire: Promise<Wire> | null;
  timer: NodeJS.Timeout | null;
}

/** One connection for each login, however many use it. */
export class Pool {
  readonly #lines = new Map<string, Line>();
  readonly #gate = new Gate(logins);

  lease(config: SshConnection): Lease {
    const { host, port, user, auth, hostKey } = config;
    const key = JSON.stringify([host, port, user, auth, hostKey]);
    const line = this.#lines.get(key) ?? this.#newLine(key);
    line.users += 1;
    if (line.timer !== null) clearTimeout(line.timer);
    line.timer = null;
    let released = false;
    return {
      wire: () => this.#living(line, config),
      release: () => {
        if (released) return;
        released = true;
        line.users -= 1;
        if (line.users === 0) this.#rest(key, line);
      },
    };
  }

  #newLine(key: string): Line {
    if (this.#lines.size >= mostConnections) this.#endIdle();
    const line: Line = { users: 0, wire: null, timer: null };
    this.#lines.set(key, line);
    return line;
  }

  /** Whoever asks while it is being made waits for the same one; one that failed is not kept. */
  async #living(line: Line, config: SshConnection): Promise<Wire> {
    const standing = line.wire;
    if (standing !== null) {
      const wire = await standing;
      if (wire.ended() === null) {
        wire.idle(false);
        return wire;
      }
      if (line.wire === standing) line.wire = null;
    }
    line.wire ??= this.#gate.through(() => dial(config), turn);
    const made = line.wire;
    try {
      return await made;
    } catch (error) {
      if (line.wire === made) line.wire = null;
      throw error;
    }
  }

  /** Kept for a while, since calls come in rows; it does not keep the process alive. */
  #rest(key: string, line: Line): void {
    void line.wire?.then(
      (wire) => line.users === 0 && wire.idle(true),
      () => undefined,
    );
    line.timer = setTimeout(() => this.#end(key, line), line.wire === null ? 0 : patience);
    line.timer.unref();
  }

  #endIdle(): void {
    for (const [key, line] of this.#lines) if (line.users === 0) this.#end(key, line);
  }

  #end(key: string, line: Line): void {
    if (line.timer !== null) clearTimeout(line.timer);
    if (this.#lines.get(key) === line) this.#lines.delete(key);
    void line.wire?.then(
      (wire) => wire.close(),
      () => undefined,
    );
  }
}
