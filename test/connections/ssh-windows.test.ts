import { hostContract } from '../contracts/host.ts';
import { lostContract } from '../contracts/host-lost.ts';
import { windowsSshPeer } from './ssh/windows-peer.ts';

hostContract('ssh, Windows', () => windowsSshPeer(), { lost: lostContract });
