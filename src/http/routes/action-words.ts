import type { ActionName } from '../../recovery/job.ts';

/** What the document says of each action. */
export const about: Record<ActionName, { id: string; summary: string; description: string }> = {
  stop: {
    id: 'stop',
    summary: 'Stop the service, and prove it down',
    description:
      'Step 1. Asks for an orderly stop, kills after the profile’s patience, and makes the service unstartable ' +
      'by others until the end. Opens a recovery if none is open; a healthy server is 409 `nothing-wrong`.',
  },
  quarantine: {
    id: 'quarantine',
    summary: 'Move the spool aside, so that new mail flows',
    description:
      'Steps 2 to 6. Moves the messages into holding, sets the index aside, starts the service and observes it. ' +
      'If it falls twice with an empty spool the recovery is `escalated`: the spool is not to blame.',
  },
  'next-bisect-round': {
    id: 'nextBisectRound',
    summary: 'Release the next set of messages and see',
    description:
      'Step 7. Releases a set, starts the service, observes, judges. After a fall the service is started again ' +
      'without that set before the answer comes. With `round` a repeated call never starts another round.',
  },
  finalize: {
    id: 'finalize',
    summary: 'Return the good messages, set the poison apart, close',
    description:
      'The end of step 7. Returns every cleared message, leaves the poison in a folder that nothing reads, ' +
      'tests the normal operation and closes the ledger.',
  },
  abort: {
    id: 'abort',
    summary: 'Undo: every message back where it was',
    description: 'At any point. Known poison stays out unless `"poison": "back"` asks for it.',
  },
  close: {
    id: 'close',
    summary: 'Close a recovery that was mended by hand',
    description: 'Accounts for what is where and moves nothing.',
  },
  adopt: {
    id: 'adopt',
    summary: 'Take over what another Unjam or a person began',
    description:
      'Builds a recovery from the manifest on the host, or from a folder in which somebody had begun.',
  },
  recover: {
    id: 'recover',
    summary: 'Do all the steps to the end',
    description:
      'Drives the other actions by itself, short roads first. Can be paused, taken over by hand and aborted.',
  },
};
