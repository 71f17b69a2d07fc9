/**
 * Every refusal and failure that a caller can meet. The key is the `code`; a test holds the README and the
 * OpenAPI file equal to this table. `status` is the HTTP status; `again` says after how many seconds the same call
 * may succeed by itself, where that can be told beforehand.
 */
export const catalogue = {
  'invalid-request': { status: 400, title: 'The request does not fit its schema' },
  unauthorized: { status: 401, title: 'A valid token is needed' },
  'approval-own': { status: 403, title: 'Who asked for it cannot confirm it' },
  forbidden: { status: 403, title: 'The token does not allow this' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'server-unknown': { status: 404, title: 'No server of this name is registered' },
  'profile-unknown': { status: 404, title: 'No profile of this id is known' },
  'job-unknown': { status: 404, title: 'There is no such job' },
  'no-job': { status: 404, title: 'No recovery was ever opened for this server' },
  'round-unknown': { status: 404, title: 'There is no such round' },
  'message-unknown': { status: 404, title: 'There is no such message' },
  'approval-unknown': { status: 404, title: 'There is no such request for approval' },
  'token-unknown': { status: 404, title: 'There is no such token' },
  'webhook-unknown': { status: 404, title: 'There is no such webhook' },
  'delivery-unknown': { status: 404, title: 'There is no such delivery' },
  'slack-user-unknown': { status: 404, title: 'No user of Slack is known by this id' },
  'method-not-allowed': { status: 405, title: 'The method is not known here' },
  'not-acceptable': { status: 406, title: 'No such representation' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  'nothing-wrong': { status: 409, title: 'The server is healthy; nothing was touched' },
  'action-not-allowed': { status: 409, title: 'The action is not allowed now' },
  'another-action-running': { status: 409, title: 'Another action is under way' },
  'action-interrupted': { status: 409, title: 'An abort cut the action short' },
  'pause-first': { status: 409, title: 'recover drives; pause it first' },
  'changed-by-others': { status: 409, title: 'Another hand changed the host' },
  'service-came-up': { status: 409, title: 'The service came up while it had to be down' },
  'spool-claimed': { status: 409, title: 'Another recovery owns this spool' },
  'holding-in-use': { status: 409, title: 'The holding folder holds files that are not ours' },
  'job-open': { status: 409, title: 'A recovery is open' },
  'not-set-apart': { status: 409, title: 'Only a message that is set apart can be disposed of' },
  'name-taken': { status: 409, title: 'New mail bears the name of this message' },
  'profile-read-only': { status: 409, title: 'Built-in profiles are read-only' },
  'profile-in-use': { status: 409, title: 'A server uses this profile' },
  'approval-needed': { status: 409, title: 'Another token must confirm this' },
  'approval-over': { status: 409, title: 'The request was decided, or its time is over' },
  'token-name-taken': { status: 409, title: 'Another token bears this name' },
  'last-admin-token': { status: 409, title: 'It is the last token that can make others' },
  'idempotency-conflict': { status: 409, title: 'The first call with this key is still running' },
  'message-deleted': { status: 410, title: 'The message was deleted' },
  'webhook-disabled': { status: 409, title: 'The webhook is disabled' },
  'too-many-webhooks': { status: 409, title: 'There are as many webhooks as there may be' },
  'precondition-failed': { status: 412, title: 'It was changed since you read it' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'headers-too-large': { status: 431, title: 'The head of the request is too large' },
  'profile-invalid': { status: 422, title: 'The profile has faults' },
  'server-invalid': { status: 422, title: 'The registration has faults' },
  'address-refused': { status: 422, title: 'Unjam does not call this address' },
  'idempotency-mismatch': { status: 422, title: 'The key was used for another request' },
  'fence-needed': { status: 422, title: 'This profile needs a fence' },
  'holding-elsewhere': { status: 422, title: 'The holding folder is on another volume' },
  'folder-missing': { status: 422, title: 'A folder of the spool is missing' },
  'root-refused': { status: 422, title: 'The root cannot be used' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Unjam met a fault of its own' },
  'permission-denied': { status: 502, title: 'The host refuses access' },
  'command-failed': { status: 502, title: 'A command of the service manager failed' },
  'service-will-not-stop': { status: 502, title: 'The service could not be proved down' },
  'host-failed': { status: 502, title: 'The host answered with an error' },
  'host-read-only': { status: 502, title: 'The volume is read-only' },
  'disk-full': { status: 507, title: 'The volume is full' },
  'store-full': { status: 507, title: 'The store cannot be written' },
  unavailable: { status: 503, title: 'Unjam is starting or stopping', again: 5 },
  'host-unreachable': { status: 502, title: 'The host cannot be reached' },
  'host-silent': { status: 504, title: 'The host takes the connection and says nothing' },
  'host-key-unknown': { status: 422, title: 'No host key is registered' },
  'host-key-changed': { status: 502, title: 'The host shows another key than the registered one' },
  'login-refused': { status: 502, title: 'The host refuses the login' },
  'secret-missing': { status: 422, title: 'A secret cannot be read' },
  'sftp-missing': { status: 502, title: 'The host offers no SFTP' },
  'connection-lost': { status: 502, title: 'The connection to the host was lost' },
  'observation-needed': { status: 409, title: 'A person has to look at the host first' },
  'nothing-asked': { status: 409, title: 'No step waits for a person' },
  'report-refused': { status: 422, title: 'The report is not the output of a script' },
  'report-cut-short': { status: 422, title: 'The end of the report is missing' },
  'step-over': { status: 409, title: 'Nobody waits for this step any more' },
  'operator-refused': { status: 409, title: 'The person did not do the step' },
  'connections-exhausted': { status: 503, title: 'Too many hosts are connected at once', again: 60 },
  'dialect-refused': { status: 502, title: 'The host speaks another dialect' },
  'share-missing': { status: 422, title: 'The host has no such share' },
  'service-denied': { status: 502, title: 'The user may not control the service' },
  'program-missing': { status: 503, title: 'A program that the connection needs is not installed' },
  'host-timeout': { status: 504, title: 'The host did not answer in time' },
} as const satisfies Record<string, Kind>;

interface Kind {
  status: number;
  title: string;
  again?: number;
}

export type ProblemCode = keyof typeof catalogue;

/** Seconds after which a call that met this problem may succeed by itself; null where nobody can tell. */
export function againAfter(code: ProblemCode): number | null {
  const kind: Kind = catalogue[code];
  return kind.again ?? null;
}

export interface ProblemMore {
  /** What was left untouched, one sentence. */
  untouched?: string;
  /** What to do next, one sentence. */
  next?: string;
  /** Members beside the standard ones: `state`, `errors`, `changes` … Never content of a message. */
  extra?: Record<string, unknown>;
  /** That the same call may be made again without looking first. */
  retryable?: boolean;
  /** That only the caller erred, and nothing was done: the recovery stands as it did, and nobody need look at it. */
  slip?: boolean;
  cause?: unknown;
}

/** A refusal or failure told to the caller; thrown by adapters, actions and routes alike. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly more: ProblemMore;

  constructor(code: ProblemCode, detail: string, more: ProblemMore = {}) {
    super(detail, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.more = more;
  }

  get status(): number {
    return catalogue[this.code].status;
  }

  get title(): string {
    return catalogue[this.code].title;
  }

  get retryable(): boolean {
    return this.more.retryable ?? false;
  }
}

export function isProblem(error: unknown, code?: ProblemCode): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}
