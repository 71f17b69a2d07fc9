import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Probed } from '../../recovery/ports/host.ts';
import { patienceOf, type SmtpProbe } from '../../recovery/server.ts';

/**
 * Hands the test messages in by SMTP. Their reverse-path is empty unless the registration names a sender, so that
 * no failure of theirs makes mail of its own (RFC 5321, 4.5.5).
 */
export async function handIn(probe: SmtpProbe): Promise<Probed> {
  const { from } = probe.in;
  const marks: string[] = [];
  const transport = createTransport({
    ...placeOf(probe.in.smtp),
    // Nothing in a test message is a secret, and mail servers are rarely certified for the name we know them by.
    tls: { rejectUnauthorized: false },
    ...patience(patienceOf(probe) * 1000),
  });
  try {
    for (const to of [probe.in.to, ...(probe.out === undefined ? [] : [probe.out.to])]) {
      const mark = `unjam-probe.${randomBytes(12).toString('hex')}`;
      await transport.sendMail({ envelope: { from: from ?? '', to }, raw: letter(mark, from ?? to, to) });
      marks.push(mark);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return { ok: false, detail: `a test message was not accepted: ${why}`.slice(0, 200), marks };
  } finally {
    transport.close();
  }
  return { ok: true, detail: `${marks.length} accepted by ${probe.in.smtp}`, marks };
}

function placeOf(smtp: string): { host: string; port: number } {
  const [, host = '', port = '25'] = /^(.*?)(?::(\d+))?$/.exec(smtp) ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

function patience(ms: number) {
  return { connectionTimeout: ms, greetingTimeout: ms, socketTimeout: ms, dnsTimeout: ms };
}

function letter(mark: string, from: string, to: string): string {
  return [
    `Message-ID: <${mark}@unjam.invalid>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `From: <${from}>`,
    `To: <${to}>`,
    'Subject: A test of the mail flow by Unjam',
    'Auto-Submitted: auto-generated',
    '',
    'This message tests whether mail flows. It can be deleted.',
    '',
  ].join('\r\n');
}
