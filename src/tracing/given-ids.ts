import { type IdGenerator, RandomIdGenerator } from '@opentelemetry/sdk-trace';
import type { TraceParent } from '../recovery/ports/trace.ts';

/**
 * Random ids, but for a span that was named before it was made: a receiver knows the span of its message since the
 * first attempt, and the message is over hours later, perhaps in another process.
 */
export class GivenIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  #given: TraceParent | null = null;

  /** Makes a span under these ids; nothing else is made meanwhile, since nothing is waited for. */
  under<T>(ids: TraceParent, make: () => T): T {
    this.#given = ids;
    try {
      return make();
    } finally {
      this.#given = null;
    }
  }

  generateTraceId(): string {
    return this.#given?.traceId ?? this.#random.generateTraceId();
  }

  generateSpanId(): string {
    return this.#given?.spanId ?? this.#random.generateSpanId();
  }
}
