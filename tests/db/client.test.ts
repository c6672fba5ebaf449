import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '~db/client.server'
import { rowCounts, temporaryDatabase, temporaryFolder } from '../support/temporary'

test('a database is opened with a write-ahead log, full synchronisation, foreign keys and patience', () => {
  const { sqlite } = temporaryDatabase()
  const setting = (name: string) => sqlite.pragma(name, { simple: true })
  expect(setting('journal_mode')).toBe('wal')
  expect(setting('synchronous')).toBe(2)
  expect(setting('foreign_keys')).toBe(1)
  expect(setting('busy_timeout')).toBe(5000)
})

test('the folder of the database is made when it is missing, and opening twice changes nothing', () => {
  const file = join(temporaryFolder(), 'deep/er/assay.sqlite')
  const first = openDatabase(file)
  const counts = rowCounts(first)
  first.close()
  expect(existsSync(file)).toBe(true)
  const second = openDatabase(file)
  expect(rowCounts(second)).toEqual(counts)
  second.close()
})

test('a new database and its log are for their own user alone', () => {
  const file = join(temporaryFolder(), 'assay.sqlite')
  const database = openDatabase(file)
  const modes = ['', '-wal', '-shm'].map((end) => statSync(`${file}${end}`).mode & 0o777)
  database.close()
  if (process.platform !== 'win32') expect(modes).toEqual([0o600, 0o600, 0o600])
})

test('a fresh database holds the data version and the grammar of its empty search index, nothing else', () => {
  const counts = rowCounts(temporaryDatabase())
  expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual([
    ['data_version', 1],
    ['search_grammar', 1],
  ])
})

test('recorded and received rows refuse to be changed or deleted', () => {
  const { sqlite } = temporaryDatabase()
  sqlite.exec(`INSERT INTO program VALUES (1, 'p', 'P', '', 0, '2026-01-01T00:00:00Z')`)
  sqlite.exec(`INSERT INTO rule_binding VALUES (1, 1, 'tier-1/x', 'p99(*) < 2s', 'set', 'ann', '2026-01-01T00:00:00Z')`)
  sqlite.exec(`INSERT INTO received_blob VALUES ('00', 1, x'00')`)
  sqlite.exec(`INSERT INTO audit_entry VALUES (1, 1, '2026-01-01T00:00:00Z', 'ann', 'a', '{}', '0', '1')`)
  sqlite.exec(`INSERT INTO member VALUES (1, 'ann', 'Ann', 'ann', '2026-01-01T00:00:00Z')`)
  sqlite.exec(`INSERT INTO member_act VALUES (1, 1, 'role', 'owner', 'ann', '2026-01-01T00:00:00Z')`)
  for (const [table, column] of [
    ['rule_binding', 'rule'],
    ['member', 'name'],
    ['member_act', 'value'],
    ['received_blob', 'size'],
    ['audit_entry', 'payload'],
  ]) {
    expect(() => sqlite.exec(`UPDATE ${table} SET ${column} = 'x'`)).toThrow(`${table} is append-only`)
    expect(() => sqlite.exec(`DELETE FROM ${table}`)).toThrow(`${table} is append-only`)
  }
})
