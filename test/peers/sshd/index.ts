// A real OpenSSH server on a port of its own.

export { silentPort } from './silent.ts';
export { type Sshd, type SshdOptions, startSshd } from './sshd.ts';
