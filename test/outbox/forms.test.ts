import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slackBody, teamsBody } from '../../src/outbox/forms/chat.ts';
import { standardBody } from '../../src/outbox/forms/standard.ts';
import type { News } from '../../src/outbox/news.ts';

const cause = { who: 'ann', reason: 'INC-4711' };

function news(type: string, data: Record<string, unknown>): News {
  const at = '2026-11-23T03:00:00.000Z';
  return { type, at, server: 'MAIL01', job: 'bcdfghjkmnpq', event: 7, data, cause };
}

test('Slack and Teams are told in one line, whatever the event', () => {
  const round = news('round.judged', { round: 3, verdict: 'crashed', released: 120, taken: 80 });
  assert.deepEqual(JSON.parse(slackBody(round)), {
    text: 'MAIL01: round 3 crashed: 120 released, 80 taken (INC-4711)',
  });
  const card = JSON.parse(teamsBody(news('job.isolated', { was: 'bisecting', saying: 'One *is* it.' })));
  assert.equal(card.type, 'message');
  const [attachment] = card.attachments;
  assert.equal(attachment.contentType, 'application/vnd.microsoft.card.adaptive');
  assert.deepEqual(attachment.content.body, [
    { type: 'TextBlock', text: 'MAIL01: isolated: One \\*is\\* it. (INC-4711)', wrap: true },
  ]);
  assert.match(
    JSON.parse(slackBody(news('service.nudged', {}))).text,
    /^MAIL01: service\.nudged \(INC-4711\)$/,
  );
});

test('what came from outside calls nobody and links nowhere', () => {
  const note = news('job.note', {
    by: 'ann',
    text: '<!channel> <https://evil.example|click>\nsecond & last',
  });
  const { text } = JSON.parse(slackBody(note));
  assert.equal(
    text,
    'MAIL01: ann notes: &lt;!channel&gt; &lt;https://evil.example|click&gt; second &amp; last (INC-4711)',
  );
  assert.ok(JSON.parse(teamsBody(note)).attachments[0].content.body[0].text.includes('notes: <!channel>'));
});

test('a body stays below 20 kB: long entries go first, and the loss is told', () => {
  const long = news('changes.accepted', {
    id: 'x',
    changes: Array.from({ length: 2000 }, () => 'a changed name'),
  });
  const { details } = JSON.parse(standardBody(long, null)).data;
  assert.deepEqual(details, { id: 'x', truncated: true });
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`entry-${n}`, 'é'.repeat(200)]));
  for (const data of [many, { ['k'.repeat(30_000)]: 1 }]) {
    const body = standardBody(news('job.note', data), null);
    assert.ok(Buffer.byteLength(body) < 20_000);
    assert.equal(JSON.parse(body).data.details.truncated, true);
  }
});
