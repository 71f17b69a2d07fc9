import type { Service } from './service.ts';

/** A person with curl: prints each line as it could be pasted, and the plain-text answer. */
export class Operator {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  async ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<string> {
    process.stdout.write(`\n$ ${line(method, path, body)}\n`);
    const answer = await this.#fetch(method, path, 'text/plain', body);
    const text = await answer.text();
    process.stdout.write(indented(text));
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
    return text;
  }

  /** The same as JSON, without a word: for the proof at the end. */
  async read<T>(path: string): Promise<T> {
    const answer = await this.#fetch('GET', path, 'application/json');
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  }

  #fetch(method: string, path: string, accept: string, body?: object): Promise<Response> {
    return fetch(this.#service.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#service.token}`,
        accept,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

function line(method: string, path: string, body?: object): string {
  const words = ['curl -sS'];
  if (method !== 'GET') words.push(`-X ${method}`);
  words.push('-H "Authorization: Bearer $UNJAM_TOKEN" -H "Accept: text/plain"');
  if (body !== undefined)
    words.push(`-H "Content-Type: application/json" -d '${short(JSON.stringify(body))}'`);
  return `${words.join(' ')} $UNJAM${path}`;
}

/** A registration is long; the README shows one whole. */
function short(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`;
}

function indented(text: string): string {
  return `${text.trimEnd().replace(/^/gm, '  ')}\n`;
}
