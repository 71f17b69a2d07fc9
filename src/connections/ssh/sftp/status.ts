/** SSH_FX_…: what a server answers to a request that it did not do. */
export const status = {
  ok: 0,
  eof: 1,
  noSuchFile: 2,
  denied: 3,
  failure: 4,
  unsupported: 8,
} as const;

/** A request that the server refused; the connection goes on. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message || `SFTP status ${code}`);
    this.code = code;
  }
}

export function isRefused(error: unknown, code?: number): error is Refused {
  return error instanceof Refused && (code === undefined || error.code === code);
}

/** What was refused for this reason alone is null; any other failure goes on. */
export async function unless<T>(code: number, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isRefused(error, code)) return null;
    throw error;
  }
}
