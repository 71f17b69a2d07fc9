import assert from 'node:assert/strict';
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
    if (!media.endsWith('json')) return;
    const place = [route!, method.toLowerCase(), 'responses', key, 'content', media, 'schema'];
    const validate = this.#validator(['paths', ...place]);
    assert.ok(validate(body), `${method} ${route} ${status}: ${this.#ajv.errorsText(validate.errors)}`);
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
