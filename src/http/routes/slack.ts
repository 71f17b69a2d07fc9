import type { FastifyInstance } from 'fastify';
import { FollowUps, type SlackAnswer, SlackDesk } from '../../inbox/index.ts';
import { hostOf, isAllowed, slackText } from '../../outbox/index.ts';
import type { Token } from '../../recovery/ports/access.ts';
import type { SlackUser } from '../../recovery/ports/inbox.ts';
import type { Parts } from '../parts.ts';
import { callerOf } from '../request.ts';
import { addRoute } from '../route.ts';
import { slackReplyExample } from '../schemas/calling-examples.ts';
import { SlackCommand, SlackReply } from '../schemas/hooks.ts';
import { slackWords } from '../slack-words.ts';

type Needs = Pick<Parts, 'store' | 'actions' | 'clock' | 'calling' | 'draining' | 'log'>;

/** Where Slack takes later answers. */
const slackHosts = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);

/** Slash commands: `/unjam status MAIL01`. */
export async function slackRoutes(app: FastifyInstance, parts: Needs): Promise<void> {
  const { store, actions, clock, calling, draining, log } = parts;
  const words = slackWords(store, clock);
  const secret = calling.slackSecret ?? '';
  const tell = teller(parts);
  const signal = draining;
  const followUps = new FollowUps({ store, actions, clock, words, secret, tell, signal });
  const desk = new SlackDesk({ store, actions, clock, words, secret, followUps });
  app.addHook('onListen', async () => {
    // Not waited for: who is told late is told, and a start that waits for Slack is none.
    followUps.takeUp().catch((error: unknown) => log.error({ err: error }, 'channels of Slack are not told'));
  });
  addRoute(app, {
    method: 'POST',
    url: '/hooks/slack',
    id: 'slackCommand',
    tag: 'Hooks',
    summary: 'Take a slash command of Slack',
    description:
      'Signed by Slack over the body as it came (`X-Slack-Signature`), at most five minutes old, and taken ' +
      'once. What the user may do is said by `PUT /v1/hooks/slack/users/{user}`.',
    scope: 'read',
    proof: 'slack',
    forms: ['json'],
    body: SlackCommand,
    bodyType: 'application/x-www-form-urlencoded',
    answers: {
      200: { description: 'What the channel is told.', schema: SlackReply, example: slackReplyExample },
    },
    handler: async (request, reply) => {
      const form = request.body as SlackCommand;
      const user = await store.slackUsers.get(form.user_id);
      if (user === null || user.team !== form.team_id) {
        request.problemCode = 'forbidden';
        return reply.send(shown({ isPublic: false, text: stranger(form.user_id) }));
      }
      request.token = tokenOf(user);
      const laterUrl = form.response_url ?? null;
      const call = { user, text: form.text ?? '', caller: callerOf(request), address: request.ip, laterUrl };
      return reply.send(shown(await desk.answer(call)));
    },
  });
}

function stranger(id: string): string {
  const path = `/v1/hooks/slack/users/${encodeURIComponent(id)}`;
  return `You are not known here. Whoever administers Unjam can change that: PUT ${path}`;
}

/** Whoever acts has a token: this one is made of what the list says, and is in no store. Names may be alike. */
function tokenOf({ user, name, scopes, servers }: SlackUser): Token {
  const never = { createdAt: '', expiresAt: null, lastUsedAt: null };
  return { id: `slack:${user}`, name: `slack:${name}/${user}`, hash: '', scopes, servers, ...never } as Token;
}

function shown({ isPublic, text }: SlackAnswer): { response_type: string; text: string } {
  return { response_type: isPublic ? 'in_channel' : 'ephemeral', text: fenced(text) };
}

/** Longer than what a channel reads; the rest is in the report. */
const longest = 3500;

/** As it stands in a terminal. Slack's own marks are taken out of it, so that it calls nobody. */
function fenced(text: string): string {
  const plain = text.trimEnd().replaceAll('```', "'''");
  const short = plain.length > longest ? `${plain.slice(0, longest)}\n…` : plain;
  return `\`\`\`\n${slackText(short)}\n\`\`\``;
}

/** Tells the channel later, where Slack said; an address that is not Slack's is called only if it is allowed. */
function teller({ calling, draining, log }: Needs) {
  return async (url: string, requestId: string, text: string): Promise<void> => {
    if (!URL.canParse(url)) return;
    const host = hostOf(new URL(url));
    try {
      if (!slackHosts.has(host) && !isAllowed(calling.allowance, host)) {
        throw new Error(`${host} is not Slack`);
      }
      const body = JSON.stringify({ response_type: 'in_channel', text: fenced(text) });
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      await calling.post({ url, headers, body, mayBePrivate: false, signal: draining });
    } catch (error) {
      log.warn({ err: error, requestId }, 'Slack could not be told how it went');
    }
  };
}
