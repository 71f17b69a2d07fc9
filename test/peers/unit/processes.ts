import { existsSync, readFileSync } from 'node:fs';

/** One process and no other: its id and when it started, in clock ticks since boot. */
export interface ProcessMark {
  pid: number;
  startedAt: string;
}

/** State letter and start time of a process; null when there is none. */
export function lookAt(pid: number): { state: string; startedAt: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command in parentheses may hold anything; the fields begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0]!, startedAt: fields[19]! };
  } catch {
    return null;
  }
}

/** A zombie is dead, whatever `kill -0` says. */
export function isAlive({ pid, startedAt }: ProcessMark): boolean {
  const now = lookAt(pid);
  return now !== null && now.startedAt === startedAt && now.state !== 'Z' && now.state !== 'X';
}

export function markOf(pid: number): ProcessMark | null {
  const now = lookAt(pid);
  return now && { pid, startedAt: now.startedAt };
}

/** The process of the unit in this folder, as its control script noted it; null when it is down. */
export function unitProcess(dir: string): ProcessMark | null {
  try {
    const [pid, startedAt] = readFileSync(`${dir}/pid`, 'utf8').trim().split(' ');
    const mark = { pid: Number(pid), startedAt: startedAt! };
    return isAlive(mark) ? mark : null;
  } catch {
    return null;
  }
}

/** Whether the unit in this folder has loaded: it hears signals and does its work. */
export function isReady(dir: string): boolean {
  const running = unitProcess(dir);
  return (
    running !== null &&
    existsSync(`${dir}/loaded`) &&
    readFileSync(`${dir}/loaded`, 'utf8') === `${running.pid}\n`
  );
}
