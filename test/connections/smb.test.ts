import { hostContract } from '../contracts/host.ts';
import { lostContract } from '../contracts/host-lost.ts';
import { losablePeer } from './smb/peer.ts';

hostContract('smb, NT 4.0', () => losablePeer({ newest: 'NT1' }), { lost: lostContract });
hostContract('smb, Windows since 2000', () => losablePeer({ newest: 'SMB3', oldest: 'SMB2' }), {
  lost: lostContract,
});
