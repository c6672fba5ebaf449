/**
 * Loaded before a command (`--import`): the process is killed at the statement of that number
 * (ASSAY_FAULTS_KILL_AT), or tells in the file ASSAY_FAULTS_COUNT how many there were up to the last COMMIT.
 */
import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'

const { ASSAY_FAULTS_KILL_AT: at, ASSAY_FAULTS_COUNT: file } = process.env
const last = at === undefined ? Number.POSITIVE_INFINITY : Number(at)
const { prepare } = Database.prototype
let count = 0
Database.prototype.prepare = function counted(sql, ...rest) {
  count += 1
  if (count >= last) process.kill(process.pid, 'SIGKILL')
  if (file !== undefined && /^\s*(commit|insert|update|create|alter)\b/i.test(sql)) writeFileSync(file, String(count))
  return Reflect.apply(prepare, this, [sql, ...rest])
}
