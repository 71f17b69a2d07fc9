import { hostContract } from '../contracts/host.ts';
import { smbPeer } from './smb/peer.ts';

hostContract('smb, NT 4.0', () => smbPeer({ newest: 'NT1' }));
hostContract('smb, Windows since 2000', () => smbPeer({ newest: 'SMB3', oldest: 'SMB2' }));
