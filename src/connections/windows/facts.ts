import type { HostFacts } from '../../recovery/ports/host.ts';

/** What is true of every Windows host that is reached from afar. */
export const windowsFacts: HostFacts = {
  bootId: null,
  flushes: false,
  sharingIsMandatory: true,
  readsLocally: false,
};
