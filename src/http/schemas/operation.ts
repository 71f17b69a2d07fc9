import type { FastifySchema } from 'fastify';
import type { TSchema } from 'typebox';
import { type Scope, scopeWords } from '../../access/scopes.ts';
import type { Form } from '../forms.ts';
import { mediaTypes } from '../forms.ts';
import { exampleOf } from './named-examples.ts';
import { failureExample, ProblemSchema, type ProblemView, problemExample } from './problem.ts';
import { PlainQuery } from './requests.ts';

export const tags = {
  Servers: 'The registered mail hosts.',
  Profiles: 'What is known about each mail product.',
  Actions: 'The steps of a recovery. One call does one whole step and answers when it is done.',
  Jobs: 'Recoveries: where they stand, what they did, what became of each message.',
  Webhooks: 'Who is told what happens, and what became of each message.',
  Hooks: 'Where others call Unjam: Alertmanager and Slack.',
  Access: 'Who may do what, and who did what.',
  Unjam: 'The service itself.',
} as const;

/** One answer: what it means, what it holds, and what it looks like. */
export interface Answer {
  description: string;
  schema?: TSchema;
  /** Types of an answer that is no form of one thing, but bytes. */
  media?: readonly string[];
  example?: unknown;
  headers?: Record<string, string>;
}

export interface Operation {
  id: string;
  tag: keyof typeof tags;
  summary: string;
  description: string;
  /** What the token must allow, all of it; null: public. */
  scope: Scope | readonly Scope[] | null;
  /** How the caller proves who it is; by a token if not said. */
  proof?: 'slack';
  forms?: readonly Form[];
  params?: TSchema;
  query?: TSchema;
  headers?: TSchema;
  body?: TSchema;
  /** Media type of the body, where it is not JSON. */
  bodyType?: string;
  answers: Record<number, Answer>;
  /** Public routes need no problem if nothing can go wrong. */
  problems?: boolean;
}

export const usualForms = ['json', 'text'] as const satisfies readonly Form[];

/** The schema of a route: what is checked, and what the document says. */
export function operation(op: Operation): FastifySchema {
  const forms = op.forms ?? usualForms;
  const response: Record<string, unknown> = {};
  for (const [status, answer] of Object.entries(op.answers)) response[status] = answerSchema(answer, forms);
  if (op.problems !== false) {
    response['4XX'] = problems('The call was refused. `code` says why, `next` what to do.', problemExample);
    response['5XX'] = problems('The host, the network or Unjam failed. `code` says which.', failureExample);
  }
  return {
    operationId: op.id,
    tags: [op.tag],
    summary: op.summary,
    description: op.scope === null ? op.description : `${op.description}\n\nNeeds ${scopeWords(op.scope)}.`,
    security: op.scope === null ? [] : [{ [op.proof ?? 'token']: [] }],
    querystring: op.query ?? PlainQuery,
    ...(op.params === undefined ? {} : { params: op.params }),
    ...(op.headers === undefined ? {} : { headers: op.headers }),
    ...(op.body === undefined ? {} : { body: op.body }),
    ...(op.bodyType === undefined ? {} : { consumes: [op.bodyType] }),
    response,
  };
}

function answerSchema(answer: Answer, forms: readonly Form[]): unknown {
  const headers = Object.entries(answer.headers ?? {}).map(([name, description]) => [
    name,
    { type: 'string', description },
  ]);
  const bytes = answer.media?.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]);
  if (bytes !== undefined) {
    const said = Object.fromEntries(headers);
    return { description: answer.description, headers: said, content: Object.fromEntries(bytes) };
  }
  return {
    description: answer.description,
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(answer.schema === undefined ? { type: 'null' } : { content: contentOf(answer, forms) }),
  };
}

function contentOf(answer: Answer, forms: readonly Form[]): Record<string, unknown> {
  const example = answer.example ?? exampleOf(answer.schema!);
  const json = { schema: answer.schema, ...(example === undefined ? {} : { example }) };
  const content = forms.map((form) => [
    mediaTypes[form],
    form === 'json' ? json : { schema: { type: 'string' } },
  ]);
  return Object.fromEntries(content);
}

function problems(description: string, example: ProblemView): unknown {
  return {
    description,
    content: {
      'application/problem+json': { schema: ProblemSchema, example },
      'text/plain': { schema: { type: 'string' } },
    },
  };
}
