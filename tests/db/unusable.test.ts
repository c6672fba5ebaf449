import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { DatabaseUnusable, openDatabase } from '~db/client.server'
import { temporaryDatabase, temporaryFolder } from '../support/temporary'

test('a text file is no database, and stays as it was', () => {
  const file = join(temporaryFolder(), 'notes.sqlite')
  const text = 'these are notes, and there is nothing of SQLite in them\n'.repeat(20)
  writeFileSync(file, text)
  expect(() => openDatabase(file)).toThrow(`${file} cannot be opened: it is no database`)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('a folder, and a path through a file, are named with the reason', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(() => openDatabase(folder)).toThrow(DatabaseUnusable)
  expect(() => openDatabase(join(folder, 'file/assay.sqlite'))).toThrow('a part of this path is a file')
})

test('a database of another program is left alone', () => {
  const file = join(temporaryFolder(), 'theirs.sqlite')
  const theirs = new Database(file)
  theirs.exec('CREATE TABLE program (x)')
  theirs.close()
  const before = readFileSync(file)
  expect(() => openDatabase(file)).toThrow('it holds tables of another program')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a database of a newer version is refused and told so', () => {
  const db = temporaryDatabase()
  db.sqlite.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)").run()
  expect(() => openDatabase(db.file)).toThrow('a newer version of Assay has written it')
})

test('while another connection writes, reading goes on', () => {
  const db = temporaryDatabase()
  db.sqlite.exec('BEGIN IMMEDIATE')
  const other = openDatabase(db.file)
  expect(other.sqlite.prepare('SELECT version FROM data_version').pluck().get()).toBeTypeOf('number')
  other.close()
  db.sqlite.exec('ROLLBACK')
})
