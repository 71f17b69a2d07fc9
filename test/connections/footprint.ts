import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The most that a process had at one moment, as far as it was looked at. */
export interface Footprint {
  children: number;
  sockets: number;
  /** MiB, of the process alone; this one is the system's own account, which misses no moment. */
  memory: number;
}

/** Looks at a process all the time, until the function that it gives is called. */
export function watchFootprint(pid: number): () => Footprint {
  const most = { children: 0, sockets: 0, memory: 0 };
  const look = () => {
    most.children = Math.max(most.children, childrenOf(pid));
    most.sockets = Math.max(most.sockets, socketsOf(pid));
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    look();
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return { ...most, memory: Math.round(Number(peak?.[1]) / 1024) };
  };
}

function childrenOf(pid: number): number {
  const each = readdirSync(`/proc/${pid}/task`).map((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'),
  );
  return each
    .join(' ')
    .split(' ')
    .filter((child) => child.trim() !== '').length;
}

function socketsOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).filter((fd) => isSocket(`/proc/${pid}/fd/${fd}`)).length;
}

function isSocket(file: string): boolean {
  try {
    return readlinkSync(file).startsWith('socket:');
  } catch {
    // It was closed meanwhile.
    return false;
  }
}
