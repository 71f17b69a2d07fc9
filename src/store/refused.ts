/** Why a store was not opened. The message is one clear sentence, or two, for whoever starts Unjam. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
  readonly why: 'damaged' | 'newer' | 'in-use' | 'unusable';

  constructor(why: StoreRefused['why'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.why = why;
  }
}

/** The mail does not depend on the store: whoever stands before a lost one must read that first. */
export const byHand =
  'The mail can be put back without it: on each host the holding folder holds a note that says how.';
