import type { ClientChannel } from 'ssh2';
import type { Line } from '../../conversation/conversation.ts';
import type { Wire } from '../link/dial.ts';

/** A program on the host that is talked to by lines, over a channel of its own. */
export interface Talk extends Line {
  /** The last words of its other output: why it ended, for people. */
  complaint(): string;
}

const longest = 2000;

/** Runs a command line whatever the login's shell is. Rejects when the host opens no channel. */
export function talkTo({ client }: Wire, commandLine: string): Promise<Talk> {
  return new Promise((resolve, reject) => {
    client.exec(commandLine, (error, channel) => (error ? reject(error) : resolve(lineOf(channel))));
  });
}

function lineOf(channel: ClientChannel): Talk {
  let complaint = '';
  channel.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-longest);
  });
  const { promise: gone, resolve } = Promise.withResolvers<'ended'>();
  channel.once('close', () => resolve('ended'));
  return {
    ...{ name: 'PowerShell', input: channel, outputs: [channel], gone },
    // A host that hangs never says that its program has ended.
    kill() {
      channel.destroy();
      resolve('ended');
    },
    complaint: () => complaint.trim(),
  };
}
