import { isWithin, type Path, pathFromText } from './names.ts';
import type { Profile } from './profile.ts';

/** One fault of a profile that its schema cannot see. */
export interface Fault {
  /** JSON pointer into the document, as a fragment. */
  pointer: string;
  detail: string;
}

/** Everything that is wrong with a profile beyond its schema; empty when it can be used. */
export function profileFaults(profile: Profile): Fault[] {
  return [
    ...rootFaults(profile),
    ...pathFaults(profile),
    ...queueFaults(profile),
    ...messageFaults(profile),
    ...patternFaults(profile),
    ...readFaults(profile),
  ];
}

function rootFaults(profile: Profile): Fault[] {
  if (
    typeof profile.root === 'string' ||
    profile.root.default !== undefined ||
    profile.root.registry !== undefined
  )
    return [];
  return [{ pointer: '#/root', detail: 'needs a path, a `registry` value or a `default`' }];
}

/** Every path is below the root: `..` and drive letters would lead out of it. */
function pathFaults(profile: Profile): Fault[] {
  const paths: [string, string][] = [
    ...profile.queues.flatMap((q, i): [string, string][] => [
      [`#/queues/${i}/path`, q.path],
      ...(q.holding === undefined ? [] : [[`#/queues/${i}/holding`, q.holding] as [string, string]]),
    ]),
    ...(profile.watch ?? []).map((p, i): [string, string] => [`#/watch/${i}`, p]),
    ...(profile.setAside ?? []).map((p, i): [string, string] => [`#/setAside/${i}`, p]),
    ...(profile.index ?? []).map((x, i): [string, string] => [`#/index/${i}/path`, x.path]),
    ...(profile.poisonFolder === undefined
      ? []
      : [['#/poisonFolder', profile.poisonFolder] as [string, string]]),
  ];
  return paths.flatMap(([pointer, path]) => {
    if (/^([\\/]|[A-Za-z]:)/.test(path)) return [{ pointer, detail: 'must be relative to the root' }];
    if (path.split(/[\\/]+/).includes('..'))
      return [{ pointer, detail: 'must not lead out of the root with `..`' }];
    if (pathFromText(path) === '')
      return [{ pointer, detail: 'must be a folder below the root; set the root one level higher' }];
    return [];
  });
}

function queueFaults(profile: Profile): Fault[] {
  const faults: Fault[] = [];
  const paths = profile.queues.map((q) => pathFromText(q.path));
  const poison = pathFromText(profile.poisonFolder ?? 'poison');
  profile.queues.forEach((queue, i) => {
    const twin = profile.queues.findIndex(
      (q, j) => j < i && (q.name === queue.name || paths[j] === paths[i]),
    );
    if (twin >= 0)
      faults.push({ pointer: `#/queues/${i}`, detail: `has the name or the path of queue ${twin}` });
    if (isWithin(poison, paths[i]!))
      faults.push({
        pointer: '#/poisonFolder',
        detail: `lies inside the queue ${queue.name}, which the service reads`,
      });
    faults.push(...holdingFaults(profile, i, paths[i]!));
  });
  return faults;
}

function holdingFaults(profile: Profile, i: number, path: Path): Fault[] {
  const queue = profile.queues[i]!;
  if (queue.holding === undefined) return [];
  const holding = pathFromText(queue.holding);
  const pointer = `#/queues/${i}/holding`;
  if (holding === path) return [{ pointer, detail: 'is the queue itself' }];
  if (!isWithin(holding, path)) return [];
  if ((queue.depth ?? 0) > 0)
    return [{ pointer, detail: 'lies inside a hashed queue, whose subfolders the service reads' }];
  if (profile.message?.unit === 'directory')
    return [
      { pointer, detail: 'lies inside a queue whose messages are folders, so it would be read as one' },
    ];
  return [];
}

function messageFaults(profile: Profile): Fault[] {
  const message = profile.message;
  if (message?.unit !== 'group') return [];
  const faults: Fault[] = [];
  if (message.pattern === undefined)
    faults.push({
      pointer: '#/message/pattern',
      detail: 'a group needs a pattern with the groups `name` and `part`',
    });
  else if (!/\(\?<name>/.test(message.pattern) || !/\(\?<part>/.test(message.pattern)) {
    faults.push({ pointer: '#/message/pattern', detail: 'must have the groups (?<name>…) and (?<part>…)' });
  }
  if (message.order === undefined)
    faults.push({
      pointer: '#/message/order',
      detail: 'a group needs the order in which its parts leave the queue',
    });
  return faults;
}

/** A pattern of a profile must compile, and must not be one that can take for ever on a hostile line. */
function patternFaults(profile: Profile): Fault[] {
  const patterns: [string, string | undefined][] = [
    ['#/message/pattern', profile.message?.pattern],
    ...(profile.signatures ?? []).map((s, i): [string, string | undefined] => [
      `#/signatures/${i}/match`,
      s.match,
    ]),
    ...(profile.health?.tcp ?? []).map((t, i): [string, string | undefined] => [
      `#/health/tcp/${i}/expect`,
      t.expect,
    ]),
  ];
  const faults = patterns.flatMap(([pointer, source]) => {
    if (source === undefined) return [];
    try {
      new RegExp(source, 'u');
    } catch {
      return [{ pointer, detail: 'is not a regular expression' }];
    }
    if (/\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]/.test(source)) {
      return [{ pointer, detail: 'repeats a group that itself repeats, which can take for ever' }];
    }
    return [];
  });
  (profile.signatures ?? []).forEach((signature, i) => {
    if (signature.means === 'names-poison' && !signature.match?.includes('(?<name>')) {
      faults.push({
        pointer: `#/signatures/${i}/match`,
        detail: 'a signature that names the poison needs the group (?<name>…)',
      });
    }
  });
  return faults;
}

function readFaults(profile: Profile): Fault[] {
  if (profile.reads === 'at-start' && profile.readsSource === undefined) {
    return [
      {
        pointer: '#/readsSource',
        detail: '`reads: at-start` acquits messages unseen: say where it is known from',
      },
    ];
  }
  return [];
}
