/** What a command came to. */
export interface Ran {
  /** Its exit code; null when a signal ended it or it never ran. */
  code: number | null;
  /** What it printed, at most the last 64 KiB unless more was asked for. */
  output: string;
  /** Why it has no exit code: not found, too slow, a signal. Null when it has one. */
  trouble: string | null;
  /** Whether there is no such program, or none that we may run. */
  missing: boolean;
}

export interface RunOptions {
  /** Milliseconds until the command and all that it started in its group are killed. */
  within: number;
  /** A name for its output, when something that it starts may go on writing there for ever. */
  leaves?: string;
  /** What it reads from its standard input; nothing else is ever there. */
  input?: string;
  /** How many characters of its output are kept, the last ones. */
  most?: number;
  /** Whether the output is one character for each byte, for programs that do not print UTF-8. */
  bytes?: boolean;
}

/** Runs an argument vector on some host: here, or wherever a connection leads. */
export type Run = (argv: string[], options: RunOptions) => Promise<Ran>;
