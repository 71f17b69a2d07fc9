import type { Ratio } from './ratio.ts';
import { smb } from './smb.ts';
import { ssh } from './ssh.ts';

/**
 * What a connection costs beside the plain tool that does the same: `npm run bench:connections`. Each file here
 * measures one connection. Exits 1 when a ratio is above its limit.
 */
const ratios: Ratio[] = [...(await ssh()), ...(await smb())];
for (const { what, ours, plain, limit } of ratios) {
  const ratio = ours / plain;
  const figures = `${ours.toFixed(4)} ms beside ${plain.toFixed(4)} ms a message`;
  console.log(`${what}: ${ratio.toFixed(2)} x (at most ${limit} x); ${figures}`);
  if (ratio > limit) process.exitCode = 1;
}
process.exit();
