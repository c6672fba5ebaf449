/**
 * Loaded before a command by NODE_OPTIONS, so that its worker threads load it as well. Nothing happens
 * until the file named by ASSAY_FAULTS_KILL is there; it says from then on, as JSON, either
 *
 *     { "statement": 12 }                        killed before the twelfth statement of a thread
 *     { "commit": "before", "of": ["sign_off"] } killed before (or "after") the commit of a transaction
 *                                                that wrote to that table
 *     { "count": "/file", "of": [ … ] }          killed never: tells how many statements led to each
 *                                                such commit, with the table, line by line
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'

const file = process.env.ASSAY_FAULTS_KILL
const memory = new Database(':memory:')
const statement = Object.getPrototypeOf(memory.prepare('SELECT 1'))
memory.close()
let order = null
let count = 0
/** Table of the order that the transaction under way has written to. */
let written = null

function isOrdered() {
  if (order === null && existsSync(file)) order = JSON.parse(readFileSync(file, 'utf8'))
  return order !== null
}

function die() {
  process.kill(process.pid, 'SIGKILL')
}

function tableOf(sql) {
  const table = /^\s*(?:insert(?:\s+or\s+\w+)?\s+into|replace\s+into)\s+["`]?(\w+)/i.exec(sql)?.[1]
  return table !== undefined && order.of?.includes(table) ? table : null
}

for (const name of ['run', 'get', 'all']) {
  const original = statement[name]
  statement[name] = function watched(...args) {
    if (!isOrdered()) return Reflect.apply(original, this, args)
    count += 1
    if (count === order.statement) die()
    const commits = written !== null && /^\s*commit\b/i.test(this.source)
    if (commits && order.commit === 'before') die()
    const result = Reflect.apply(original, this, args)
    if (commits) {
      if (order.commit === 'after') die()
      if (order.count !== undefined) appendFileSync(order.count, `${written} ${count}\n`)
      written = null
      count = 0
    } else if (/^\s*rollback\s*$/i.test(this.source)) written = null
    else written = tableOf(this.source) ?? written
    return result
  }
}
