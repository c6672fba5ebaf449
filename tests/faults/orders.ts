import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const preload = pathToFileURL(join(import.meta.dirname, 'kill-at.mjs')).href

/** When a process ends itself: what kill-at.mjs takes. */
export type Order =
  | { statement: number }
  | { commit: 'before' | 'after'; of: readonly string[] }
  | { count: string; of: readonly string[] }

/** Environment of a process that waits for an order in this file. */
export function underOrders(file: string): Record<string, string> {
  const { NODE_OPTIONS = '' } = process.env
  return { ASSAY_FAULTS_KILL: file, NODE_OPTIONS: `${NODE_OPTIONS} --import ${preload}`.trim() }
}

/** Whole at once: the process may be looking for it. */
export function giveOrder(file: string, order: Order): void {
  writeFileSync(`${file}.new`, JSON.stringify(order))
  renameSync(`${file}.new`, file)
}

/** Statements up to the last commit that wrote to each table. */
export function readCounts(file: string): Map<string, number> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  return new Map(lines.map((line) => line.split(' ')).map(([table = '', count]) => [table, Number(count)]))
}
