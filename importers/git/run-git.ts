import { execFile } from 'node:child_process'
import { devNull } from 'node:os'

/** Something about the repository or git itself that the person can put right. */
export class GitTrouble extends Error {
  override name = 'GitTrouble'
}

const timeLimitMs = 60_000

/**
 * What git may know of this process: where it is, and where its own helpers are. Configuration of
 * the machine and the person, replaced objects, prompts and every transport stay out, so that
 * reading a stranger's repository runs nothing but git (a partial clone fetches nothing).
 */
function environment(): Record<string, string> {
  const { PATH, SystemRoot, TMPDIR, TEMP } = process.env
  return {
    ...(PATH === undefined ? {} : { PATH }),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    ...(TEMP === undefined ? {} : { TEMP }),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  }
}

/** Before every command: nothing that the repository's own configuration names is run. */
const guards = [
  '--no-pager',
  '--no-replace-objects',
  ...['-c', `core.hooksPath=${devNull}`],
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'log.showSignature=false'],
  ...['-c', 'protocol.allow=never'],
]

/**
 * Runs git in a folder, without a shell, and answers what it printed. Arguments that come from
 * outside belong behind `--` or into a word that starts with something else. `largest`: bytes.
 */
export function runGit(
  folder: string,
  args: readonly string[],
  largest: number,
): Promise<{ ok: true; bytes: Buffer } | { ok: false; tooLarge: boolean; message: string }> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...guards, ...args],
      {
        cwd: folder,
        env: environment() as NodeJS.ProcessEnv,
        encoding: 'buffer',
        maxBuffer: largest,
        timeout: timeLimitMs,
        windowsHide: true,
        shell: false,
      },
      (error, bytes, said) => {
        if (error === null) return resolve({ ok: true, bytes })
        const { code, killed } = error as Error & { code?: unknown; killed?: boolean }
        if (code === 'ENOENT') return reject(new GitTrouble(missing(folder)))
        if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return resolve({ ok: false, tooLarge: true, message: '' })
        if (killed === true) return reject(new GitTrouble(`git took longer than ${timeLimitMs / 1000} s`))
        resolve({ ok: false, tooLarge: false, message: firstLine(said.toString('utf8')) })
      },
    )
  })
}

/** A folder that is not there fails as the program itself would. */
function missing(folder: string): string {
  return `git could not be started in ${folder}: is git installed, and is that a folder?`
}

function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] as string
  return line.replace(/^fatal: /, '').slice(0, 300)
}
