import type { CheckReport } from '../../actions/contract.ts';
import { bytes, oneLine, plural } from './lines.ts';

export function checkText(report: CheckReport): string {
  const failed = report.lines.filter((line) => line.state === 'failed').length;
  const warnings = report.lines.filter((line) => line.state === 'warning').length;
  const verdict = report.ok ? 'ready' : `not ready, ${failed} failed`;
  return [
    `${report.server}  ${verdict}${warnings === 0 ? '' : `, ${plural(warnings, 'warning')}`}`,
    ...report.lines.map((line) => `  ${line.state}: ${oneLine(line.capability)}  ${oneLine(line.detail)}`),
    ...report.queues.flatMap(queueLines),
  ].join('\n');
}

function queueLines({
  name,
  messages,
  bytes: size,
  examples,
  leftAlone,
}: CheckReport['queues'][number]): string[] {
  return [
    `  ${name}: ${plural(messages, 'message')}, ${bytes(size)}${suchAs(examples)}`,
    ...leftAlone.map(
      ({ what, count, examples: names }) => `      no message: ${count} ${what}${suchAs(names)}`,
    ),
  ];
}

function suchAs(names: string[]): string {
  return names.length === 0 ? '' : `, such as ${names.map(oneLine).join(', ')}`;
}
