import { createServer, type Server, type Socket } from 'node:net';

/** Where a message goes once it is in; false when it cannot be taken now. */
interface Intake {
  accept(content: Buffer, sender: string): boolean;
}

/** Just enough SMTP to greet and to take mail in; answers 250 once the message is in the spool. */
export async function listen(port: number, intake: Intake): Promise<Server> {
  const server = createServer((socket) => converse(socket, intake));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

interface Session {
  sender: string;
  /** Lines of the message as far as they have come; null while commands are expected. */
  data: string[] | null;
}

function converse(socket: Socket, intake: Intake) {
  const session: Session = { sender: '', data: null };
  let rest = '';
  const answer = (line: string) => socket.write(`${line}\r\n`);
  socket.on('error', () => socket.destroy());
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\r\n');
    rest = lines.pop()!;
    for (const line of lines) {
      const reply = session.data === null ? obey(session, line) : collect(session, line, intake);
      if (reply !== null) answer(reply);
      if (reply?.startsWith('221')) socket.end();
    }
  });
  answer('220 mail01 ESMTP Exchange double');
}

function obey(session: Session, line: string): string {
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === 'QUIT') return '221 closing';
  if (verb === 'MAIL') session.sender = /<([^>]*)>/.exec(line)?.[1] ?? '';
  if (verb === 'DATA') session.data = [];
  if (verb === 'DATA') return '354 end with a dot';
  return ['EHLO', 'HELO', 'MAIL', 'RCPT', 'RSET', 'NOOP'].includes(verb) ? '250 ok' : '500 unknown';
}

function collect(session: Session, line: string, intake: Intake): string | null {
  if (line !== '.') {
    session.data!.push(line.startsWith('.') ? line.slice(1) : line);
    return null;
  }
  const content = Buffer.from(session.data!.map((one) => `${one}\r\n`).join(''), 'latin1');
  session.data = null;
  return intake.accept(content, session.sender) ? '250 accepted' : '451 try again';
}
