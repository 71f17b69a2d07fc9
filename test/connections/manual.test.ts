import { hostContract } from '../contracts/host.ts';
import { unloggedContract, unreadContract, unreportedContract } from '../contracts/host-by-hand.ts';
import { manualPeer } from './manual/peer.ts';

hostContract('manual', () => manualPeer(), {
  content: unreadContract,
  logs: unloggedContract,
  lost: unreportedContract,
});
