import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const columns =
  'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,' +
  'Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%'

/** Rows of endpoints of every run made here; the line of all of them is one more. */
export const endpointsOfARun = 2

/** A closing table that no other label has. */
export function statsOf(label: string): string {
  const digit = [...label].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7)
  const row = (kind: string, name: string, count: number) =>
    `${kind},${name},${count},1,190.0,${200 + digit / 100},4.0,3900.0,5120.0,6.0,0.015,190,300,380,450,750,1100,1900,2600,3700,3900,3900`
  return `${[columns, row('GET', '/cart', 1200 + digit), row('POST', '/login', 300), row('', 'Aggregated', 1500 + digit)].join('\n')}\n`
}

/** A folder with one file for each label. */
export function writeRuns(folder: string, labels: readonly string[]): string {
  mkdirSync(folder, { recursive: true })
  for (const label of labels) writeFileSync(join(folder, `${label}_stats.csv`), statsOf(label))
  return folder
}
