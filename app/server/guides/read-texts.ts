import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text of the project about itself: a decision record or a guide. */
export interface OwnText {
  /** File name without its ending: `0001-…`, `security`. */
  slug: string
  title: string
  text: string
}

/** The decision records of `content/decisions`, by number. */
export function readDecisions(root: string): OwnText[] {
  return readTexts(join(root, 'content/decisions'), /^\d{4}-[a-z0-9-]+\.md$/)
}

/** The guides of `content/guides`, by name; after them what changed, and how to work on the project. */
export function readGuides(root: string): OwnText[] {
  return [
    ...readTexts(join(root, 'content/guides'), /^[a-z0-9-]+\.md$/),
    ...readTexts(join(root, '.github'), /^(CHANGELOG|CONTRIBUTING)\.md$/),
  ]
}

function readTexts(folder: string, names: RegExp): OwnText[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => names.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const slug = name.slice(0, -'.md'.length).toLowerCase()
      return { slug, title: titleOf(text) ?? slug, text }
    })
}

/** The first heading, in plain words: titles of pages and lists have no markup. */
function titleOf(text: string): string | null {
  return text.match(/^# (.+)$/m)?.[1]?.replaceAll('`', '') ?? null
}

/** What a text is about: its first paragraph after the title, without the signs that lay it out. */
export function ledeOf(text: string): string {
  const first = text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .find((block) => block !== '' && !/^(#|```|[-*|<!])/.test(block))
  return first === undefined ? '' : first.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*_]+/g, '')
}
