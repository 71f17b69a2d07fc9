import type { Diagnosis } from '../../recovery/diagnosis.ts';
import type { Job } from '../../recovery/job.ts';
import type { DiagnosisView } from '../schemas/reports.ts';
import { stepLines } from './curl.ts';
import { bytes, oneLine, plural } from './lines.ts';
import { stepsOf, stepTo } from './step.ts';
import { clockTime } from './times.ts';

const mostSuspects = 10;
const mostEvents = 10;

/** `open`: the recovery that is under way. A server that is well may owe it to mail that we still hold. */
export function diagnosisView(diagnosis: Diagnosis, open: Job | null = null): DiagnosisView {
  const seen = { ...diagnosis, service: { ...diagnosis.service } };
  if (open === null) return { ...seen, next: nextOf(diagnosis) };
  const held = plural(open.counts.held, 'message');
  const sentence = `${diagnosis.sentence} A recovery is open (${open.state}), and holds ${held}.`;
  return { ...seen, sentence, next: stepsOf(open) };
}

function nextOf({ server, next }: Diagnosis) {
  if (next.action === '' || next.action === 'none') return [{ why: next.why }];
  return [stepTo(server, next.action, next.why)];
}

export function diagnosisText(view: DiagnosisView, now: Date): string {
  return [
    `${view.server}  ${view.verdict}  ${oneLine(view.sentence)}`,
    ...view.queues.map(queueLine),
    ...view.unhealthy.map((line) => `  unhealthy: ${oneLine(line)}`),
    ...view.suspects.slice(0, mostSuspects).map(suspectLine),
    ...rest('suspects', view.suspects.length - mostSuspects),
    ...(view.inUse.length === 0 ? [] : [`  in use: ${view.inUse.slice(0, 10).map(oneLine).join(', ')}`]),
    ...view.events.slice(-mostEvents).map((event) => eventLine(event, now)),
    ...view.unreadable.map(({ log, why }) => `  not readable: ${oneLine(log)}, ${oneLine(why)}`),
    ...view.rivals.map((line) => `  restarts by itself: ${oneLine(line)}`),
    ...view.notes.map((line) => `  ${oneLine(line)}`),
    ...stepLines(view.next),
  ].join('\n');
}

export function diagnosesText(server: string, views: DiagnosisView[], now: Date): string {
  return [
    `${server}  ${plural(views.length, 'diagnosis', 'diagnoses')}`,
    ...views.map((view) => `  ${clockTime(view.at, now)}  ${view.verdict}  ${oneLine(view.sentence)}`),
  ].join('\n');
}

function queueLine(queue: DiagnosisView['queues'][number]): string {
  const left = queue.leftAlone.map(({ what, count }) => `${count} left alone (${oneLine(what)})`);
  return `  ${[`${queue.name}: ${plural(queue.messages, 'message')}`, bytes(queue.bytes), ...left].join(', ')}`;
}

function suspectLine(suspect: DiagnosisView['suspects'][number]): string {
  const why = suspect.why.map(oneLine).join('; ');
  return `  suspect: ${suspect.queue}/${oneLine(suspect.name)}  ${suspect.score.toFixed(2)}  ${why}`;
}

function eventLine(event: DiagnosisView['events'][number], now: Date): string {
  const at = event.at === null ? '' : `${clockTime(event.at, now)} `;
  const id = event.id === null ? '' : ` ${event.id}`;
  const name = event.name === null ? '' : ` names ${oneLine(event.name)}`;
  return `  event: ${at}${oneLine(event.log)}${id}${name}  ${oneLine(event.title ?? event.means)}`;
}

function rest(what: string, n: number): string[] {
  return n > 0 ? [`  and ${n} more ${what}`] : [];
}
