// Tests the normal operation of an Exchange double: a message in by SMTP, and out to its sink.
// node probe.ts CONFIG.json [SECONDS]
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from './config.ts';
import { sendMail } from './send.ts';
import { readSink } from './sink.ts';

const config = readConfig(process.argv[2]!);
const deadline = performance.now() + Number(process.argv[3] ?? 10) * 1000;
const id = randomBytes(8).toString('hex');
const content = Buffer.from(`Message-ID: <${id}@probe.example>\r\nSubject: probe\r\n\r\nflows\r\n`);
const sha256 = createHash('sha256').update(content).digest('hex');

if (config.smtpPort === null) throw new Error('this double has no SMTP port');
await sendMail(config.smtpPort, content);
while (!readSink(config.sink).some((delivery) => delivery.sha256 === sha256)) {
  if (performance.now() > deadline) process.exit(1);
  await setTimeout(50);
}
