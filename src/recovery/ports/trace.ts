/** What a caller was doing when it called (W3C Trace Context). */
export interface TraceParent {
  /** 32 hex digits. */
  traceId: string;
  /** 16 hex digits. */
  spanId: string;
  /** Whether the caller keeps its own part of the trace. */
  isSampled: boolean;
}

/** A call that came in. */
export interface IncomingCall {
  method: string;
  /** The pattern of its path: the path as it came would make a name of each message. */
  route: string;
  requestId: string;
  /** Null where the caller does not say. */
  parent: TraceParent | null;
}

/** What stands for a call in its trace. */
export interface CallSpan {
  readonly traceId: string;
  /** Status of the answer. */
  end(status: number): void;
}

/** Does a part of an action under a name, which stands around it in the trace. */
export type Within = <T>(part: string, work: () => Promise<T>) => Promise<T>;
/** Where no spans are wanted. */
export const plainly: Within = (_, work) => work();

/** A message to a receiver that was delivered, or given up. */
export interface ToldMessage {
  /** As the receiver was told it: the span of the message. */
  traceparent: string;
  type: string;
  /** Since when it was to be told, ISO 8601. */
  since: string;
  delivered: boolean;
}
