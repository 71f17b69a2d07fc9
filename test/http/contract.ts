import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, object> }> }>>;
  components: { schemas: Record<string, object> };
}

/** Holds every answer that the tests see to the document. */
export class Contract {
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: object) {
    this.#document = document as Document;
    formats.default(this.#ajv);
    this.#ajv.addSchema({ $id: 'document', ...document });
  }

  /** Holds whatever a server answers from now on to the document, whoever asked and however. */
  watch(
    server: {
      prependListener(event: 'request', on: (q: IncomingMessage, r: ServerResponse) => void): unknown;
    },
    fault: (error: unknown) => void,
  ): void {
    server.prependListener('request', ({ method = '', url = '' }, response) => {
      const sent = sentBy(response);
      response.once('close', () => {
        // Whoever went away before was answered nothing.
        if (!response.headersSent) return;
        const { type, body } = sent();
        try {
          this.check(method, url, response.statusCode, type, read(type, body));
        } catch (error) {
          fault(error);
        }
      });
    });
  }

  check(method: string, path: string, status: number, type: string, body: unknown): void {
    const route = this.#routeOf(path);
    const operation = route === undefined ? undefined : this.#document.paths[route]![method.toLowerCase()];
    if (operation === undefined) return;
    const key = [String(status), `${String(status)[0]}XX`].find((code) => code in operation.responses);
    assert.ok(key !== undefined, `${method} ${route} answered ${status}, which the document does not know`);
    const content = operation.responses[key]!.content;
    if (content === undefined) return;
    const media = type.split(';')[0]!;
    assert.ok(media in content, `${method} ${route} ${status} answered ${media}, which is not documented`);
    const place = [route!, method.toLowerCase(), 'responses', key, 'content', media, 'schema'];
    const where = `${method} ${route} ${status}`;
    if (media.endsWith('json')) this.#assertValid(['paths', ...place], body, where);
    if (media === 'text/event-stream') this.#checkEvents(body as string, where);
  }

  /** Each event of a stream is one of the pages of events, in one line. A stream that broke off may end half-way. */
  #checkEvents(stream: string, where: string): void {
    for (const block of stream.split('\n\n').slice(0, -1)) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
      if (fields.data === undefined || fields.event === 'reset') continue;
      const event = JSON.parse(fields.data) as { seq: number; type: string };
      this.#assertValid(['components', 'schemas', 'Event'], event, where);
      assert.deepEqual([fields.id, fields.event], [String(event.seq), event.type], where);
    }
  }

  #assertValid(place: string[], body: unknown, where: string): void {
    const validate = this.#validator(place);
    assert.ok(validate(body), `${where}: ${this.#ajv.errorsText(validate.errors)}`);
  }

  #validator(place: string[]): ValidateFunction {
    const pointer = place.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
    const ref = `document#/${pointer.join('/')}`;
    const known = this.#compiled.get(ref) ?? this.#ajv.compile({ $ref: ref });
    this.#compiled.set(ref, known);
    return known;
  }

  #routeOf(path: string): string | undefined {
    const fits = (route: string) =>
      new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path.split('?')[0]!);
    return Object.keys(this.#document.paths).find(fits);
  }
}

/** What was written to it until then, whichever way. */
function sentBy(response: ServerResponse): () => { type: string; body: string } {
  const chunks: Buffer[] = [];
  let head: unknown;
  watchCalls(response, 'writeHead', (args) => {
    head = args.at(-1);
  });
  for (const method of ['write', 'end'] as const) {
    watchCalls(response, method, ([chunk]) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    });
  }
  return () => {
    const direct = (head as Record<string, string> | undefined)?.['content-type'];
    const type = response.getHeader('content-type') ?? direct ?? '';
    return { type: String(type), body: Buffer.concat(chunks).toString() };
  };
}

function watchCalls(
  response: ServerResponse,
  method: 'write' | 'end' | 'writeHead',
  see: (args: unknown[]) => void,
): void {
  const real = response[method].bind(response) as (...args: unknown[]) => never;
  response[method] = (...args: unknown[]) => {
    see(args);
    return real(...args);
  };
}

function read(type: string, text: string): unknown {
  return /json/.test(type) && text !== '' ? JSON.parse(text) : text;
}
