import type { Spans } from './spans.ts';

export interface Posted {
  headers: Record<string, string>;
}
export interface Answered {
  status: number;
}

/** The same calls of receivers; each attempt at a message is a span below the one that its `traceparent` names. */
export function tracedPost<P extends Posted, A extends Answered>(
  post: (posting: P) => Promise<A>,
  spans: Spans,
): (posting: P) => Promise<A> {
  return async (posting) => {
    const { traceparent } = posting.headers;
    return await (traceparent === undefined
      ? post(posting)
      : spans.attempt(traceparent, () => post(posting)));
  };
}
