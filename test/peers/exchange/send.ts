import { connect } from 'node:net';

/** Sends one message by SMTP; resolves when the server has taken it, rejects when it does not in time. */
export async function sendMail(port: number, content: Buffer, withinMs = 2000): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('latin1');
  socket.setTimeout(withinMs, () => socket.destroy(new Error('no answer in time')));
  const stuffed = content.toString('latin1').replace(/^\./gm, '..');
  const body = stuffed.endsWith('\r\n') || stuffed === '' ? stuffed : `${stuffed}\r\n`;
  const lines = ['HELO test', 'MAIL FROM:<sender@fabrikam.example>', 'RCPT TO:<ann@contoso.example>', 'DATA'];
  const steps = [...lines, `${body}.`, 'QUIT'];
  try {
    for await (const answer of socket) {
      if (!/^[23]/.test(answer as string)) throw new Error(`refused: ${answer}`);
      const step = steps.shift();
      if (step === undefined) return;
      socket.write(`${step}\r\n`, 'latin1');
    }
    throw new Error('the connection ended early');
  } finally {
    socket.destroy();
  }
}
