// The corpus: mail for tests and demo. Deterministic, generated, real RFC 5322 and MIME; poison in content.
export { writeBulk } from './bulk.ts';
export { awkwardMail, hasAwkwardMail } from './debian.ts';
export { allKinds, type Kind } from './kinds/index.ts';
export {
  commonKinds,
  type Mail,
  mailOf,
  malformedOf,
  pairOf,
  poisonOf,
  readLater,
  someMail,
  unconvertibleMail,
} from './mail.ts';
export { allMalformedKinds, type MalformedKind } from './malformed.ts';
export { type Marks, markedBytes, marksOf } from './markers.ts';
export { spoolName, spoolNames } from './names.ts';
export { allPoisonKinds, type PoisonKind } from './poison.ts';
export { type Random, randomFrom } from './random.ts';
