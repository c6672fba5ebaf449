import { realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { hashOf } from '../content-hash'
import { largestFileBytes, largestImportBytes, type ReceivedFile, type Refusal } from '../import-result'
import { type LoggedVersion, logFormat, parseLog } from './parse-log'
import { GitTrouble, runGit } from './run-git'

/** One committed version of a document; `file.path` starts with the commit, so that each is told apart. */
export interface CommittedVersion {
  commit: string
  at: string
  file: ReceivedFile
}

export interface History {
  /** Top folder of the repository. */
  folder: string
  /** Oldest first. */
  versions: CommittedVersion[]
  refused: Refusal[]
}

export interface HistoryLimits {
  versions: number
  fileBytes: number
  totalBytes: number
}

/** Ten years of a commit a day; beyond that the oldest are left out by name. */
export const historyLimits: HistoryLimits = {
  versions: 2000,
  fileBytes: largestFileBytes,
  totalBytes: largestImportBytes,
}

const documents = /\.(?:md|markdown|mdown|mkd)$/i
const mostLogBytes = 64 * 1024 * 1024

/**
 * Every committed version of the Markdown files at these paths (folders with all below them), each
 * with its commit's date. A renamed file is followed; a commit that left its bytes alone is no
 * version. Reads only: nothing in the repository is run or written.
 */
export async function readHistory(
  repository: string,
  paths: readonly string[],
  limits: HistoryLimits = historyLimits,
): Promise<History> {
  const folder = await topFolder(repository)
  const refused: Refusal[] = []
  const logged: (LoggedVersion & { followed: string })[] = []
  for (const path of paths) {
    const inside = insideOf(folder, repository, path)
    const found = await logsOf(folder, await filesAt(folder, inside))
    if (found.length === 0) refused.push({ path, message: 'no commit at hand wrote a Markdown file there' })
    logged.push(...found)
  }
  const newestFirst = uniqueVersions(logged).sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  for (const left of newestFirst.slice(limits.versions))
    refused.push({
      path: nameOf(left),
      message: `one import takes ${limits.versions} versions; the oldest are left out`,
    })
  const versions = await readVersions(folder, newestFirst.slice(0, limits.versions).reverse(), limits, refused)
  return { folder, versions, refused }
}

async function topFolder(repository: string): Promise<string> {
  const asked = resolve(repository)
  const top = await runGit(asked, ['rev-parse', '--show-toplevel'], 1 << 16)
  if (top.ok) return top.bytes.toString('utf8').trim()
  const bare = await runGit(asked, ['rev-parse', '--is-bare-repository'], 1 << 16)
  if (bare.ok && bare.bytes.toString('utf8').trim() === 'true') return asked
  throw new GitTrouble(`${repository} is no git repository that can be read: ${top.message}`)
}

/** The path from the top of the repository, whether given from there, from REPO, or absolute. */
function insideOf(folder: string, repository: string, path: string): string {
  const from = real(resolve(repository))
  const found = relative(real(folder), isAbsolute(path) ? real(path) : resolve(from, path))
  if (found.startsWith('..') || isAbsolute(found)) throw new GitTrouble(`${path} lies outside of ${folder}`)
  return found.split(sep).join('/')
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** Documents at HEAD below a path; the path itself where HEAD has none (a file that was deleted since). */
async function filesAt(folder: string, path: string): Promise<string[]> {
  const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--', 'HEAD', ...(path === '' ? [] : [path])]
  const listed = await runGit(folder, args, mostLogBytes)
  if (!listed.ok) throw new GitTrouble(`the history cannot be read: ${listed.message}`)
  const names = listed.bytes
    .toString('utf8')
    .split('\0')
    .filter((name) => documents.test(name))
  return names.length === 0 && documents.test(path) ? [path] : names
}

async function logsOf(folder: string, names: readonly string[]): Promise<(LoggedVersion & { followed: string })[]> {
  const all: (LoggedVersion & { followed: string })[] = []
  const asked = ['log', '--follow', '--no-ext-diff', '--no-textconv', '--name-status', '-z', '--diff-filter=AMRC']
  for (const name of names) {
    const log = await runGit(folder, [...asked, `--format=${logFormat}`, '--', name], mostLogBytes)
    if (!log.ok) throw new GitTrouble(`the history of ${name} cannot be read: ${log.message}`)
    all.push(...parseLog(log.bytes.toString('utf8')).map((version) => ({ ...version, followed: name })))
  }
  return all
}

/** A file that two paths reach, or that another was copied from, is read once. */
function uniqueVersions<T extends LoggedVersion>(logged: readonly T[]): T[] {
  return [...new Map(logged.map((version) => [nameOf(version), version])).values()]
}

function nameOf({ commit, path }: LoggedVersion): string {
  return `${commit.slice(0, 12)}/${path}`
}

async function readVersions(
  folder: string,
  logged: readonly (LoggedVersion & { followed: string })[],
  limits: HistoryLimits,
  refused: Refusal[],
): Promise<CommittedVersion[]> {
  const versions: CommittedVersion[] = []
  const before = new Map<string, string>()
  let total = 0
  for (const version of logged) {
    const { commit, at, path, followed } = version
    // The commit comes first, so the word can be no option; git takes the rest as it stands.
    const read = await runGit(folder, ['cat-file', 'blob', `${commit}:${path}`], limits.fileBytes)
    if (!read.ok || total + read.bytes.length > limits.totalBytes) {
      const why = read.ok ? 'the import grows too large' : read.tooLarge ? 'too large to be read' : read.message
      refused.push({ path: nameOf(version), message: why })
      continue
    }
    const sha256 = hashOf(read.bytes)
    if (before.get(followed) === sha256) continue
    before.set(followed, sha256)
    total += read.bytes.length
    versions.push({ commit, at, file: { path: nameOf(version), bytes: new Uint8Array(read.bytes), sha256 } })
  }
  return versions
}
