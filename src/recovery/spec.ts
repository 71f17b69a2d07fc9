import type { ApprovalRule } from './approval-rule.ts';
import { join, type Path, parent, pathFromText } from './names.ts';
import type { Elsewhere, Profile, Queue, Signature, Timing } from './profile.ts';
import type { ConnectionSettings, Probe, Registration } from './server.ts';

/** One queue, its paths ready for use. */
export interface SpoolQueue {
  name: string;
  path: Path;
  /** The folder under which each job makes its own holding folder. */
  holding: Path;
  ignore: string[];
  depth: number;
}

/** Everything that a job knows of its server: profile and registration as they were when it opened. */
export interface Spec {
  server: string;
  profile: string;
  title: string;
  /** As written; only the connection turns it into a path. */
  root: string;
  /** Value of the registry that knows better where the root is; null when the registration says where. */
  rootRegistry: string | null;
  connection: ConnectionSettings;
  service: Profile['service'];
  needs: NonNullable<Profile['needs']>;
  health: NonNullable<Profile['health']>;
  queues: SpoolQueue[];
  watch: Path[];
  setAside: Path[];
  poisonFolder: Path;
  message: NonNullable<Profile['message']>;
  index: { path: Path; policy: 'leave' | 'set-aside' }[];
  readsAtStart: boolean;
  nudge: string[] | null;
  timing: Required<Timing>;
  signatures: Signature[];
  elsewhere: Elsewhere[];
  probe: Probe | null;
  approval: ApprovalRule | null;
}

const defaultTiming: Required<Timing> = {
  startSeconds: 120,
  stopSeconds: 300,
  observeSeconds: 60,
  observeMaxSeconds: 600,
  sampleSeconds: 0.5,
  flowSeconds: 10,
};

/** The copy that a job works on, whatever happens to profile and registration afterwards. */
export function specOf(name: string, server: Registration, profile: Profile): Spec {
  return {
    server: name,
    profile: profile.id,
    title: profile.title ?? profile.id,
    root: server.root ?? rootOf(profile),
    rootRegistry: server.root === undefined ? registryOf(profile) : null,
    connection: server.connection,
    service: profile.service,
    needs: profile.needs ?? [],
    health: server.health ?? profile.health ?? {},
    queues: (server.queues ?? profile.queues).map((queue) => spoolQueue(queue, profile.message?.unit)),
    watch: (profile.watch ?? []).map(pathFromText),
    setAside: (profile.setAside ?? []).map(pathFromText),
    poisonFolder: pathFromText(profile.poisonFolder ?? 'poison'),
    message: profile.message ?? { unit: 'file' },
    index: (profile.index ?? []).map((i) => ({ path: pathFromText(i.path), policy: i.policy ?? 'leave' })),
    readsAtStart: profile.reads === 'at-start',
    nudge: server.nudge ?? profile.nudge ?? null,
    timing: timingOf(profile.timing, server.timing),
    signatures: profile.signatures ?? [],
    elsewhere: profile.elsewhere ?? [],
    probe: server.probe ?? null,
    approval: server.approval ?? null,
  };
}

/** What was said overrides the default; a longest watch shorter than the least one is raised to it. */
function timingOf(...said: (Timing | undefined)[]): Required<Timing> {
  const timing: Required<Timing> = Object.assign({}, defaultTiming, ...said);
  return { ...timing, observeMaxSeconds: Math.max(timing.observeMaxSeconds, timing.observeSeconds) };
}

function rootOf(profile: Profile): string {
  if (typeof profile.root === 'string') return profile.root;
  return profile.root.default ?? '';
}

function registryOf({ root }: Profile): string | null {
  return typeof root === 'string' ? null : (root.registry ?? null);
}

function spoolQueue(queue: Queue, unit: string | undefined): SpoolQueue {
  const path = pathFromText(queue.path);
  const depth = queue.depth ?? 0;
  // A service that reads the folders of its queue would read holding too: it must lie beside them.
  const byDefault =
    depth > 0 || unit === 'directory'
      ? join(parent(path), `${path.slice(parent(path).length).replace('/', '')}.held`)
      : join(path, 'temp');
  return {
    name: queue.name,
    path,
    holding: queue.holding === undefined ? byDefault : pathFromText(queue.holding),
    ignore: queue.ignore ?? [],
    depth,
  };
}
