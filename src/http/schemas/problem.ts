import Type, { type Static } from 'typebox';
import { catalogue, type ProblemCode } from '../../recovery/problems.ts';
import { Choice, closed, Text } from './kinds.ts';
import { Step } from './step.ts';

const codes = Object.keys(catalogue) as ProblemCode[];

const Fault = Type.Object(
  {
    detail: Text('What is wrong.'),
    pointer: Type.Optional(Text('JSON pointer into the body, as a URI fragment.')),
    parameter: Type.Optional(Text('Name of the parameter, outside the body.')),
  },
  closed,
);

/** RFC 9457. Open, since some codes carry more: the state, the list of changes, the id of the open job. */
export const ProblemSchema = Type.Object(
  {
    type: Text('`urn:unjam:problem:` and the code, or a registered type. Stable.'),
    title: Text('The same for every problem of this code.'),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Text('What happened here.'),
    instance: Text('The path that was called.'),
    code: Choice(codes, 'Stable; what scripts should look at.'),
    requestId: Text('The same as in `X-Request-Id`, the log and the audit.'),
    traceId: Text('Of the trace that the call belongs to.'),
    untouched: Type.Optional(Text('What was left as it was.')),
    next: Type.Optional(Type.Array(Step, { description: 'What to do now, the best first.' })),
    errors: Type.Optional(Type.Array(Fault, { description: 'Every fault of the request.' })),
    job: Type.Optional(Text('Id of the job in question.')),
    state: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: 'State of that job.' })),
  },
  { $id: 'Problem', additionalProperties: true },
);
export type ProblemView = Static<typeof ProblemSchema>;

export const problemExample: ProblemView = {
  type: 'urn:unjam:problem:nothing-wrong',
  title: catalogue['nothing-wrong'].title,
  status: 409,
  detail: 'MAIL01 is up and its mail flows.',
  instance: '/v1/servers/MAIL01/stop',
  code: 'nothing-wrong',
  requestId: '0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11',
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  untouched: 'Nothing was touched.',
};

export const failureExample: ProblemView = {
  ...problemExample,
  type: 'urn:unjam:problem:host-unreachable',
  title: catalogue['host-unreachable'].title,
  status: 502,
  detail: 'mail01 refuses the connection on port 22.',
  code: 'host-unreachable',
  untouched: 'The recovery stands where it was.',
  next: [{ why: 'Ask again when the host can be reached.' }],
};
