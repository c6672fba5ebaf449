import type Database from 'better-sqlite3'
import type { AssayDatabase } from './client.server'

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/** A statement that every request asks for: compiled once for a connection. For texts of the code alone. */
export function statement(db: AssayDatabase, sql: string): Database.Statement {
  const before = prepared.get(db.sqlite)
  const known = before === undefined ? new Map<string, Database.Statement>() : before
  if (before === undefined) prepared.set(db.sqlite, known)
  const compiled = known.get(sql) ?? db.sqlite.prepare(sql)
  known.set(sql, compiled)
  return compiled
}

/**
 * A query that every request asks for, built and compiled once for a connection; what differs comes by
 * `sql.placeholder`.
 */
export function preparedOnce<Query>(build: (db: AssayDatabase) => Query): (db: AssayDatabase) => Query {
  const built = new WeakMap<Database.Database, Query>()
  return (db) => {
    const query = built.get(db.sqlite) ?? build(db)
    built.set(db.sqlite, query)
    return query
  }
}

type Prepared = Record<string, { all(values: Record<string, unknown>): unknown[] }>

/** The rows of each of several prepared queries, by its name. */
export function askAll<Queries extends Prepared>(queries: Queries, values: Record<string, unknown>) {
  const rows = Object.entries(queries).map(([name, query]) => [name, query.all(values)])
  return Object.fromEntries(rows) as { [Name in keyof Queries]: ReturnType<Queries[Name]['all']> }
}
