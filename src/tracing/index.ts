import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Actions } from '../actions/contract.ts';
import type { Host } from '../recovery/ports/host.ts';
import type { CallSpan, IncomingCall, ToldMessage, Within } from '../recovery/ports/trace.ts';
import { GivenIds } from './given-ids.ts';
import { Spans } from './spans.ts';
import { tracedActions } from './traced-actions.ts';
import { tracedHost } from './traced-host.ts';
import { type Answered, type Posted, tracedPost } from './traced-post.ts';

/** Spans of what is done here, sent to a collector. */
export interface Tracing {
  /** Runs the rest of a call within a span of its own, which the caller ends. */
  call(incoming: IncomingCall, rest: (span: CallSpan) => void): void;
  /** The same actions, each in a span that lasts as long as its work. */
  actions(actions: Actions): Actions;
  /** The same way to a host, each call of it in a span. */
  opening<A extends unknown[]>(open: (...args: A) => Promise<Host>): (...args: A) => Promise<Host>;
  /** What stands around the parts of an action. */
  within: Within;
  /** The same calls of receivers, each in a span below that of its message. */
  post<P extends Posted, A extends Answered>(post: (posting: P) => Promise<A>): (posting: P) => Promise<A>;
  /** The span of a message, once there is no other attempt. */
  told(message: ToldMessage): void;
  /** Sends what was not sent yet. */
  close(): Promise<void>;
}

/**
 * Sends spans to this collector: OTLP over HTTP, as JSON. What else OpenTelemetry's own `OTEL_EXPORTER_OTLP_*`
 * say, such as headers, its exporter reads by itself. Whoever called us decides whether a trace is kept.
 */
export function openTracing(endpoint: string, version: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const ids = new GivenIds();
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'unjam', 'service.version': version }),
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const spans = new Spans(provider.getTracer('unjam', version), ids);
  return {
    call: (incoming, rest) => spans.call(incoming, rest),
    actions: (actions) => tracedActions(actions, spans),
    opening:
      (open) =>
      async (...args) =>
        tracedHost(await spans.within('host.open', {}, () => open(...args)), spans),
    within: (part, work) => spans.within(part, {}, work),
    post: (post) => tracedPost(post, spans),
    told: (message) => spans.message(message),
    close: () => provider.shutdown(),
  };
}
