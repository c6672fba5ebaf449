import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join, resolve } from 'node:path'

const readme = join(resolve(import.meta.dirname, '../..'), 'README.md')

/** What a script printed last, between `<!-- figures:NAME -->` and the mark after it. */
export function writeFigures(name: string, figures: string, file = readme): void {
  const text = readFileSync(file, 'utf8')
  const opening = `<!-- figures:${name} -->\n`
  const from = text.indexOf(opening)
  const to = from < 0 ? -1 : text.indexOf('<!-- /figures -->', from)
  if (to < 0) throw new Error(`${file} has no place for the figures of ${name}`)
  writeFileSync(file, `${text.slice(0, from + opening.length)}${figures.trim()}\n${text.slice(to)}`)
}

/** The machine that figures were made on. */
export function machine(): string {
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${memory} GiB`
}
