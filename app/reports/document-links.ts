import type { Assessment } from '~/domain/assessment'
import type { Snapshot } from '~/domain/plan'
import { reportContext } from './report-context'
import type { ReportInput } from './types-common'

/**
 * Where a path in a document leads: to another document at hand, at the heading it names. Paths are
 * read from the folder of the document, as code hosts do; a lone file name will do where only one
 * document has it. null: not at hand.
 */
export function documentLinks(assessment: Assessment, input: ReportInput, from: Snapshot) {
  const context = reportContext(assessment, input)
  return (target: string): string | null => {
    const [path = '', ...hash] = target.split('#')
    const wanted = resolved(from.plan.file, path.split('?')[0] as string)
    const name = wanted.split('/').at(-1)
    const sameName = context.snapshots.filter(({ plan }) => plan.file.split('/').at(-1) === name)
    const found =
      context.snapshots.find(({ plan }) => plan.file === wanted) ?? (sameName.length === 1 ? sameName[0] : undefined)
    if (found === undefined || name === '' || name === undefined) return null
    return hash.length === 0
      ? context.href.document(found.document)
      : context.href.documentHeading(found.document, anchor(hash.join('#')))
  }
}

function anchor(fragment: string): string {
  if (/^L\d+$/.test(fragment)) return fragment
  const slug = fragment
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]+/gu, '')
  return `doc-${slug.replaceAll(' ', '-')}`
}

function resolved(file: string, path: string): string {
  const segments = path.startsWith('/') ? [] : file.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') segments.pop()
    else segments.push(segment)
  }
  return segments.join('/')
}
