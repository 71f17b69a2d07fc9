/** One thing that is wrong with a request: in its body by pointer, elsewhere by the parameter's name. */
export interface RequestFault {
  detail: string;
  pointer?: string;
  parameter?: string;
}

export type RequestPart = 'body' | 'querystring' | 'params';

/** A request that does not fit its schema; the problems plugin makes the answer. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  readonly part: RequestPart;
  readonly faults: RequestFault[];

  constructor(part: RequestPart, faults: RequestFault[]) {
    super(`the ${part} does not fit`);
    this.part = part;
    this.faults = faults;
  }
}

/** A JSON pointer (RFC 6901) as a URI fragment. */
export function pointerTo(path: string[]): string {
  return `#${path.map((step) => `/${encodeURI(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`;
}
