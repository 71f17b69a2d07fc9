import type { Host } from '../recovery/ports/host.ts';
import type { Spans } from './spans.ts';

const ports = ['files', 'folders', 'notes', 'service', 'logs'] as const satisfies (keyof Host)[];

/** The same host, each call of it in a span: what is named is what was asked, never what it was asked about. */
export function tracedHost(host: Host, spans: Spans): Host {
  const own = new Map<PropertyKey, unknown>(ports.map((name) => [name, tracedPort(name, host[name], spans)]));
  return new Proxy(host, {
    get(target, key) {
      return own.get(key) ?? tracedMember(`host.${String(key)}`, target, key, spans);
    },
  });
}

function tracedPort<T extends object>(name: string, port: T, spans: Spans): T {
  return new Proxy(port, {
    get: (target, key) => tracedMember(`${name}.${String(key)}`, target, key, spans),
  });
}

function tracedMember(name: string, target: object, key: PropertyKey, spans: Spans): unknown {
  const member: unknown = Reflect.get(target, key, target);
  if (typeof member !== 'function') return member;
  return (...args: unknown[]) => spans.answer(name, () => Reflect.apply(member, target, args) as unknown);
}
