import type { Figures, Store } from '../recovery/ports/store.ts';
import { SqlAlerts } from './alerts.ts';
import { SqlApprovals } from './approvals.ts';
import { SqlAudit } from './audit.ts';
import { SqlDeliveries } from './deliveries.ts';
import { SqlDiagnoses } from './diagnoses.ts';
import type { Engine } from './engine.ts';
import { SqlEvents } from './events.ts';
import { figuresOf } from './figures.ts';
import { SqlFollowUps } from './follow-ups.ts';
import { SqlJobs } from './jobs.ts';
import { SqlJournal } from './journal.ts';
import { SqlKeys } from './keys.ts';
import { SqlLedger } from './ledger.ts';
import { SqlProfiles } from './profiles.ts';
import { SqlRounds } from './rounds.ts';
import { SqlServers } from './servers.ts';
import { SqlSlackUsers } from './slack-users.ts';
import type { Db, Looks } from './tables.ts';
import { SqlTokens } from './tokens.ts';
import { SqlWebhooks } from './webhooks.ts';

/** The store over any engine. */
export class SqlStore implements Store {
  readonly servers: SqlServers;
  readonly profiles: SqlProfiles;
  readonly jobs: SqlJobs;
  readonly ledger: SqlLedger;
  readonly journal: SqlJournal;
  readonly rounds: SqlRounds;
  readonly events: SqlEvents;
  readonly diagnoses: SqlDiagnoses;
  readonly approvals: SqlApprovals;
  readonly audit: SqlAudit;
  readonly tokens: SqlTokens;
  readonly keys: SqlKeys;
  readonly webhooks: SqlWebhooks;
  readonly deliveries: SqlDeliveries;
  readonly alerts: SqlAlerts;
  readonly slackUsers: SqlSlackUsers;
  readonly followUps: SqlFollowUps;
  readonly #db: Db;
  readonly #looks: Looks;
  readonly #engine: Engine;
  readonly #now: () => Date;

  constructor(db: Db, engine: Engine, now: () => Date, looks: Looks = { reads: db, glances: db }) {
    const { reads } = looks;
    this.#db = db;
    this.#looks = looks;
    this.#engine = engine;
    this.#now = now;
    this.servers = new SqlServers(db, engine);
    this.profiles = new SqlProfiles(db);
    this.jobs = new SqlJobs(db, engine, looks);
    this.ledger = new SqlLedger(db, engine, reads);
    this.journal = new SqlJournal(db, now);
    this.rounds = new SqlRounds(db);
    this.events = new SqlEvents(db, now, reads);
    this.diagnoses = new SqlDiagnoses(db);
    this.approvals = new SqlApprovals(db, engine, now, reads);
    this.audit = new SqlAudit(db);
    this.tokens = new SqlTokens(db, looks);
    this.keys = new SqlKeys(db);
    this.webhooks = new SqlWebhooks(db);
    this.deliveries = new SqlDeliveries(db);
    this.alerts = new SqlAlerts(db, engine);
    this.slackUsers = new SqlSlackUsers(db);
    this.followUps = new SqlFollowUps(db);
  }

  async atomically<T>(work: (store: Store) => Promise<T>): Promise<T> {
    if (this.#db.isTransaction) throw new Error('atomically was called inside atomically: it is not nested');
    return await this.#engine.transaction(this.#db, async (tx) => {
      return await work(new SqlStore(tx, this.#engine, this.#now));
    });
  }

  async figures(): Promise<Figures> {
    return await figuresOf(this.#looks.reads);
  }

  /** Writes one row: a store that can only be read is not ready. */
  async ping(): Promise<void> {
    const at = this.#now().toISOString();
    await this.#db
      .insertInto('pulse')
      .values({ id: 1, at })
      .onConflict((on) => on.column('id').doUpdateSet({ at }))
      .execute();
  }

  async close(): Promise<void> {
    if (this.#db.isTransaction) throw new Error('A store cannot be closed inside atomically');
    // The owner last: it tidies up what a reader would still hold.
    for (const looks of Object.values(this.#looks)) if (looks !== this.#db) await looks.destroy();
    await this.#db.destroy();
  }
}
