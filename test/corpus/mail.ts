import { allKinds, type Kind, kinds } from './kinds/index.ts';
import { letter } from './letter.ts';
import { type MalformedKind, malformedKinds } from './malformed.ts';
import { deferred, type PoisonKind, pairHalf, poisonKinds, unconvertible } from './poison.ts';
import { type Random, randomFrom } from './random.ts';

/** One message of the corpus. */
export interface Mail {
  kind: string;
  /** With its angle brackets; null where the content has none any more. */
  messageId: string | null;
  content: Buffer;
}

/** One message in a hundred is large; of these kinds there are equally many. */
export const commonKinds = allKinds.filter((kind) => kind !== 'large');

/** As many well-formed messages, of all kinds in turn, the same for the same seed. */
export function* someMail(seed: number, count: number, only: readonly Kind[] = commonKinds): Generator<Mail> {
  const random = randomFrom(seed);
  for (let n = 0; n < count; n++) {
    const isLarge = only === commonKinds && n % 100 === 60;
    yield mailOf(isLarge ? 'large' : only[n % only.length]!, random);
  }
}

export function mailOf(kind: Kind, random: Random): Mail {
  return made(kind, random, kinds[kind]);
}

export function poisonOf(kind: PoisonKind, random: Random): Mail {
  return made(`poison ${kind}`, random, poisonKinds[kind]);
}

export function malformedOf(kind: MalformedKind, random: Random): Mail {
  return made(`malformed ${kind}`, random, malformedKinds[kind]);
}

/** Two messages that are poison together. */
export function pairOf(random: Random): [Mail, Mail] {
  const key = random.bytes(6).toString('hex');
  const half = () => made('pair', random, (of) => pairHalf(of, key));
  return [half(), half()];
}

export function unconvertibleMail(random: Random): Mail {
  return made('unconvertible', random, unconvertible);
}

/** The same message, to be read only `ms` milliseconds after the service has first seen it. */
export function readLater(mail: Mail, ms: number): Mail {
  return { ...mail, kind: `${mail.kind}, deferred`, content: deferred(mail.content, ms) };
}

function made(kind: string, random: Random, make: (of: ReturnType<typeof letter>) => Buffer): Mail {
  const of = letter(random);
  const content = make(of);
  return { kind, content, messageId: content.includes(of.messageId) ? of.messageId : null };
}
