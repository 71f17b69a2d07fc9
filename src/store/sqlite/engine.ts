import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { Rows } from './rows.ts';
import type { Turns } from './turns.ts';

/** What is SQLite's own. */
export function sqliteEngine(turns: Turns): Engine {
  return {
    bytes: sql`blob`,
    counted: sql`integer primary key autoincrement`,
    async transaction(db, work) {
      return await db.transaction().execute((tx) => turns.within(() => work(tx)));
    },
    async appendOnly(db, table) {
      for (const act of ['update', 'delete']) {
        await sql`create trigger ${sql.id(`${table}_no_${act}`)} before ${sql.raw(act)} on ${sql.table(table)}
          begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end`.execute(db);
      }
    },
    inSeqs(column, seqs) {
      return sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(seqs)}))`;
    },
    // What else is special in GLOB cannot be in a pattern: its characters are those of a server's name.
    matches(column, pattern) {
      return sql`${sql.ref(column)} glob ${pattern}`;
    },
    asBytes(text) {
      return sql`cast(${text} as blob)`;
    },
    async insertMany(db, table, columns, ofBytes, rows) {
      const statement = sql`insert into ${sql.table(table)} (${sql.join(columns.map((c) => sql.ref(c)))})
        values (${sql.join(columns.map(() => sql.raw('?')))})`.compile(db);
      const asBytes = columns.flatMap((column, index) => (ofBytes.has(column) ? [index] : []));
      await db.executeQuery({ ...statement, parameters: [new Rows(rows, asBytes)] });
    },
  };
}
