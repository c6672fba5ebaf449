import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, join, normalize, sep } from 'node:path'
import { hashOf } from './content-hash'
import { largestFileBytes, largestImportBytes, type ReceivedFile, type Refusal, tooLarge } from './import-result'

export interface Discovered {
  files: ReceivedFile[]
  /** Files that were found and not read, each with the reason. */
  refused: Refusal[]
  /** Paths passed over in a folder: of no known type, hidden, or links. */
  skipped: string[]
}

/** In a folder only these are looked at; a file that is named itself is always looked at. */
const readTypes = /\.(md|markdown|mdown|mkd|txt|text|csv|tsv|jtl|lcov|wrk|wrk2|hey)$/i
/** Results and reports bear these, and so does much else that lies in a folder. */
const incidentalTypes = /\.(json|jsonl|ndjson|xml|js|html?|info|log|out|gz)$/i

interface Walk extends Discovered {
  seen: Set<string>
  largest: number
  largestTotal: number
  total: number
}

/**
 * Reads the files at these paths, folders with all that lies below. The only folder walk of the
 * product. Links inside a folder are never followed, so nothing outside it can come in.
 * Sorted by path; a file that two paths reach is read once.
 */
export function discover(
  paths: string[],
  options: { largestBytes?: number; largestTotalBytes?: number } = {},
): Discovered {
  const largest = options.largestBytes ?? largestFileBytes
  const largestTotal = options.largestTotalBytes ?? largestImportBytes
  const walk: Walk = { files: [], refused: [], skipped: [], seen: new Set(), largest, largestTotal, total: 0 }
  for (const path of paths) visitNamed(path, walk)
  const { files, refused, skipped } = walk
  return { files: files.sort(byPath), refused: refused.sort(byPath), skipped: skipped.sort() }
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

function visitNamed(path: string, walk: Walk): void {
  const shown = slashed(normalize(path))
  try {
    const stats = statSync(path)
    if (stats.isDirectory()) visitFolder(path, walk)
    else if (stats.isFile()) readOne(path, stats.size, walk)
    else walk.refused.push({ path: shown, message: 'neither a file nor a folder' })
  } catch (error) {
    walk.refused.push({ path: shown, message: failure(error) })
  }
}

function visitFolder(folder: string, walk: Walk): void {
  let names: string[]
  try {
    names = readdirSync(folder).sort()
  } catch (error) {
    walk.refused.push({ path: slashed(normalize(folder)), message: failure(error) })
    return
  }
  for (const name of names) visitEntry(join(folder, name), walk)
}

function visitEntry(path: string, walk: Walk): void {
  const name = basename(path)
  const shown = slashed(path)
  if (name.startsWith('.') || name === 'node_modules') {
    walk.skipped.push(shown)
    return
  }
  try {
    const stats = lstatSync(path)
    if (stats.isDirectory()) visitFolder(path, walk)
    else if (stats.isFile() && readTypes.test(name)) readOne(path, stats.size, walk)
    else if (stats.isFile() && incidentalTypes.test(name)) readOne(path, stats.size, walk, true)
    else walk.skipped.push(shown)
  } catch (error) {
    walk.refused.push({ path: shown, message: failure(error) })
  }
}

function readOne(path: string, size: number, walk: Walk, incidental = false): void {
  const real = realpathSync(path)
  if (walk.seen.has(real)) return
  walk.seen.add(real)
  const shown = slashed(normalize(path))
  if (incidental && (size > walk.largest || walk.total + size > walk.largestTotal)) {
    walk.skipped.push(shown)
    return
  }
  if (size > walk.largest) {
    walk.refused.push({ path: shown, message: tooLarge(size, walk.largest) })
    return
  }
  if (walk.total + size > walk.largestTotal) {
    const message = `one import takes ${walk.largestTotal / 1024 / 1024} MB in all; import the rest by itself`
    walk.refused.push({ path: shown, message })
    return
  }
  const bytes = new Uint8Array(readFileSync(path))
  walk.total += bytes.byteLength
  walk.files.push({ path: shown, bytes, sha256: hashOf(bytes), ...(incidental ? { incidental } : {}) })
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

function failure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file or folder'
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it'
  return message
}
