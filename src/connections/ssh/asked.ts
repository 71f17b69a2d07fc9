import { isProblem, Problem } from '../../recovery/problems.ts';

/** The answer to a question. One that was lost on the way changed nothing, so that it may simply be asked again. */
export async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isProblem(error, 'connection-lost')) throw error;
    throw new Problem('connection-lost', error.message, {
      untouched: 'Nothing was touched by this call.',
      next: 'Ask again.',
      retryable: true,
      cause: error,
    });
  }
}
