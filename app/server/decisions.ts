import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Decision {
  /** File name without its ending: `0001-…`. */
  slug: string
  title: string
  text: string
}

/** The decision records of `content/decisions`, by number. */
export function readDecisions(root: string): Decision[] {
  const folder = join(root, 'content/decisions')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.md$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const slug = name.slice(0, -'.md'.length)
      return { slug, title: text.match(/^# (.+)$/m)?.[1] ?? slug, text }
    })
}
