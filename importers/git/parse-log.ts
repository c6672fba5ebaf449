import type { Instant } from '~/domain/place'

/** A commit that wrote a file, with what the file was called then. */
export interface LoggedVersion {
  commit: string
  /** The commit's own time. */
  at: Instant
  path: string
}

/** For `git log -z --name-status`: each record starts with this and has two fields. */
export const logFormat = '%x1e%H%x1f%cI%x1f'

/** Records of the log, newest first as git gives them; renames and copies under their new name. */
export function parseLog(text: string): LoggedVersion[] {
  return text
    .split('\x1e')
    .slice(1)
    .flatMap((record): LoggedVersion[] => {
      const [commit, date, rest] = record.split('\x1f')
      if (commit === undefined || date === undefined || rest === undefined) return []
      const at = new Date(date)
      if (!/^[0-9a-f]{40,64}$/.test(commit) || Number.isNaN(at.getTime())) return []
      const words = rest.split('\0').map((word) => word.replace(/^\n+/, ''))
      const [status, first, second] = words.filter((word) => word !== '')
      const path = status !== undefined && /^[RC]/.test(status) ? second : first
      return path === undefined ? [] : [{ commit, at: at.toISOString(), path }]
    })
}
