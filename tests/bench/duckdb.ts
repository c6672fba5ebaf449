import type { BigRun } from './big-history'

/** DuckDB on the files of a run: loads both into tables of their own and asks what the rules ask. */
export interface DuckDb {
  loadAndAsk(run: BigRun): Promise<void>
}

/** null where DuckDB has nothing for this machine. */
export async function openDuckDb(): Promise<DuckDb | null> {
  const found = await import('@duckdb/node-api').catch(() => null)
  if (found === null) return null
  return {
    async loadAndAsk(run) {
      const instance = await found.DuckDBInstance.create(':memory:')
      const connection = await instance.connect()
      try {
        for (const [table, file] of [
          ['stats', run.stats],
          ['history', run.history],
        ])
          await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${file?.replaceAll("'", "''")}')`)
        const asked = await connection.runAndReadAll(
          `SELECT "Failure Count" * 10000 < 5 * "Request Count", "99%" < 300, "Max Response Time" < 2000, "Requests/s" > 50,
             (SELECT max("User Count") FROM history), (SELECT count(*) FROM history),
             (SELECT max("Total Request Count") FROM history), (SELECT max("99%") FROM history)
           FROM stats WHERE "Name" = 'Aggregated'`,
        )
        const [row] = asked.getRows()
        if (row === undefined || Number(row[5]) !== run.rows) throw new Error('DuckDB read another number of rows')
      } finally {
        connection.closeSync()
        instance.closeSync()
      }
    },
  }
}
