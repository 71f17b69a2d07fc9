import { hostContract } from '../contracts/host.ts';
import { localPeer } from './local/peer.ts';

hostContract('local', () => localPeer());
