import { getSystemErrorMessage, getSystemErrorName } from 'node:util';
import koffi from 'koffi';

/** A file or folder that is open, by its number in this process. */
export type Fd = number;

/** The name of the error of a call (`EEXIST`), null for none: no exception for each name of a batch. */
export type Refusal = string | null;

/** A call to the operating system that failed; `code` is its name (`ENOENT`). */
class SystemError extends Error {
  override readonly name = 'SystemError';
  readonly code: string;
  constructor(errno: number) {
    super(getSystemErrorMessage(-errno));
    this.code = getSystemErrorName(-errno);
  }
}

const libc = koffi.load(null);

/** A function of the C library. */
export function call(definition: string) {
  return libc.func(definition);
}

/** The same, or null where this C library is too old to have it. */
export function callIfAny(definition: string) {
  try {
    return libc.func(definition);
  } catch {
    return null;
  }
}

const longestPath = 4096;
const first = Buffer.allocUnsafeSlow(longestPath + 1);
const second = Buffer.allocUnsafeSlow(longestPath + 1);

/**
 * A name as its bytes, in a buffer that is used again for every call of this thread: an allocation for each of
 * 100,000 names costs more than the call itself.
 */
export function put(name: string): Buffer {
  return fill(name, first);
}

/** For the second name of one call. */
export function putSecond(name: string): Buffer {
  return fill(name, second);
}

function fill(name: string, into: Buffer): Buffer {
  if (name.length > longestPath) throw new SystemError(koffi.os.errno.ENAMETOOLONG!);
  into[into.write(name, 0, 'latin1')] = 0;
  return into;
}

/** The result of a call, or its failure thrown. */
export function checked(result: number): number {
  if (result < 0) throw lastFailure();
  return result;
}

/** Why the last call of this thread failed; ask at once. */
export function lastFailure(): SystemError {
  return new SystemError(koffi.errno());
}

export function outcome(result: number): Refusal {
  return result < 0 ? getSystemErrorName(-koffi.errno()) : null;
}
