import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { isPaged } from '../recovery/ports/pages.ts';
import type { CallSpan, IncomingCall, ToldMessage, TraceParent } from '../recovery/ports/trace.ts';
import { isProblem } from '../recovery/problems.ts';
import type { GivenIds } from './given-ids.ts';

/** Spans within each other, as the work that they stand for. */
export class Spans {
  readonly #tracer: Tracer;
  readonly #ids: GivenIds;
  readonly #current = new AsyncLocalStorage<Span>();

  constructor(tracer: Tracer, ids: GivenIds) {
    this.#tracer = tracer;
    this.#ids = ids;
  }

  call({ method, route, requestId, parent }: IncomingCall, rest: (span: CallSpan) => void): void {
    const attributes = {
      ...{ 'http.request.method': method, 'http.route': route, 'unjam.request_id': requestId },
    };
    const span = this.#tracer.startSpan(
      `${method} ${route}`,
      { kind: SpanKind.SERVER, attributes },
      contextOf(parent),
    );
    this.#current.run(span, rest, {
      traceId: span.spanContext().traceId,
      end(status) {
        answerOf(span, status, 500);
        span.end();
      },
    });
  }

  /** Work in a span of its own; `until`: what goes on after its answer. */
  async within<T>(
    name: string,
    attributes: Attributes,
    work: () => Promise<T>,
    until: (result: T) => Promise<unknown> = async () => undefined,
  ): Promise<T> {
    const span = this.#start(name, attributes);
    const result = this.#current.run(span, work);
    // Whoever waits for the answer is told what is wrong; the span only takes it down.
    ended(span, result.then(until)).catch(() => {});
    return await result;
  }

  /** A call whose answer is a promise or pages; one that is there at once was no work, and leaves no span. */
  answer(name: string, ask: () => unknown): unknown {
    const span = this.#start(name, {});
    const answer = this.#current.run(span, ask);
    if (answer instanceof Promise) return ended(span, answer);
    return isPaged(answer) ? endedPages(span, answer) : answer;
  }

  /** A call of a receiver, below the span of its message. */
  async attempt<A extends { status: number }>(traceparent: string, call: () => Promise<A>): Promise<A> {
    const kind = SpanKind.CLIENT;
    const span = this.#tracer.startSpan('webhook attempt', { kind }, contextOf(idsIn(traceparent)));
    const answered = async () => {
      const answer = await call();
      answerOf(span, answer.status, 300);
      return answer;
    };
    return await ended(span, answered());
  }

  message({ traceparent, type, since, delivered }: ToldMessage): void {
    const [kind, startTime] = [SpanKind.PRODUCER, new Date(since)];
    const span = this.#ids.under(idsIn(traceparent), () =>
      this.#tracer.startSpan(`webhook ${type}`, { kind, startTime }, ROOT_CONTEXT),
    );
    if (!delivered) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }

  #start(name: string, attributes: Attributes): Span {
    const parent = this.#current.getStore();
    const context = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
    return this.#tracer.startSpan(name, { attributes }, context);
  }
}

/** Of a `traceparent` of our own making. */
function idsIn(traceparent: string): TraceParent {
  const [, traceId = '', spanId = ''] = traceparent.split('-');
  return { traceId, spanId, isSampled: true };
}

/** Whose fault a status is, depends on who answered. */
function answerOf(span: Span, status: number, failsFrom: number): void {
  span.setAttribute('http.response.status_code', status);
  if (status >= failsFrom) span.setStatus({ code: SpanStatusCode.ERROR });
}

function contextOf(parent: IncomingCall['parent']): Context {
  if (parent === null) return ROOT_CONTEXT;
  const { traceId, spanId, isSampled } = parent;
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

async function ended<T>(span: Span, work: Promise<T>): Promise<T> {
  try {
    const result = await work;
    span.end();
    return result;
  } catch (error) {
    fail(span, error);
    throw error;
  }
}

/** It lasts until the last page was taken, or nobody wants another. */
async function* endedPages<T>(span: Span, pages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pages;
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    if (span.isRecording()) span.end();
  }
}

/** The code alone: what a problem says may name a sender. */
function fail(span: Span, error: unknown): void {
  span.setAttribute('error.type', isProblem(error) ? error.code : 'internal-error');
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
