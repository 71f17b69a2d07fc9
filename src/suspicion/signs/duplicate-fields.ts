import { type Field, fieldValue } from '../anatomy/header.ts';
import { sign, worst } from './sign.ts';

/**
 * Fields that may stand only once, with the weight of two that say different things. Which one counts differs
 * from program to program; where they decide how the body is read, it breaks some.
 */
const once = new Map<string, readonly [name: string, weight: number]>([
  ['content-type', ['Content-Type', 0.4]],
  ['content-transfer-encoding', ['Content-Transfer-Encoding', 0.35]],
  ['from', ['From', 0.3]],
  ['mime-version', ['MIME-Version', 0.15]],
  ['date', ['Date', 0.2]],
  ['message-id', ['Message-ID', 0.2]],
  ['sender', ['Sender', 0.15]],
  ['subject', ['Subject', 0.12]],
  ['reply-to', ['Reply-To', 0.06]],
  // Several of these are forbidden as well, and so common that they say nearly nothing.
  ['to', ['To', 0.03]],
  ['cc', ['Cc', 0.03]],
]);

export const duplicateFields = sign('duplicate-fields', ({ text, header }) => {
  const seen = new Map<string, Field[]>();
  for (const field of header.fields) {
    if (!once.has(field.name)) continue;
    const same = seen.get(field.name);
    if (same) same.push(field);
    else seen.set(field.name, [field]);
  }
  const repeated = [...seen].filter(([, fields]) => fields.length > 1);
  return worst(
    repeated.map(([key, fields]) => {
      const [name, weight] = once.get(key)!;
      const differ = new Set(fields.slice(0, 8).map((field) => fieldValue(text, field))).size > 1;
      return differ
        ? { weight, detail: `${fields.length} ${name} fields that differ` }
        : { weight: Math.min(weight, 0.04), detail: `${fields.length} equal ${name} fields` };
    }),
  );
});
