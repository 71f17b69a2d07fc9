import type { CheckReport } from '../../actions/contract.ts';
import { bytes, oneLine, plural } from './lines.ts';

export function checkText(report: CheckReport): string {
  const failed = report.lines.filter((line) => line.state === 'failed').length;
  const warnings = report.lines.filter((line) => line.state === 'warning').length;
  const verdict = report.ok ? 'ready' : `not ready, ${failed} failed`;
  return [
    `${report.server}  ${verdict}${warnings === 0 ? '' : `, ${plural(warnings, 'warning')}`}`,
    ...report.lines.map((line) => `  ${line.state}: ${oneLine(line.capability)}  ${oneLine(line.detail)}`),
    ...report.queues.map(
      (queue) => `  ${queue.name}: ${plural(queue.messages, 'message')}, ${bytes(queue.bytes)}`,
    ),
  ].join('\n');
}
