import { close } from '../disk/libc.ts';
import { callIfAny, lastFailure } from '../disk/system.ts';

const pidfdOpen = callIfAny('int pidfd_open(int pid, uint32_t flags)');
const pidfdSendSignal = callIfAny('int pidfd_send_signal(int fd, int signal, void *info, uint32_t flags)');
const sigkill = 9;

/**
 * SIGKILL for this process and no other that got its id meanwhile: `isSame` is asked while we hold the
 * process. False when it was gone.
 */
export function killProcess(pid: number, isSame: () => boolean): boolean {
  if (pidfdOpen === null || pidfdSendSignal === null) return isSame() && process.kill(pid, 'SIGKILL');
  const fd: number = pidfdOpen(pid, 0);
  if (fd < 0) {
    if (lastFailure().code === 'ESRCH') return false;
    return isSame() && process.kill(pid, 'SIGKILL');
  }
  try {
    if (!isSame()) return false;
    if (pidfdSendSignal(fd, sigkill, null, 0) === 0) return true;
    const failure = lastFailure();
    if (failure.code === 'ESRCH') return false;
    throw failure;
  } finally {
    close(fd);
  }
}
