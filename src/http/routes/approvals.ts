import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { answerAct } from '../acting.ts';
import { answer } from '../answer.ts';
import { approvalById } from '../approving.ts';
import { paging } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { callerOf, sightOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { ReasonBody } from '../schemas/actions.ts';
import { ApprovalPage, ApprovalSchema, approvalExample } from '../schemas/approval.ts';
import { Choice } from '../schemas/kinds.ts';
import { ApprovalParams, FilterQuery, RetryHeaders, WaitHeaders } from '../schemas/requests.ts';
import { approvalLine, approvalText, approvalView } from '../views/approval.ts';
import { lines } from '../views/lines.ts';
import { jobAnswers } from './actions.ts';

type Needs = Pick<Parts, 'store' | 'actions' | 'clock' | 'draining' | 'limits' | 'signingKey'>;
const found = { 200: { description: 'The request.', schema: ApprovalSchema, example: approvalExample } };

/** What waits for a second token. */
export async function approvalRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  addList(app, parts);
  addRead(app, parts);
  addApprove(app, parts);
  addRefuse(app, parts);
}

function addList(app: FastifyInstance, { store, clock, signingKey }: Needs): void {
  const pages = paging(signingKey);
  addRoute(app, {
    method: 'GET',
    url: '/approvals',
    id: 'listApprovals',
    tag: 'Access',
    summary: 'What waits, or waited, for a second token',
    description: 'The newest first.',
    scope: 'read',
    query: FilterQuery({
      state: Type.Optional(Choice(['pending'], 'Only what can still be confirmed.')),
    }),
    answers: { 200: { description: 'A page of requests.', schema: ApprovalPage } },
    handler: async (request, reply) => {
      const { state } = request.query as { state?: string };
      const filter = { pending: state === 'pending' };
      const page = await store.approvals.list(filter, pages.request(request), sightOf(request));
      const items = page.items.map((approval) => approvalView(approval, clock.now()));
      const body = pages.answer(request, reply, { ...page, items });
      return answer(request, reply, body, () =>
        lines(items, (item) => approvalLine(item, clock.now()), 'requests for approval'),
      );
    },
  });
}

function addRead(app: FastifyInstance, { store, clock }: Needs): void {
  addRoute(app, {
    method: 'GET',
    url: '/approvals/:approval',
    id: 'getApproval',
    tag: 'Access',
    summary: 'One request for approval',
    description: 'What was asked for, by whom, and what became of it.',
    scope: 'read',
    params: ApprovalParams,
    answers: found,
    handler: async (request, reply) => {
      const { approval: id } = request.params as { approval: string };
      const view = approvalView(await approvalById(store, id), clock.now());
      return answer(request, reply, view, () => approvalText(view, clock.now()));
    },
  });
}

function addApprove(app: FastifyInstance, parts: Needs): void {
  addRoute(app, {
    method: 'POST',
    url: '/approvals/:approval/approve',
    id: 'approve',
    tag: 'Access',
    summary: 'Confirm what another token asked for',
    description:
      'Begins the action and answers as it would have. Not with the token that asked. If nothing could be ' +
      'begun the request stays, to be confirmed again.',
    scope: 'operate',
    params: ApprovalParams,
    headers: WaitHeaders,
    body: ReasonBody,
    answers: jobAnswers,
    handler: async (request, reply) => {
      const { approval: id } = request.params as { approval: string };
      const { server, action, options } = await approvalById(parts.store, id);
      const caller = callerOf(request);
      return answerAct(parts, request, reply, { server, action, body: { ...options } }, () =>
        parts.actions.approve(id, caller),
      );
    },
  });
}

function addRefuse(app: FastifyInstance, { actions, clock }: Needs): void {
  addRoute(app, {
    method: 'POST',
    url: '/approvals/:approval/refuse',
    id: 'refuse',
    tag: 'Access',
    summary: 'Refuse what a token asked for, or take it back',
    description: 'With any token that may operate the server, also that which asked.',
    scope: 'operate',
    params: ApprovalParams,
    headers: RetryHeaders,
    body: ReasonBody,
    answers: found,
    handler: async (request, reply) => {
      const { approval: id } = request.params as { approval: string };
      const caller = callerOf(request);
      const view = approvalView(await actions.refuse(id, caller), clock.now());
      request.begun = true;
      return answer(request, reply, view, () => approvalText(view, clock.now()));
    },
  });
}
