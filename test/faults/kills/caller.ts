import { setTimeout } from 'node:timers/promises';
import type { JobView } from '../../../src/http/schemas/job.ts';
import type { ActionName, ActionOptions } from '../../../src/recovery/job.ts';
import type { Service } from '../../demo/service.ts';

export interface Answered {
  status: number;
  job: JobView | null;
  /** Of a problem. */
  code: string | null;
  detail: string;
}

/** Somebody who asks over HTTP and asks again until there is an answer, as a script does. */
export class Caller {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  async register(body: object): Promise<void> {
    const answer = await this.request('PUT', '/v1/servers/MAIL01', body);
    if (!answer.ok) throw new Error(`registered: ${answer.status} ${await answer.text()}`);
  }

  /** The answer, after any wait; null when the service died under the call. */
  async ask(action: ActionName, options: ActionOptions): Promise<Answered | null> {
    try {
      const first = await this.#read(await this.request('POST', `/v1/servers/MAIL01/${action}`, options));
      return first.status === 202 ? await this.#ended(first) : first;
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  async job(): Promise<JobView | null> {
    const { job } = await this.#read(await this.request('GET', '/v1/servers/MAIL01/job'));
    return job;
  }

  async #ended(begun: Answered): Promise<Answered> {
    let job = begun.job;
    while (job?.running != null) {
      await setTimeout(100);
      job = await this.job();
    }
    return { ...begun, status: 200, job };
  }

  async #read(answer: Response): Promise<Answered> {
    const body = (await answer.json()) as JobView & { code?: string; detail?: string };
    if (answer.ok) return { status: answer.status, job: body, code: null, detail: body.saying };
    return { status: answer.status, job: null, code: body.code ?? null, detail: body.detail ?? '' };
  }

  /** A service that says it is overloaded has begun nothing and is asked again, as `Retry-After` says. */
  async request(method: string, path: string, body?: object): Promise<Response> {
    for (;;) {
      const answer = await this.#once(method, path, body);
      if (answer.status !== 503) return answer;
      await setTimeout(500);
    }
  }

  #once(method: string, path: string, body?: object): Promise<Response> {
    return fetch(this.#service.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#service.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
