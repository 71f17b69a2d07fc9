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
