import type { Profile } from '../../src/recovery/profile.ts';
import { type Service, startService } from '../demo/service.ts';
import { Daemon, type DaemonOptions, postd } from '../peers/daemon/index.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a caller reads with `jq`
  body: any;
  text: string;
  headers: Headers;
}

/** A caller with `curl`, a real Unjam as a process of its own, and a jammed daemon that it is told about. */
export interface Curl {
  daemon: Daemon;
  service: Service;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** An action on MAIL01. */
  act(action: string, body?: unknown): Promise<Answer>;
  /** As in a terminal. */
  text(path: string): Promise<string>;
}

/** What differs from a plain daemon of one flat queue, and from the four fields of its profile. */
export interface Odd {
  daemon?: DaemonOptions;
  profile?: (daemon: Daemon) => Partial<Profile>;
}

export async function startCurl(t: { after(end: () => unknown): unknown }, odd: Odd = {}): Promise<Curl> {
  const service = await startService();
  t.after(() => service.cleanup());
  const daemon = new Daemon(odd.daemon ?? {});
  t.after(() => daemon.cleanup());
  const curl: Curl = {
    ...{ daemon, service },
    async call(method, path, body, headers = {}) {
      const all = {
        authorization: `Bearer ${service.token}`,
        'content-type': 'application/json',
        ...headers,
      };
      const sent = typeof body === 'string' ? body : JSON.stringify(body);
      for (;;) {
        const answer = await fetch(`${service.url}${path}`, {
          method,
          headers: all,
          ...(body === undefined ? {} : { body: sent }),
        });
        const text = await answer.text();
        const isJson = /json/.test(answer.headers.get('content-type') ?? '');
        const read = isJson && text !== '' ? JSON.parse(text) : null;
        // A busy machine is refused before anything is done, and asks again as it is told to.
        if (answer.status === 503 && read?.code === 'unavailable') continue;
        return { status: answer.status, body: read, text, headers: answer.headers };
      }
    },
    act: (action, body) => curl.call('POST', `/v1/servers/MAIL01/${action}`, body),
    text: async (path) => (await curl.call('GET', path, undefined, { accept: 'text/plain' })).text,
  };
  await curl.call('PUT', '/v1/profiles/postd', { ...postd, ...odd.profile?.(daemon) });
  await curl.call('PUT', '/v1/servers/MAIL01', daemon.registration('postd'));
  return curl;
}
