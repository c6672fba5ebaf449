import { createHash } from 'node:crypto'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { RenderedDocument, RenderedHeading } from '~/domain/rendered-document'
import { readFrontMatter } from '../../front-matter'
import { decodeText } from '../../text/decode'
import { parseMarkdown } from '../section'
import { frontTable } from './front-table'
import { documentHandlers } from './handlers'
import type { Root } from './hast'
import { safeSchema } from './safe-schema'
import { settle } from './settle'
import { toParts } from './to-parts'

/**
 * Renders a received document by the importer's own parse: same limits, same repairs, same lines.
 * Never throws on bad input; what the importer refuses to read is refused here as well.
 */
export function renderDocument(input: { file: string; bytes: Uint8Array }): RenderedDocument {
  const decoded = decodeText(input.bytes, input.file)
  if (decoded.refused !== null) return refusedDocument(decoded.refused)
  const front = readFrontMatter(decoded.text, input.file)
  const { tree, diagnostics } = parseMarkdown(front.body, input.file, front.bodyLine)
  if (tree === null) return refusedDocument(diagnostics.map(({ message }) => message).join('; '))
  const headings: RenderedHeading[] = []
  // No text can hold the hash of the bytes that it is part of.
  const token = createHash('sha256').update(input.bytes).digest('hex').slice(0, 20)
  const tidy = unified()
    .use(remarkRehype, { handlers: documentHandlers(tree, headings), clobberPrefix: 'note-' })
    .use(rehypeSanitize, safeSchema)
    .use(() => (root) => settle(root as unknown as Root, (text) => ({ type: 'comment', value: `${token}:${text}` })))
  const html = unified().use(rehypeStringify).stringify(tidy.runSync(tree.mdast))
  return { refused: null, parts: [...frontTable(front), ...toParts(html, token)], headings }
}

export function refusedDocument(why: string): RenderedDocument {
  return { refused: why, parts: [], headings: [] }
}
