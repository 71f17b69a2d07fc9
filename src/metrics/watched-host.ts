import { around } from '../recovery/ports/around.ts';
import type { Host } from '../recovery/ports/host.ts';
import { isPaged } from '../recovery/ports/pages.ts';
import { isProblem } from '../recovery/problems.ts';
import type { Counters } from './figures.ts';

/** The same host; each call that fails because of the host or the way to it is counted. */
export function watchedHost(host: Host, counters: Counters): Host {
  const fails = (error: unknown): never => {
    countFailure(error, counters);
    throw error;
  };
  const { files, folders, notes, service, logs } = host;
  const probe = host.probe?.bind(host);
  // What a host has beside these, such as a time of its own, it keeps.
  return around<Host>(host, {
    files: watchedPort(files, fails),
    folders: watchedPort(folders, fails),
    notes: watchedPort(notes, fails),
    service: watchedPort(service, fails),
    logs: watchedPort(logs, fails),
    facts: () => host.facts().catch(fails),
    ...(probe === undefined ? {} : { probe: () => probe().catch(fails) }),
  });
}

/** Refusals of ours are no failures of a host; 5xx are. */
export function countFailure(error: unknown, { connectionErrors }: Counters): void {
  if (isProblem(error) && error.status >= 502) connectionErrors.inc({ code: error.code });
}

function watchedPort<T extends object>(port: T, fails: (error: unknown) => never): T {
  return new Proxy(port, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => watchedAnswer(Reflect.apply(member, target, args), fails);
    },
  });
}

function watchedAnswer(answer: unknown, fails: (error: unknown) => never): unknown {
  if (answer instanceof Promise) return answer.catch(fails);
  return isPaged(answer) ? watchedPages(answer, fails) : answer;
}

async function* watchedPages(pages: AsyncIterable<unknown>, fails: (error: unknown) => never) {
  try {
    yield* pages;
  } catch (error) {
    fails(error);
  }
}
