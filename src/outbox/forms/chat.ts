import type { News } from '../news.ts';
import { sentenceOf } from './sentence.ts';

/** Longer than anything we say, shorter than what either takes. */
const longest = 3000;

/** For an incoming webhook of Slack (https://api.slack.com/messaging/webhooks). */
export function slackBody(news: News): string {
  return JSON.stringify({ text: slackText(sentenceOf(news).slice(0, longest)) });
}

/** Slack's own escapes: what came from outside must not become a link or a call to everybody. */
export function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** For an incoming webhook of Teams, connector or workflow: a card with one line. */
export function teamsBody(news: News): string {
  const line = sentenceOf(news)
    .slice(0, longest)
    .replace(/[\\`*_[\]]/g, '\\$&');
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [{ type: 'TextBlock', text: line, wrap: true }],
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return JSON.stringify({ type: 'message', attachments: [{ contentType, content }] });
}
