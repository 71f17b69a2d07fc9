import { hostContract } from '../contracts/host.ts';
import { sshPeer } from './ssh/peer.ts';

hostContract('ssh', () => sshPeer());
