import type { ReportView } from '../schemas/listings.ts';
import type { MessageView } from '../schemas/message.ts';
import { jobText } from './job-text.ts';
import { oneLine } from './lines.ts';
import { messageLine } from './message.ts';
import { roundLine } from './round-text.ts';
import { clockTime, span } from './times.ts';

/** What each list of a report is called, on the page and in the terminal. */
export const lists = [
  ['poison', 'Poison'],
  ['suspects', 'Suspects, neither cleared nor accused'],
  ['unaccounted', 'Not accounted for'],
  ['maybeDoubled', 'Maybe processed twice'],
  ['waiting', 'Waiting, since new mail bears their name'],
] as const;

export function reportText(report: ReportView, now: Date): string {
  const { job } = report;
  return [
    jobText({ ...job, poison: [], next: [] }, now),
    `  opened ${clockTime(job.openedAt, now)}, took ${span(report.seconds)}, profile ${oneLine(job.profile)}`,
    ...(report.rounds.length === 0
      ? []
      : ['', 'Rounds', ...report.rounds.map((round) => `  ${roundLine(round)}`)]),
    ...lists.flatMap(([key, title]) => listed(title, report[key])),
    '',
    `job ${job.id}`,
  ].join('\n');
}

function listed(title: string, messages: MessageView[]): string[] {
  if (messages.length === 0) return [];
  return [
    '',
    title,
    ...messages.map((message) => `  ${messageLine(message)}  sha256 ${message.sha256 ?? 'not known'}`),
  ];
}
