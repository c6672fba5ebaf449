import { openDatabase } from '~db/client.server'
import { writeTransaction } from '~db/writes/transaction'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from './cli'

/** Started by a test, which kills it: imports inside a transaction that never ends, and says when it is that far. */
const db = openDatabase(process.argv[2] as string)
writeTransaction(db, () => {
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: '2026-03-20T12:00:00.000Z' })
  process.stdout.write('written, not committed\n')
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
})
