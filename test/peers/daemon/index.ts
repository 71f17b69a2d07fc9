// How tests make, jam and look at a daemon double: a mail daemon that no profile of the house knows.
export { markers } from './config.ts';
export { Daemon, type DaemonOptions } from './daemon.ts';
export { postd, postdMail } from './profile.ts';
