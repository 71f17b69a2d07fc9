import { readFileSync } from 'node:fs';

/** A line on which a promise rests, broken, and what must notice it. */
export interface Mutation {
  promise: string;
  file: string;
  /** Each text stands once in the file; the other one takes its place. */
  changes: [string, string][];
  /** Arguments of Node. */
  noticedBy: string[];
}

const tests = (file: string, pattern?: string): string[] => [
  '--test',
  ...(pattern === undefined ? [] : [`--test-name-pattern=${pattern}`]),
  file,
];
const everyStep = (scenario: string): string[] => tests('test/faults/every-step.test.ts', `of: ${scenario}`);
const asleep = tests('test/faults/stale.test.ts', 'abort after a round');
const contended = tests('test/faults/claims.test.ts');
const meddled = tests('test/faults/meddlers.test.ts', 'abort after a round');
const intend = '  const { id } = await work.write((tx) =>';
const act = '  const outcome = await moveParts(work, direction, group);\n';

export const mutations: Mutation[] = [
  {
    promise: 'a batch is written down before it moves',
    file: 'src/actions/steps/moves.ts',
    changes: [
      [act, ''],
      [intend, `${act}${intend}`],
    ],
    noticedBy: everyStep('close after a round'),
  },
  {
    promise: 'a move replaces nothing',
    file: 'src/connections/local/disk/rename.ts',
    changes: [['renameNoReplaceAt(from, name, to, newName)', 'renameAt(from, name, to, newName)']],
    noticedBy: tests('test/connections/local.test.ts', 'refuses to replace'),
  },
  {
    promise: 'down is proved before each batch',
    file: 'src/actions/steps/moves.ts',
    changes: [['  await assertOwner(work);\n  await proveDown(work);\n', '  await assertOwner(work);\n']],
    noticedBy: meddled,
  },
  {
    promise: 'down is proved after each batch',
    file: 'src/actions/steps/moves.ts',
    changes: [['  try {\n    await proveDown(work);\n', '  try {\n']],
    noticedBy: meddled,
  },
  {
    promise: 'what could not be flushed gets no outcome',
    file: 'src/actions/steps/moves.ts',
    changes: [['  await requireFlushed(work, group.from, outcome);\n', '']],
    noticedBy: tests('test/faults/flushed.test.ts', 'cannot be flushed'),
  },
  {
    promise: 'an interrupted batch is flushed before it gets its outcome',
    file: 'src/actions/steps/look.ts',
    changes: [['  await makeDurable(work, batches);\n', '']],
    noticedBy: tests('test/faults/flushed.test.ts', 'times out'),
  },
  {
    promise: 'who has lost the spool moves nothing',
    file: 'src/actions/steps/moves.ts',
    changes: [['  await assertOwner(work);\n', '']],
    noticedBy: contended,
  },
  {
    promise: 'who has lost the job writes nothing',
    file: 'src/actions/work.ts',
    changes: [['      await this.assertOurs(store);\n', '']],
    noticedBy: asleep,
  },
  {
    promise: 'of two that take a job over, the one that wrote last has the spool',
    file: 'src/actions/claim.ts',
    changes: [['(claim.owner ?? owner) === owner', 'owner !== null']],
    noticedBy: contended,
  },
  {
    promise: 'a takeover renames the holding folders',
    file: 'src/actions/take-over.ts',
    changes: [['generation: job.generation + 1', 'generation: job.generation']],
    noticedBy: contended,
  },
  {
    promise: 'a takeover leaves the folders of a later one alone',
    file: 'src/actions/take-over.ts',
    changes: [['generationOf(name) < work.job.generation', 'generationOf(name) !== work.job.generation']],
    noticedBy: contended,
  },
  {
    promise: 'the fence stands before anything moves',
    file: 'src/actions/steps/fence.ts',
    changes: [['  await work.host.service.fence();\n', '']],
    noticedBy: everyStep('close after a round'),
  },
  {
    promise: 'the fence is lifted at the end',
    file: 'src/actions/steps/close-job.ts',
    changes: [['  await unfence(work);\n', '']],
    noticedBy: everyStep('stopped, and closed by hand'),
  },
  {
    promise: 'a fence that comes too late is lifted again',
    file: 'src/actions/steps/fence.ts',
    changes: [['    if (!(await isWanted(work))) await work.host.service.unfence();\n', '']],
    noticedBy: tests('test/faults/stale.test.ts', 'close after a round'),
  },
  {
    promise: 'one spool has one owner',
    file: 'src/actions/claim.ts',
    changes: [['  throw claimedBy(standing);\n}\n\n/** Writes', '}\n\n/** Writes']],
    noticedBy: tests('test/actions/refusals.test.ts', 'another recovery claimed'),
  },
  {
    promise: 'a claim that was taken away is claimed again',
    file: 'src/actions/claim.ts',
    changes: [
      [
        '  if (standing === null) return await claimAgain(work);',
        '  if (standing === null) return await refuseEnded(work);',
      ],
    ],
    noticedBy: contended,
  },
  {
    promise: 'the spool is claimed while a message is put back',
    file: 'src/actions/poison/dispose.ts',
    changes: [["  if (asked.does === 'put-back') await claimSpool(work, job);\n", '']],
    noticedBy: tests('test/faults/disposals.test.ts', 'another Unjam is kept'),
  },
  {
    promise: 'an interrupted batch is looked up before anything else',
    file: 'src/actions/steps/look.ts',
    changes: [
      [
        'export async function look(work: Work, explanation: Explanation): Promise<Seen> {\n  const batches = await work.store.journal.unsettled(work.job.id);',
        'export async function look(work: Work, explanation: Explanation): Promise<Seen> {\n  const batches: Batch[] = [];',
      ],
    ],
    noticedBy: everyStep('in-use of a hung service, finalize'),
  },
  {
    promise: 'a spool is acquitted only when it was empty',
    file: 'src/actions/steps/prove-empty.ts',
    changes: [['units.slice(0, 1)', 'units.slice(0, 0)']],
    noticedBy: ['test/faults/simulate.ts', '--seed', '314666'],
  },
  {
    promise: 'a retried call is not another crash',
    file: 'src/actions/next-bisect-round.ts',
    changes: [['  if (await hasPlayed(work)) return;\n', '']],
    noticedBy: tests('test/faults/every-step.test.ts', 'asked for once'),
  },
  {
    promise: 'a round that is asked for by its number is never played twice',
    file: 'src/actions/guards.ts',
    changes: [['options.round <= done || ', '']],
    noticedBy: everyStep('stop, quarantine, rounds, finalize'),
  },
  {
    promise: 'nobody is acquitted unread',
    file: 'src/actions/steps/evidence.ts',
    changes: [['unread: unproved.filter((seq) => inSpool.has(seq) && !nudged.has(seq))', 'unread: []']],
    noticedBy: ['test/faults/simulate.ts', '--seeds', '100', '--until-fault'],
  },
  {
    promise: 'new mail under the name of a held message is new mail',
    file: 'src/recovery/comparison.ts',
    changes: [
      ['found.unit.name, found.unit.identity)', "found.unit.name, '')"],
      ['message.name, message.identity)', "message.name, '')"],
    ],
    noticedBy: tests('test/recovery/comparison.test.ts'),
  },
  {
    promise: 'a body is exact',
    file: 'src/http/validation/compiler.ts',
    changes: [['coerceTypes: false', 'coerceTypes: true']],
    noticedBy: tests('test/http/bodies.test.ts'),
  },
  {
    promise: 'a message that is too large is not read while the service is down',
    file: 'src/actions/steps/digests.ts',
    changes: [['size <= largestRead', 'size >= 0']],
    noticedBy: tests('test/faults/huge.test.ts'),
  },
];

/** The file as it is when the promise is broken; throws when the code has moved on from under the mutation. */
export function broken(root: string, { promise, file, changes }: Mutation): string {
  let text = readFileSync(`${root}/${file}`, 'utf8');
  for (const [from, to] of changes) {
    const places = text.split(from).length - 1;
    if (places !== 1)
      throw new Error(`"${promise}": the text to break stands ${places} times in ${file}:\n${from}`);
    text = text.replace(from, () => to);
  }
  return text;
}
