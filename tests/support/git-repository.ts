import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './temporary'

/** A repository of its own in a temporary folder, with commits at given times. */
export function gitRepository() {
  const folder = temporaryFolder()
  const git = (args: string[], at = '2026-01-01T00:00:00Z') =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: devNull,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.test',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.test',
        GIT_AUTHOR_DATE: '2025-06-01T00:00:00Z',
        GIT_COMMITTER_DATE: at,
      },
    }).trim()
  git(['init', '-q', '-b', 'main'])
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return {
    folder,
    git,
    write,
    remove: (path: string) => rmSync(join(folder, path)),
    commit(at: string, files: Record<string, string> = {}) {
      for (const [path, text] of Object.entries(files)) write(path, text)
      git(['add', '-A'])
      git(['commit', '-q', '--allow-empty', '-m', `At ${at}`], at)
      return git(['rev-parse', 'HEAD'])
    },
  }
}
