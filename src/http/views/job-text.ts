import type { JobView } from '../schemas/job.ts';
import { stepLines } from './curl.ts';
import { oneLine, plural } from './lines.ts';
import { roundLine } from './round-text.ts';
import { ago, clockTime, span } from './times.ts';

/** A job for a terminal or a channel; its first line stands alone. */
export function jobText(job: JobView, now: Date): string {
  return [
    headline(job, now),
    `  ${counts(job)}`,
    ...driverLines(job, now),
    ...(job.saying === '' ? [] : [`  ${oneLine(job.saying)}`]),
    ...(job.round == null ? [] : [`  ${roundLine(job.round)}`]),
    ...job.poison.map((poison) => poisonLine(poison, job.closedAt !== null)),
    ...troubleLines(job, now),
    ...job.advice.map(adviceLine),
    ...stepLines(job.next),
  ].join('\n');
}

/** The first line: server, state, how far, and whether mail flows. */
export function headline(job: JobView, now: Date): string {
  return [job.server, job.state, ...progress(job), flow(job, now)].join('  ');
}

function progress(job: JobView): string[] {
  const parts = [job.closedAt === null ? roundsOf(job) : outcome(job)];
  if (job.closedAt !== null && job.running === null) return parts;
  if (job.running !== null) parts.push(`${job.running.action}: ${oneLine(job.running.detail)}`);
  if (job.waitingFor !== null) parts.push(`waiting for ${job.waitingFor}`);
  else if (job.trouble !== null && job.running === null) parts.push(`needs a look: ${job.trouble.code}`);
  return parts.filter((part) => part !== '');
}

function outcome(job: JobView): string {
  const apart = job.messages.poison > 0 ? `, ${plural(job.messages.poison, 'message')} set apart` : '';
  return `${job.outcome ?? 'closed'}${apart}`;
}

function roundsOf(job: JobView): string {
  const { done, expected } = job.rounds;
  if (done === 0 && expected.most === 0) return '';
  const rest =
    job.state === 'bisecting' || job.state === 'quarantined'
      ? `, about ${expected.likely} more (${minutes(expected.minutes)})`
      : '';
  return `${plural(done, 'round')} done${rest}`;
}

function minutes(n: number): string {
  return n < 120 ? `${Math.max(1, Math.round(n))} min` : span(n * 60);
}

function flow(job: JobView, now: Date): string {
  switch (job.flow.state) {
    case 'flowing':
      return `up, mail seen flowing${job.flow.at === null ? '' : ` ${ago(job.flow.at, now)}`}`;
    case 'up-not-tested':
      return 'up, flow not tested';
    case 'test-failed':
      return 'up, and the test of the flow failed';
    case 'stopped':
      return 'down, mail is stopped';
    default:
      return 'state of the service unknown';
  }
}

function counts(job: JobView): string {
  const { messages } = job;
  const always = ['found', 'arrived', 'taken', 'held', 'released', 'poison', 'unaccounted'] as const;
  const words = {
    setAside: 'set aside',
    returned: 'returned',
    maybeDoubled: 'maybe doubled',
    waiting: 'waiting',
  };
  const sometimes = (Object.keys(words) as (keyof typeof words)[]).filter((key) => messages[key] > 0);
  return [
    ...always.map((key) => `${messages[key]} ${key}`),
    ...sometimes.map((key) => `${messages[key]} ${words[key]}`),
  ].join('  ');
}

function driverLines(job: JobView, now: Date): string[] {
  if (job.closedAt !== null) {
    const lasted = span((Date.parse(job.closedAt) - Date.parse(job.openedAt)) / 1000);
    return [`  closed ${clockTime(job.closedAt, now)} after ${lasted}${reasonOf(job)}`];
  }
  const { by, who, since, paused } = job.driver;
  const drives =
    by === 'recover'
      ? `recover drives for ${oneLine(who)}${paused ? ', paused,' : ''}`
      : `${oneLine(who)} drives by hand`;
  const held = job.oldestHeldAt === null ? '' : `; oldest held mail ${clockTime(job.oldestHeldAt, now)}`;
  return [`  ${drives} since ${clockTime(since, now)}${reasonOf(job)}${held}`];
}

function reasonOf(job: JobView): string {
  return job.driver.reason === null ? '' : ` (${oneLine(job.driver.reason)})`;
}

function poisonLine(poison: JobView['poison'][number], closed: boolean): string {
  const sure = poison.confidence === null ? '' : `  ${(poison.confidence * 100).toFixed(1)} %`;
  const why = poison.why === null ? '' : `  ${oneLine(poison.why)}`;
  const place = poison.deleted ? 'deleted' : poison.apart ? 'set apart' : closed ? 'put back' : 'held';
  return `  poison: ${poison.queue}/${oneLine(poison.name)}  ${place}${sure}${why}`;
}

function troubleLines(job: JobView, now: Date): string[] {
  const { trouble } = job;
  if (trouble === null) return [];
  const lines = [`  trouble ${clockTime(trouble.at, now)}: ${trouble.code}, ${oneLine(trouble.detail)}`];
  return trouble.next === null ? lines : [...lines, `      ${oneLine(trouble.next)}`];
}

function adviceLine({ cause, references = [], do: what }: JobView['advice'][number]): string {
  const articles = references.length === 0 ? '' : ` (${references.map(oneLine).join(', ')})`;
  return `  not the spool: ${oneLine(cause)}${articles}: ${oneLine(what)}`;
}
