import type { ReportView } from '../schemas/listings.ts';
import type { MessageView } from '../schemas/message.ts';
import { headline } from './job-text.ts';
import { bytes, oneLine } from './lines.ts';
import { lists } from './report-text.ts';
import { roundLine } from './round-text.ts';
import { span } from './times.ts';

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ccc;overflow-wrap:anywhere}
.lead{font-size:1.15rem}`;

/** A static page: no script, and everything that came from outside is escaped. */
export function reportHtml(report: ReportView): string {
  const { job } = report;
  const title = `Recovery of ${job.server}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${style}</style></head><body>
<h1>${escaped(title)}</h1>
<p class="lead">${escaped(headline(job, new Date(report.writtenAt)))}</p>
<p>${escaped(job.saying)}</p>
${facts(report)}
${counts(report)}
${rounds(report)}
${lists.map(([key, name]) => messages(name, report[key])).join('\n')}
<p>Job ${escaped(job.id)}, written ${escaped(report.writtenAt)}.</p>
</body></html>
`;
}

function facts({ job, seconds }: ReportView): string {
  return table(
    ['', ''],
    [
      ['Profile', job.profile],
      ['Outcome', job.outcome ?? 'still open'],
      ['Opened', job.openedAt],
      ['Closed', job.closedAt ?? 'not yet'],
      ['Took', span(seconds)],
      ['Driven by', `${job.driver.by === 'recover' ? 'recover for ' : ''}${job.driver.who}`],
      ['Reason', job.driver.reason ?? 'none given'],
      ...job.advice.map((advice) => ['Not the spool', `${advice.cause}: ${advice.do}`]),
    ],
  );
}

function counts({ job }: ReportView): string {
  const rows = Object.entries(job.messages).map(([name, count]) => [name, String(count)]);
  return `<h2>Messages</h2>${table(['', ''], rows)}`;
}

function rounds(report: ReportView): string {
  if (report.rounds.length === 0) return '';
  return `<h2>Rounds</h2><ol>${report.rounds.map((round) => `<li>${escaped(roundLine(round))}</li>`).join('')}</ol>`;
}

function messages(title: string, list: MessageView[]): string {
  if (list.length === 0) return '';
  const rows = list.map((message) => [
    [message.queue, message.folder, message.name].filter((part) => part !== '').join('/'),
    bytes(message.size),
    message.life,
    message.why ?? '',
    message.sha256 ?? '',
  ]);
  return `<h2>${escaped(title)}</h2>${table(['Name', 'Size', 'Where', 'Why', 'SHA-256'], rows)}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const title = head.some((cell) => cell !== '') ? line(head, 'th') : '';
  return `<table>${title}${rows.map((cells) => line(cells, 'td')).join('')}</table>`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return oneLine(text).replace(/[&<>"']/g, (c) => entities[c]!);
}
