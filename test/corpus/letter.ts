import { type Entity, type Header, render } from './mime.ts';
import type { Random } from './random.ts';
import { address, subject } from './words.ts';

/** What every kind of mail has in common: its sender, its date, its Message-ID, the hops that it came by. */
export interface Letter {
  random: Random;
  messageId: string;
  from: string;
  to: string;
  date: string;
  subject: string;
}

const firstDay = Date.UTC(1998, 2, 2, 8);

export function letter(random: Random): Letter {
  const from = address(random);
  const unique = random.bytes(9).toString('hex');
  return {
    random,
    from,
    to: address(random),
    messageId: `<${unique}@${from.slice(from.indexOf('@') + 1)}>`,
    date: new Date(firstDay + random.below(400 * 24 * 3600) * 1000).toUTCString().replace('GMT', '+0000'),
    subject: subject(random),
  };
}

export function boundary(random: Random): string {
  return `----_=_NextPart_${random.bytes(8).toString('hex').toUpperCase()}`;
}

/** The letter as a message; `extra` headers come last and replace the common ones of the same name. */
export function written(of: Letter, content: Entity, extra: Header[] = []): Buffer {
  const given = [...content.headers, ...extra];
  const replaced = new Set(given.map(([name]) => name.toLowerCase()));
  const common = commonHeaders(of).filter(([name]) => !replaced.has(name.toLowerCase()));
  return render({ headers: [...common, ...given], body: content.body });
}

function commonHeaders(of: Letter): Header[] {
  const host = of.from.slice(of.from.indexOf('@') + 1);
  return [
    ['Received', `from mail.${host} ([192.0.2.${of.random.below(255)}]) by mail01; ${of.date}`],
    ['Message-ID', of.messageId],
    ['From', of.from],
    ['To', of.to],
    ['Subject', of.subject],
    ['Date', of.date],
    ['MIME-Version', '1.0'],
  ];
}
