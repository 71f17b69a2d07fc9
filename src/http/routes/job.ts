import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { isProblem } from '../../recovery/problems.ts';
import { answer } from '../answer.ts';
import { isUnchanged } from '../etag.ts';
import { exitOfJob, exitOfLook } from '../exit-code.ts';
import { JobAnswers } from '../job-answers.ts';
import { assertServer, noJob, readingHeaders, versionOf } from '../jobs.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { readAnswers } from '../schemas/reading.ts';
import { ReadHeaders, ReadQuery, ServerParams } from '../schemas/requests.ts';
import { approvalText, approvalView } from '../views/approval.ts';
import { diagnosisText, diagnosisView } from '../views/diagnosis.ts';
import { jobText } from '../views/job-text.ts';
import { oneLine } from '../views/lines.ts';

const lookedAtMs = 60_000;
const query = ReadQuery({
  exitcode: Type.Optional(
    Type.Literal('1', { description: 'In text: adds a last line `EXIT n`, and looks if no job is open.' }),
  ),
});

type Needs = Pick<Parts, 'store' | 'actions' | 'clock'>;

/** How the recovery of one server stands, for whoever asks: a page, a bot, an RMM agent. */
export async function jobRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  const { store, clock } = parts;
  const answers = new JobAnswers(store);
  addRoute(app, {
    method: 'GET',
    url: '/servers/:server/job',
    id: 'getServerJob',
    tag: 'Jobs',
    summary: 'The open job of a server, else the last one',
    description:
      'With `exitcode=1` and in text the last line is `EXIT n`: 0 healthy (and looked at within the last ' +
      'minute, else it looks), 1 work to do, 2 a person is needed, 3 working. That works without a job, too: what waits for approval needs a person.',
    scope: 'read',
    params: ServerParams,
    query,
    headers: ReadHeaders,
    answers: readAnswers,
    handler: async (request, reply) => {
      const { server } = request.params as { server: string };
      const { exitcode } = request.query as { exitcode?: string };
      const known = await answers.of(server);
      const job = known?.job ?? null;
      const code = exitOfJob(job);
      const looks = exitcode !== undefined && request.form === 'text' && code === null;
      if (looks || job === null) await assertServer(store, server);
      if (looks) {
        const text = (await asked(parts, server)) ?? (await lookedAt(parts, server, job?.closedAt ?? null));
        return answer(request, reply, null, () => text);
      }
      if (known === null) throw noJob(server, await store.approvals.pendingOf(server));
      readingHeaders(reply, known.job);
      if (isUnchanged(request.headers['if-none-match'], versionOf(known.job))) return reply.code(304).send();
      const last = exitcode === undefined ? '' : `\nEXIT ${code}`;
      return answer(request, reply, known.json, () => jobText(known.view, clock.now()) + last);
    },
  });
}

/** What waits for a second token; null where nothing does. Whatever a look would say, a person is needed. */
async function asked({ store, clock }: Needs, server: string): Promise<string | null> {
  const pending = await store.approvals.pendingOf(server);
  if (pending.length === 0) return null;
  const now = clock.now();
  return `${pending.map((one) => approvalText(approvalView(one, now), now)).join('\n')}\nEXIT 2`;
}

/** What the last look said if it was within a minute and after the last job, else what a new one says. */
async function lookedAt(
  { store, actions, clock }: Needs,
  server: string,
  ended: string | null,
): Promise<string> {
  const tooOld = Math.max(clock.now().getTime() - lookedAtMs, Date.parse(ended ?? '1970-01-01'));
  try {
    const known = await store.diagnoses.latest(server);
    const isRecent = known !== null && Date.parse(known.at) > tooOld;
    const diagnosis = isRecent ? known : await actions.diagnose(server, {});
    const text = diagnosisText(diagnosisView(diagnosis), clock.now());
    return `${text}\nEXIT ${exitOfLook(diagnosis.verdict)}`;
  } catch (error) {
    if (!isProblem(error)) throw error;
    // An agent reads the last line: a host that cannot be looked at needs a person.
    return `${server}  could not be looked at: ${error.code}  ${oneLine(error.message)}\nEXIT 2`;
  }
}
