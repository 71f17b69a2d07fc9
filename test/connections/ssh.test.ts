import { hostContract } from '../contracts/host.ts';
import { lostContract } from '../contracts/host-lost.ts';
import { sshPeer } from './ssh/peer.ts';

hostContract('ssh', () => sshPeer(), { lost: lostContract });
