// A real mail server for tests: Debian's Postfix on a private queue, with real mail in it.

export { type Jam, jams } from './jam.ts';
export { createPostfix, type Poison, type Postfix } from './postfix.ts';
