import { boundary, type Letter, letter, written } from '../letter.ts';
import { entity, multipart } from '../mime.ts';
import { plain } from './simple.ts';

/** A delivery status notification (RFC 3464) with the message that could not be delivered. */
export function bounce(of: Letter): Buffer {
  const lost = plain(letter(of.random));
  const reason = of.random.pick(['5.1.1', '5.2.2', '4.4.7']);
  const status = [
    'Reporting-MTA: dns; mail01.contoso.example',
    '',
    `Final-Recipient: rfc822; ${of.to}`,
    'Action: failed',
    `Status: ${reason}`,
    `Diagnostic-Code: smtp; 550 ${reason} not delivered`,
    '',
  ].join('\r\n');
  const parts = [
    entity(
      [['Content-Type', 'text/plain; charset="us-ascii"']],
      `Your message to ${of.to} was not delivered.\r\n`,
    ),
    entity([['Content-Type', 'message/delivery-status']], status),
    entity([['Content-Type', 'message/rfc822']], lost),
  ];
  const report = multipart('report; report-type=delivery-status', boundary(of.random), parts);
  return written(of, report, [
    ['Return-Path', '<>'],
    ['From', 'Mail Delivery System <postmaster@contoso.example>'],
    ['Subject', 'Undeliverable mail'],
    ['Auto-Submitted', 'auto-replied'],
  ]);
}
