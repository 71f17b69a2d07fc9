import { sign } from './sign.ts';

/** At least one of these is in any message that a mail program wrote or a server took in. */
const usual = new Set(
  'from to cc bcc subject date message-id received return-path sender reply-to mime-version content-type'.split(
    ' ',
  ),
);

/** From and Date are the two fields a message must have (RFC 5322 3.6); drafts and scripts forget them. */
export const missingFields = sign('missing-fields', ({ header: { fields } }) => {
  if (fields.length === 0) return undefined; // no-header says so already
  const names = new Set(fields.map(({ name }) => name));
  if (![...names].some((name) => usual.has(name)))
    return { weight: 0.4, detail: 'none of the usual header fields' };
  const missing = ['From', 'Date'].filter((name) => !names.has(name.toLowerCase()));
  if (missing.length === 0) return undefined;
  return { weight: missing.length === 2 ? 0.1 : 0.03, detail: `no ${missing.join(' and no ')} field` };
});
