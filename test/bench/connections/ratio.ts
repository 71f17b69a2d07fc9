/** One measurement of a connection beside the plain tool that does the same. */
export interface Ratio {
  what: string;
  /** Milliseconds per message, medians: ours, and the plain tool's. */
  ours: number;
  plain: number;
  /** What ours may cost, as a multiple of the plain tool. */
  limit: number;
}
