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

const histories = ['test/faults/simulate.ts', '--seeds', '800', '--until-fault'];
const everyStep = ['--test', '--test-name-pattern=stop,', 'test/faults/every-step.test.ts'];
const intend = '  const { id } = await store.atomically(async (tx) => {';
const act = '  const outcome = await moveParts(work, direction, group);\n';

export const mutations: Mutation[] = [
  {
    promise: 'a batch is written down before it moves',
    file: 'src/actions/steps/moves.ts',
    changes: [
      [act, ''],
      [intend, `${act}${intend}`],
    ],
    noticedBy: histories,
  },
  {
    promise: 'a move replaces nothing',
    file: 'src/connections/local/disk/rename.ts',
    changes: [['renameNoReplaceAt(from, name, to, newName)', 'renameAt(from, name, to, newName)']],
    noticedBy: ['--test', 'test/connections/local.test.ts'],
  },
  {
    promise: 'down is proved before each batch',
    file: 'src/actions/steps/moves.ts',
    changes: [['  await assertOwner(work);\n  await proveDown(work);\n', '  await assertOwner(work);\n']],
    noticedBy: histories,
  },
  {
    promise: 'down is proved after each batch',
    file: 'src/actions/steps/moves.ts',
    changes: [['  try {\n    await proveDown(work);\n', '  try {\n']],
    noticedBy: histories,
  },
  {
    promise: 'what could not be flushed gets no outcome',
    file: 'src/actions/steps/moves.ts',
    changes: [['  await requireFlushed(work, group.from, outcome);\n', '']],
    noticedBy: histories,
  },
  {
    promise: 'an interrupted batch is flushed before it gets its outcome',
    file: 'src/actions/steps/look.ts',
    changes: [['  await makeDurable(work, batches);\n', '']],
    noticedBy: histories,
  },
  {
    promise: 'who has lost the spool moves nothing',
    file: 'src/actions/steps/moves.ts',
    changes: [['  await assertOwner(work);\n', '']],
    noticedBy: histories,
  },
  {
    promise: 'a takeover renames the holding folders',
    file: 'src/actions/take-over.ts',
    changes: [['generation: job.generation + 1', 'generation: job.generation']],
    noticedBy: histories,
  },
  {
    promise: 'the fence stands before anything moves',
    file: 'src/actions/steps/fence.ts',
    changes: [['  await work.host.service.fence();\n', '']],
    noticedBy: histories,
  },
  {
    promise: 'the fence is lifted at the end',
    file: 'src/actions/steps/close-job.ts',
    changes: [['  await unfence(work);\n', '']],
    noticedBy: histories,
  },
  {
    promise: 'one spool has one owner',
    file: 'src/actions/claim.ts',
    changes: [['  throw claimedBy(standing);\n}\n\n/** Writes', '}\n\n/** Writes']],
    noticedBy: histories,
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
    noticedBy: histories,
  },
  {
    promise: 'a retried call is not another crash',
    file: 'src/actions/next-bisect-round.ts',
    changes: [['  if (await hasPlayed(work)) return;\n', '']],
    noticedBy: everyStep,
  },
  {
    promise: 'a round that is asked for by its number is never played twice',
    file: 'src/actions/guards.ts',
    changes: [['options.round <= done || ', '']],
    noticedBy: everyStep,
  },
  {
    promise: 'nobody is acquitted unread',
    file: 'src/actions/steps/evidence.ts',
    changes: [['unread: unproved.filter((seq) => inSpool.has(seq) && !nudged.has(seq))', 'unread: []']],
    noticedBy: histories,
  },
  {
    promise: 'new mail under the name of a held message is new mail',
    file: 'src/recovery/comparison.ts',
    changes: [
      ['found.unit.name, found.unit.identity)', "found.unit.name, '')"],
      ['message.name, message.identity)', "message.name, '')"],
    ],
    noticedBy: histories,
  },
  {
    promise: 'a body is exact',
    file: 'src/http/validation/compiler.ts',
    changes: [['coerceTypes: false', 'coerceTypes: true']],
    noticedBy: ['--test', 'test/http/bodies.test.ts'],
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
