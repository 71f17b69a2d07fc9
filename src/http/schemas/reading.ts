import { jobExample } from './examples.ts';
import { JobSchema } from './job.ts';
import type { Answer } from './operation.ts';

/** What reading a job answers: always 200, however it stands. */
export const readAnswers: Record<number, Answer> = {
  200: {
    description: 'The job.',
    schema: JobSchema,
    example: jobExample,
    headers: { ETag: 'The version, for `If-None-Match`.', 'Retry-After': 'Seconds, while something runs.' },
  },
  304: { description: 'Unchanged.' },
};
