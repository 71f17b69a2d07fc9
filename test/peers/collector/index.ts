import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

export interface Span {
  traceId: string;
  spanId: string;
  /** Empty: it has none. */
  parentSpanId: string;
  name: string;
  attributes: Record<string, string | number | boolean>;
  /** 2: an error. */
  status: number;
  service: string;
}

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: string | number; boolValue?: boolean };
}
type Told = Omit<Span, 'attributes' | 'status' | 'service' | 'parentSpanId'> & {
  parentSpanId?: string;
  attributes?: Attribute[];
  status?: { code?: number };
};
interface Traces {
  resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Told[] }[] }[];
}

/** What OpenTelemetry's collector is on its HTTP side: it takes OTLP/JSON at /v1/traces, and keeps it. */
export async function collector(t: TestContext) {
  const spans: Span[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isTraces = request.url === '/v1/traces' && request.headers['content-type'] === 'application/json';
    if (isTraces) spans.push(...read(JSON.parse(Buffer.concat(chunks).toString()) as Traces));
    response.writeHead(isTraces ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans };
}

function read({ resourceSpans }: Traces): Span[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(valuesOf(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ traceId, spanId, parentSpanId = '', name, attributes = [], status }) => ({
        ...{ traceId, spanId, parentSpanId, name, service },
        ...{ attributes: valuesOf(attributes), status: status?.code ?? 0 },
      })),
    );
  });
}

function valuesOf(attributes: Attribute[]): Span['attributes'] {
  const plain = ({ value }: Attribute) =>
    value.stringValue ?? value.boolValue ?? Number(value.intValue ?? Number.NaN);
  return Object.fromEntries(attributes.map((one) => [one.key, plain(one)]));
}
