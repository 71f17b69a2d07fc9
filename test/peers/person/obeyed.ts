import { spawn } from 'node:child_process';

/** Runs a script as a person would, and gives its output unchanged. */
export function obeyed(script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-s'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', () => resolve(Buffer.concat(output).toString('latin1')));
    child.stdin.end(Buffer.from(script, 'latin1'));
  });
}
