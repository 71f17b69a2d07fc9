import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Random, randomFrom } from '../corpus/index.ts';
import { Contract } from '../http/contract.ts';
import { House } from './house.ts';
import { type Known, type OpenApi, type Request, Requests } from './requests.ts';

/** What came of many requests. */
export interface Fuzzed {
  requests: number;
  /** Those that passed validation, whatever was made of them. */
  passed: number;
  /** Slow, half and aborted ones among them, over a real socket. */
  rude: number;
  byStatus: Map<number, number>;
  faults: string[];
  /** Bytes of heap that are held at the end, beyond those held after the first quarter. */
  grown: number;
}

/** Refusals in which nothing may have been begun. */
const refused = new Set([400, 401, 403, 404, 405, 406, 413, 415, 429]);
/** The only failures of the server side that the document knows. */
const documented = new Set([502, 503, 504, 507]);
const mostFaults = 20;
const jamEvery = 300;
const knownFor = 10;

export async function fuzz(requests: number, seed: number): Promise<Fuzzed> {
  const house = await House.open();
  try {
    return await new Fuzzer(house, requests, randomFrom(seed)).run();
  } finally {
    await house.close();
  }
}

class Fuzzer {
  readonly #house: House;
  readonly #random: Random;
  readonly #requests: Requests;
  readonly #contract: Contract;
  readonly #told: Fuzzed;
  #known: Known | null = null;

  constructor(house: House, requests: number, random: Random) {
    const document = house.app.swagger() as unknown as OpenApi;
    this.#house = house;
    this.#random = random;
    this.#requests = new Requests(document, random, house.tokens);
    this.#contract = new Contract(document);
    this.#told = { requests, passed: 0, rude: 0, byStatus: new Map(), faults: [], grown: 0 };
  }

  async run(): Promise<Fuzzed> {
    const { requests, faults } = this.#told;
    const url = await this.#house.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = new URL(url);
    let held = 0;
    this.#told.requests = 0;
    for (let n = 1; n <= requests && faults.length < mostFaults; n += 1) {
      if (n % jamEvery === 0) {
        await this.#house.register();
        await this.#house.jam(n);
      }
      if (this.#random.chance(0.005)) await this.#rudely(Number(port));
      else await this.#ask(n);
      this.#told.requests = n;
      if (n === Math.ceil(requests / 4)) held = heapUsed();
    }
    this.#told.grown = heapUsed() - held;
    faults.push(...(await this.#house.mailFaults()));
    for (const line of this.#house.log.filter((l) => l.includes('"status":500')))
      faults.push(line.slice(0, 500));
    return this.#told;
  }

  async #ask(n: number): Promise<void> {
    const { world } = this.#house;
    const request = this.#requests.next(await this.#whatIsKnown(n));
    const before = `${world.moves}/${world.service.starts}/${world.service.fencedNow}`;
    const { status, type, text } = await this.#sent(request);
    await this.#house.quiet();
    const after = `${world.moves}/${world.service.starts}/${world.service.fencedNow}`;
    const { byStatus } = this.#told;
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    if (!refused.has(status) || (status === 404 && !text.includes('"not-found"'))) this.#told.passed += 1;
    if (status >= 500 && !documented.has(status)) this.#fault(n, request, `${status}: ${text}`);
    if (refused.has(status) && before !== after)
      this.#fault(n, request, `${status}, and it acted: ${before} ${after}`);
    this.#mustFit(n, request, status, type, text);
  }

  async #whatIsKnown(n: number): Promise<Known> {
    if (n % knownFor === 1 || this.#known === null) this.#known = await this.#house.known();
    return this.#known;
  }

  async #sent({
    method,
    url,
    headers,
    body,
  }: Request): Promise<{ status: number; type: string; text: string }> {
    const answer = await this.#house.app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    return {
      status: answer.statusCode,
      type: String(answer.headers['content-type'] ?? ''),
      text: answer.payload,
    };
  }

  #mustFit(n: number, request: Request, status: number, type: string, text: string): void {
    if (request.method === 'PATCH') return;
    try {
      const body: unknown = type.includes('json') && text !== '' ? JSON.parse(text) : text;
      this.#contract.check(request.method, decoded(request.url), status, type, body);
    } catch (error) {
      this.#fault(
        n,
        request,
        `does not match the document: ${(error as Error).message}; ${text.slice(0, 300)}`,
      );
    }
  }

  /** Half a request, a slow one, or one that is cut off while it is answered: the next one is answered all the same. */
  async #rudely(port: number): Promise<void> {
    const { method, url, headers, body = '' } = this.#requests.next(await this.#house.known());
    const lines = Object.entries({ ...headers, host: 'x', 'content-length': String(body.length) });
    const whole = `${method} ${url} HTTP/1.1\r\n${lines.map(([k, v]) => `${k}: ${v}`).join('\r\n')}\r\n\r\n${body}`;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    const end = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('connect', resolve));
    const cut = this.#random.below(whole.length);
    socket.write(whole.slice(0, cut), 'latin1');
    if (this.#random.chance(0.5)) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      socket.write(whole.slice(cut), 'latin1');
    }
    socket.destroySoon();
    await end;
    await this.#house.quiet();
    this.#told.rude += 1;
  }

  #fault(n: number, { method, url, headers, body }: Request, what: string): void {
    const { authorization: _, ...rest } = headers;
    this.#told.faults.push(
      `request ${n}: ${method} ${url} ${JSON.stringify(rest)} ${body?.slice(0, 400)}\n  ${what.slice(0, 800)}`,
    );
  }
}

/** The contract finds its route by the path as it is written in the document. */
function decoded(url: string): string {
  return url.split('?')[0]!;
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
