import { readFile } from 'node:fs/promises';
import Type, { type Static } from 'typebox';
import { Problem } from '../recovery/problems.ts';

const closed = { additionalProperties: false };

/** Where a secret is kept. A registration names the place, never the secret: it is shown to whoever may read it. */
export const SecretReference = Type.Union(
  [
    Type.Object({ file: Type.String({ pattern: '^/', minLength: 2, maxLength: 4096 }) }, closed),
    Type.Object(
      // Tokens and database addresses of our own are nothing for somebody's host.
      { env: Type.String({ pattern: '^(?!UNJAM_)[A-Za-z_][A-Za-z0-9_]*$', maxLength: 255 }) },
      closed,
    ),
  ],
  { description: 'A file on the machine of Unjam, or an environment variable of its process.' },
);
export type SecretReference = Static<typeof SecretReference>;

/** The secret, without the line end that an editor leaves. Problem `secret-missing`. */
export async function readSecret(reference: SecretReference): Promise<string> {
  const secret = 'env' in reference ? process.env[reference.env] : await contentOf(reference.file);
  if (secret === undefined || secret === '') throw missing(reference, 'it is empty or not set');
  return secret.replace(/\r?\n$/, '');
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw missing({ file }, error instanceof Error ? error.message : String(error));
  }
}

function missing(reference: SecretReference, why: string): Problem {
  const where = 'env' in reference ? `the environment variable ${reference.env}` : reference.file;
  return new Problem('secret-missing', `The secret in ${where} cannot be read: ${why}.`, {
    untouched: 'Nothing was touched; the host was not asked.',
    next: 'Put the secret there, readable for the user of Unjam, or correct the reference in the registration.',
  });
}
