import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { StepReport } from '../../actions/contract.ts';
import { fromText } from '../../recovery/names.ts';
import { type Shell, shells } from '../../recovery/ports/operator.ts';
import { Problem } from '../../recovery/problems.ts';
import { answerAct } from '../acting.ts';
import type { Parts } from '../parts.ts';
import { addRoute } from '../route.ts';
import { jobExample } from '../schemas/examples.ts';
import { JobSchema } from '../schemas/job.ts';
import { Choice, closed } from '../schemas/kinds.ts';
import { ReadQuery, ServerParams, WaitHeaders } from '../schemas/requests.ts';

const query = ReadQuery({ shell: Type.Optional(Choice(shells, 'Default: what the host understands.')) });

/** A large spool is a long report. */
const longest = 64 * 1024 * 1024;

const Observation = Type.Union(
  [
    Type.Object(
      {
        output: Type.String({
          maxLength: longest,
          description: 'The whole output of the script, unchanged.',
        }),
      },
      closed,
    ),
    Type.Object(
      { refused: Type.String({ minLength: 1, maxLength: 2000, description: 'Why nobody does this step.' }) },
      closed,
    ),
  ],
  { $id: 'Observation', examples: [{ refused: 'the host is being rebuilt' }] },
);

type Needs = Pick<Parts, 'store' | 'actions' | 'clock' | 'draining' | 'limits'>;

/** The other half of the connection `manual`: steps go out as scripts, and their output comes back. */
export async function byAPersonRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  addRoute(app, {
    method: 'GET',
    url: '/servers/:server/job/script',
    id: 'getPendingScript',
    tag: 'Jobs',
    summary: 'The step that waits for a person, as a script',
    description:
      'Of a server with the connection `manual`. Run it on the host, and POST its output unchanged to ' +
      '`…/job/observation`. The answer is the script itself, whatever form is asked for.',
    scope: 'operate',
    params: ServerParams,
    query,
    answers: { 200: { description: 'The script.' } },
    handler: (request, reply) => script(parts, request, reply),
  });
  await app.register(async (own) => {
    // What a shell printed comes back as it is, whatever the caller's tool calls it.
    own.removeContentTypeParser('*');
    own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longest }, (request, body, done) => {
      request.bodyText = (body as Buffer).toString('latin1');
      // Bodies are checked as text; these are bytes, and stand beside.
      done(null, { output: 'as it was sent' });
    });
    addRoute(own, {
      method: 'POST',
      url: '/servers/:server/job/observation',
      id: 'reportObservation',
      tag: 'Jobs',
      summary: 'Report what came of the pending step',
      description:
        'The output of its script, unchanged (any content type but JSON), or JSON. The action goes on: the answer is ' +
        'the job when it has ended, or as soon as it needs the next step.',
      scope: 'operate',
      params: ServerParams,
      headers: WaitHeaders,
      body: Observation,
      bodyLimit: longest,
      answers: {
        200: { description: 'The job.', schema: JobSchema, example: jobExample },
        202: { description: 'Taken; the action still runs.', schema: JobSchema, example: jobExample },
        204: { description: 'Taken; no action waits for it: ask for the action again.' },
      },
      handler: (request, reply) => observation(parts, request, reply),
    });
  });
}

const extensions: Record<Shell, string> = { sh: 'sh', cmd: 'cmd', powershell: 'ps1' };

async function script(
  { actions }: Needs,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { server } = request.params as { server: string };
  const pending = await actions.pending(server);
  const shell = (request.query as { shell?: Shell }).shell ?? pending.shell;
  const text = pending.script(shell);
  reply.header('content-disposition', `attachment; filename="unjam-${server}.${extensions[shell]}"`);
  // A name is bytes, and they go out as they are.
  return reply.type('application/octet-stream').send(Buffer.from(text, 'latin1'));
}

async function observation(
  parts: Needs,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { server } = request.params as { server: string };
  const act = await parts.actions.observed(server, reportIn(request));
  if (act === null) return reply.code(204).send();
  const { action, options } = act.job.running ?? { action: 'recover' as const, options: {} };
  const asked = { server, action, body: { ...options } };
  return await answerAct(parts, request, reply, asked, async () => act);
}

/** A script's output is bytes; JSON carries it as text. */
function reportIn({ body, bodyText, headers }: FastifyRequest): StepReport {
  const report = body as StepReport;
  if (!('output' in report)) return report;
  const isJson = headers['content-type']?.startsWith('application/json') ?? false;
  const output = isJson ? fromText(report.output) : bodyText;
  if (output.trim() !== '') return { output };
  throw new Problem('report-refused', 'The report is empty.', {
    untouched: 'The recovery waits as before.',
    next: 'Send the whole output of the script.',
  });
}
