import Type, { type Static } from 'typebox';
import { actionNames } from '../../recovery/job.ts';
import { Choice, closed, Nullable, PageOf, Text, Time } from './kinds.ts';
import { Step } from './step.ts';

const states = ['pending', 'approved', 'refused', 'expired'] as const;

export const ApprovalSchema = Type.Object(
  {
    id: Type.String(),
    server: Type.String(),
    action: Choice(actionNames, 'What waits.'),
    options: Type.Record(Type.String(), Type.Unknown(), { description: 'What was said with it.' }),
    waitingFor: Nullable(Choice(['approval'], 'While it can be confirmed.')),
    state: Choice(states, 'Where it stands.'),
    requestedBy: Text('Name of the token that asked; any other one with `operate` can confirm.'),
    requestedAt: Time('When it was asked for.'),
    expiresAt: Time('Until when it can be confirmed.'),
    decidedBy: Nullable(Text('Name of the token that confirmed or refused.')),
    decidedAt: Nullable(Time('When.')),
    next: Type.Array(Step, { description: 'What can be done now.' }),
  },
  { $id: 'Approval', ...closed },
);
export type ApprovalView = Static<typeof ApprovalSchema>;
export const ApprovalPage = PageOf('ApprovalPage', ApprovalSchema);

export const approvalExample: ApprovalView = {
  id: '0d9f3a52-6d0e-4f5e-8f53-0d4f0d0c8c55',
  server: 'MAIL01',
  action: 'stop',
  options: { reason: 'INC-4711' },
  waitingFor: 'approval',
  state: 'pending',
  requestedBy: 'ann',
  requestedAt: '2026-11-23T03:08:00.000Z',
  expiresAt: '2026-11-23T03:38:00.000Z',
  decidedBy: null,
  decidedAt: null,
  next: [
    {
      action: 'approve',
      href: '/v1/approvals/0d9f3a52-6d0e-4f5e-8f53-0d4f0d0c8c55/approve',
      why: 'lets it happen; with another token than that of ann',
    },
  ],
};
