import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import supertest from 'supertest';
import type { Act } from '../../src/actions/contract.ts';
import { Problem } from '../../src/recovery/problems.ts';
import { bound, now } from '../http/fixture.ts';
import { sampleJob, sampleRound } from '../http/sample.ts';
import { receiver, status } from '../outbox/receiver.ts';
import { until } from '../peers/unit/until.ts';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const usual = { slackSigningSecret: secret, webhookAllow: '127.0.0.1' };
const ann = { team: 'T0123ABCD', name: 'ann', scopes: ['read', 'diagnose', 'operate'], servers: ['MAIL*'] };

interface Said {
  text?: string;
  user?: string;
  team?: string;
  trigger?: string;
  url?: string;
}

function signed(body: string, timestamp: string, key = secret): string {
  return `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** What Slack sends for one command. */
function bodyOf({ text = '', user = 'U0123ABCD', team = 'T0123ABCD', trigger = randomUUID(), url }: Said) {
  const fields = { token: 'old', team_id: team, user_id: user, command: '/unjam', text, trigger_id: trigger };
  return new URLSearchParams({ ...fields, ...(url === undefined ? {} : { response_url: url }) }).toString();
}

async function house(t: TestContext, settings: Parameters<typeof bound>[2] = usual) {
  const parts = await bound(t, {}, settings);
  await parts.server();
  await parts.put('/v1/hooks/slack/users/U0123ABCD', ann);
  const send = async (body: string, headers: Record<string, string>) =>
    await supertest(parts.app.server)
      .post('/v1/hooks/slack')
      .set({ 'content-type': 'application/x-www-form-urlencoded', ...headers })
      .send(body);
  const say = async (said: Said | string) => {
    const body = bodyOf(typeof said === 'string' ? { text: said } : said);
    const timestamp = String(now.getTime() / 1000);
    const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signed(body, timestamp) };
    const answer = await send(body, headers);
    assert.equal(answer.status, 200, answer.text);
    return answer.body as { response_type: string; text: string };
  };
  /** Says it, and says the code that it is answered with. */
  const confirm = async (command: string, url?: string) => {
    const { text } = await say(command);
    const line = /\/unjam (.* confirm [A-Z0-9]{5})/.exec(text)?.[1];
    assert.ok(line !== undefined, text);
    return await say({ text: line, ...(url === undefined ? {} : { url }) });
  };
  return { ...parts, send, say, confirm, verbs: () => parts.actions.called.map(({ verb }) => verb) };
}

test('only what Slack signed over these bytes, lately and for this Unjam, is heard, and once', async (t) => {
  const { send, verbs } = await house(t);
  const body = bodyOf({ text: 'diagnose MAIL01' });
  const seconds = now.getTime() / 1000;
  const at = (timestamp: number, signature: string) => ({
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signature,
  });
  const refused: [string, Record<string, string>][] = [
    [body, {}],
    [body, at(seconds, signed(body, String(seconds), 'another secret'))],
    [`${body}&x=1`, at(seconds, signed(body, String(seconds)))],
    [body, at(seconds - 301, signed(body, String(seconds - 301)))],
    [body, at(seconds + 301, signed(body, String(seconds + 301)))],
    [body, at(seconds, signed(body, String(seconds - 1)))],
    [body, at(seconds, signed(body, String(seconds)).slice(0, -1))],
  ];
  for (const [sent, headers] of refused) {
    const { status: code, body: problem } = await send(sent, headers);
    assert.deepEqual([code, problem.code], [401, 'unauthorized'], JSON.stringify(headers));
  }
  assert.deepEqual(verbs(), []);
  const good = at(seconds - 299, signed(body, String(seconds - 299)));
  assert.equal((await send(body, good)).status, 200);
  assert.equal((await send(body, good)).status, 401, 'the same call again');
  assert.deepEqual(verbs(), ['diagnose']);
});

test('without a signing secret nothing is heard', async (t) => {
  const { send } = await house(t, {});
  const body = bodyOf({ text: 'status MAIL01' });
  const timestamp = String(now.getTime() / 1000);
  for (const key of ['null', secret]) {
    const signature = signed(body, timestamp, key);
    const answer = await send(body, {
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    });
    assert.equal(answer.status, 401);
  }
});

test('calls that are not signed are slowed down', async (t) => {
  const { app } = await bound(t, { failuresPerMinute: 2 }, usual);
  const codes: number[] = [];
  for (let i = 0; i < 4; i++) codes.push((await supertest(app.server).post('/v1/hooks/slack')).status);
  assert.deepEqual(codes, [401, 401, 429, 429]);
});

test('a stranger, another workspace, a scope that is lacking and a server out of sight are refused', async (t) => {
  const { say, put, verbs, store } = await house(t);
  await put('/v1/hooks/slack/users/U0READER1', { ...ann, name: 'rob', scopes: ['read'] });
  const refusals: [Said, RegExp][] = [
    [{ text: 'diagnose MAIL01', user: 'U0STRANGE' }, /You are not known here.*users\/U0STRANGE/s],
    [{ text: 'diagnose MAIL01', team: 'T0OTHER11' }, /You are not known here/],
    [{ text: 'diagnose MAIL01', user: 'U0READER1' }, /rob may not diagnose: that needs the scope diagnose/],
    [{ text: 'recover MAIL01', user: 'U0READER1' }, /rob may not recover/],
    [{ text: 'diagnose RELAY' }, /No server RELAY is registered/],
    [{ text: 'diagnose MAIL99' }, /No server MAIL99 is registered/],
  ];
  for (const [said, words] of refusals) {
    const { response_type, text } = await say(said);
    assert.equal(response_type, 'ephemeral');
    assert.match(text, words);
  }
  assert.deepEqual(verbs(), []);
  const rows = (await store.audit.list({ limit: 50 })).items;
  const refused = rows.find(
    ({ path, token }) => path.endsWith('/recover') && token === 'slack:rob/U0READER1',
  );
  assert.deepEqual([refused?.code, refused?.status], ['forbidden', 403]);
});

test('what cannot be read is answered with what can be', async (t) => {
  const { say } = await house(t);
  assert.match((await say('')).text, /\/unjam status MAIL01 — how it stands/);
  assert.match((await say('explode MAIL01')).text, /"explode" is no command\.\n\/unjam status/);
  assert.match((await say('recover')).text, /recover of which server\? Say `\/unjam recover MAIL01`/);
  assert.match((await say('status <!channel>')).text, /No server &lt;!channel&gt; is registered/);
});

test('status, rounds and report are for the one who asks, and in the words of the terminal', async (t) => {
  const { say, job, store, verbs } = await house(t);
  assert.match((await say('status MAIL01')).text, /No recovery was ever opened for MAIL01/);
  await job();
  await store.rounds.put('bcdfghjkmnpq', sampleRound({ asked: [], released: [], evidence: null }));
  const answers = await Promise.all(['status', 'rounds', 'report'].map((verb) => say(`${verb} mail01`)));
  assert.ok(
    answers.every(({ text }) => /No server mail01/.test(text)),
    'names are exact',
  );
  const [state, rounds, report] = await Promise.all(
    ['status', 'ROUNDS', 'report'].map((verb) => say(`${verb} MAIL01`)),
  );
  assert.match(state!.text, /^```\nMAIL01 {2}bisecting {2}3 rounds done/);
  assert.ok(
    !state!.text.includes('curl') && !state!.text.includes('still held'),
    'a reason without its line',
  );
  assert.match(rounds!.text, /round 1: crashed/);
  assert.match(report!.text, /MAIL01/);
  assert.ok([state, rounds, report].every((one) => one!.response_type === 'ephemeral'));
  assert.deepEqual(verbs(), []);
});

test('what stops a service or ends a search is confirmed first, by the same user and in the same state', async (t) => {
  const { say, confirm, verbs, put, store, job, actions } = await house(t);
  await put('/v1/hooks/slack/users/U0SECOND1', { ...ann, name: 'bob' });
  const asked = await say('recover MAIL01');
  assert.equal(asked.response_type, 'ephemeral');
  assert.match(
    asked.text,
    /This stops the mail service of MAIL01 and moves its mail\. Within 5 minutes say:/,
  );
  const line = /\/unjam (.*)\n/.exec(asked.text)![1]!;
  assert.match((await say({ text: line, user: 'U0SECOND1' })).text, /That code is not good/);
  assert.match((await say(line.replace('recover', 'abort'))).text, /That code is not good/);
  assert.match((await say('recover MAIL01 confirm')).text, /That code is not good/);
  assert.deepEqual(verbs(), []);
  const open = await job();
  assert.match((await say(line)).text, /That code is not good/, 'a recovery was opened meanwhile');
  await store.jobs.save({ ...open, state: 'isolated' });
  const { response_type } = await confirm('recover MAIL01');
  assert.equal(response_type, 'in_channel');
  await confirm('abort MAIL01');
  assert.deepEqual(verbs(), ['recover', 'abort']);
  assert.deepEqual(
    actions.called.map(({ who }) => who),
    ['slack:ann/U0123ABCD', 'slack:ann/U0123ABCD'],
  );
  const row = (await store.audit.list({ limit: 50 })).items.find(({ path }) => path.endsWith('/recover'));
  assert.deepEqual([row?.token, row?.status], ['slack:ann/U0123ABCD', 200]);
});

test('pause and resume need no word more; a refusal says what was left and what to do', async (t) => {
  const { say, verbs, job, actions } = await house(t);
  await job();
  await say('pause MAIL01 the vendor is on the phone');
  await say('resume MAIL01 INC-4711');
  await say('pause MAIL01');
  assert.deepEqual(verbs(), ['pause', 'resume', 'pause']);
  assert.deepEqual(
    actions.called.map(({ options }) => (options as { reason?: string }).reason),
    ['the vendor is on the phone', 'INC-4711', undefined],
  );
  actions.pause = () =>
    Promise.reject(
      new Problem('action-not-allowed', '`recover` does not drive it.', { untouched: 'All stands.' }),
    );
  assert.match((await say('pause MAIL01')).text, /`recover` does not drive it\.\nAll stands\./);
});

test('every verb is answered within 3 s while the host hangs, and told later where Slack said', async (t) => {
  const { say, actions, job, verbs } = await house(t);
  const { url, received } = await receiver(t, status(200));
  await job();
  const codes = await Promise.all(['recover', 'abort'].map((verb) => say(`${verb} MAIL01`)));
  const confirmed = codes.map(({ text }) => /\/unjam (.* confirm \w+)/.exec(text)![1]!);
  const hangs = ['diagnose MAIL01', 'pause MAIL01', 'resume MAIL01', ...confirmed];
  const gate = Promise.withResolvers<void>();
  for (const verb of ['act', 'diagnose', 'pause', 'resume'] as const) {
    const answer = actions[verb].bind(actions) as (...args: unknown[]) => Promise<unknown>;
    t.mock.method(actions, verb, async (...args: unknown[]) => {
      await gate.promise;
      return await answer(...args);
    });
  }
  const began = performance.now();
  const timed = async (text: string) => {
    const answer = await say({ text, url });
    return { text: answer.text, seconds: (performance.now() - began) / 1000 };
  };
  const answers = Promise.all(hangs.map(timed));
  // What asks no host shows what the machine itself takes just now.
  const quick = await Promise.all(['status', 'rounds', 'report'].map((verb) => timed(`${verb} MAIL01`)));
  assert.ok(quick.every(({ text }) => text.startsWith('```\nMAIL01  ')));
  const machine = Math.max(...quick.map(({ seconds }) => seconds));
  for (const [i, { text, seconds }] of (await answers).entries()) {
    assert.match(text, new RegExp(`ann: ${hangs[i]!.split(' ')[0]} MAIL01 …`));
    assert.ok(seconds - machine < 3, `${hangs[i]} took ${seconds} s, and the machine ${machine} s`);
  }
  assert.deepEqual(verbs(), []);
  gate.resolve();
  await until('the channel was told of each', () => received.length === hangs.length);
  assert.deepEqual(verbs().sort(), ['abort', 'diagnose', 'pause', 'recover', 'resume']);
  assert.ok(received.some(({ body }) => /MAIL01 {2}jammed {2}The service is down/.test(body)));
});

test('a recovery tells each new state and its end, and never more than Slack takes', async (t) => {
  const { confirm, actions, store } = await house(t);
  const { url, received } = await receiver(t, status(200));
  const end = Promise.withResolvers<void>();
  actions.onAct = async () => {
    const job = await store.jobs.open(sampleJob({ state: 'open' }));
    const over = async () => {
      await end.promise;
      return (await store.jobs.get(job.id))!;
    };
    return { job, started: true, done: over() } satisfies Act;
  };
  await confirm('recover MAIL01', url);
  for (const [n, state] of (['quarantined', 'bisecting', 'isolated', 'stuck'] as const).entries()) {
    await store.jobs.save({ ...(await store.jobs.get('bcdfghjkmnpq'))!, state });
    if (n < 3) await until(`the channel heard of ${state}`, () => received.length === n + 1);
  }
  const closed = { state: 'finalized', closedAt: now.toISOString(), outcome: 'poison-isolated' } as const;
  await store.jobs.save({ ...(await store.jobs.get('bcdfghjkmnpq'))!, ...closed });
  end.resolve();
  await until('the channel heard of the end', () => received.length === 4);
  const heard = received.map(({ body }) => /MAIL01 {2}(\S+)/.exec(JSON.parse(body).text)?.[1]);
  assert.deepEqual(heard, ['quarantined', 'bisecting', 'isolated', 'finalized']);
});

test("only Slack's own host is told, or one that the administrator named", async (t) => {
  const { say, log, actions } = await house(t, { slackSigningSecret: secret });
  const { url, received } = await receiver(t, status(200));
  const gate = Promise.withResolvers<void>();
  const diagnose = actions.onDiagnose;
  actions.onDiagnose = async () => {
    await gate.promise;
    return diagnose();
  };
  await say({ text: 'diagnose MAIL01', url });
  gate.resolve();
  await until('it was refused', () => log.some((line) => line.includes('127.0.0.1 is not Slack')));
  assert.equal(received.length, 0);
});

test('who may do what is a list that an admin keeps', async (t) => {
  const { get, put, call, token } = await house(t);
  const path = '/v1/hooks/slack/users/U0123ABCD';
  assert.deepEqual((await get(path)).body, { user: 'U0123ABCD', ...ann, version: 1 });
  assert.equal((await put(path, { ...ann, scopes: ['admin'] })).status, 400);
  assert.equal((await put(path, ann, { headers: { 'if-match': '"v9"' } })).status, 412);
  const operator = await token('operate');
  assert.equal((await put(path, ann, { token: operator })).status, 403);
  assert.equal((await get('/v1/hooks/slack/users')).body.items.length, 1);
  assert.equal((await call('DELETE', path)).status, 204);
  assert.equal((await get(path)).body.code, 'slack-user-unknown');
});
