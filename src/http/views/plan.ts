import type { Plan } from '../../recovery/plan.ts';
import type { PlanView } from '../schemas/reports.ts';
import { oneLine, plural } from './lines.ts';
import { span } from './times.ts';

export function planView(plan: Plan): PlanView {
  const { action, sentence, moves, steps, expected } = plan;
  return { action, dryRun: true, sentence, moves, steps, expected };
}

export function planText(server: string, plan: PlanView): string {
  const { crashes, rounds, minutes } = plan.expected;
  return [
    `${server}  dry run of ${plan.action}, nothing was done  ${oneLine(plan.sentence)}`,
    `  expected: ${plural(crashes, 'crash', 'crashes')}, ${plural(rounds, 'round')}, ${span(minutes * 60)}`,
    ...plan.moves.map(
      (move) =>
        `  would move ${plural(move.messages, 'message')}: ${oneLine(move.from)} -> ${oneLine(move.to)}`,
    ),
    ...plan.steps.map((step) => `  would ${oneLine(step)}`),
  ].join('\n');
}
