import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { headingSlug, readAddress } from '~importers/markdown/render/addresses'

/** The parts of the tree of markup that are looked at here. */
interface Element {
  type: 'element'
  tagName: string
  properties: Record<string, unknown>
  children: (Element | { type: 'text'; value: string })[]
}

const rendered = new Map<string, string>()

/**
 * A text of the project about itself as markup, rendered once: headings that can be pointed at, wide
 * tables and commands that scroll on their own, and links that lead to the pages of this server. The
 * title stands above it on the page.
 */
export function guideMarkup(text: string): string {
  const known = rendered.get(text)
  if (known !== undefined) return known
  const markup = String(
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkRehype)
      .use(rehypeSanitize)
      .use(() => (root) => settle(root as unknown as Element))
      .use(rehypeStringify)
      .processSync(text.replace(/^# .+$/m, '')),
  )
  rendered.set(text, markup)
  return markup
}

/** From the leaves up, so that a table which was put into its region is not met again. */
function settle(node: Element): void {
  for (const child of node.children) if (child.type === 'element') settle(child)
  if (/^h[2-6]$/.test(node.tagName)) node.properties = { id: headingSlug(textOf(node)) }
  if (node.tagName === 'pre') node.properties = { className: ['commands', 'scroll-x'], tabIndex: 0 }
  if (node.tagName === 'a') node.properties = linkOf(node.properties.href)
  if (node.tagName === 'table') wrap(node)
}

/** The table goes into a region of its own, which a keyboard reaches and scrolls. */
function wrap(node: Element): void {
  const table: Element = { ...node, properties: { className: ['inner'] } }
  const head = table.children.find((child) => child.type === 'element')
  const words = head === undefined ? '' : textOf(head as Element)
  Object.assign(node, {
    tagName: 'section',
    properties: { className: ['scroll-x'], tabIndex: 0, ariaLabel: `Table: ${words.trim().replace(/\s+/g, ' ')}` },
    children: [table],
  })
}

function textOf(node: Element): string {
  return node.children
    .map((child) =>
      child.type === 'text' ? child.value : child.tagName === 'th' ? `${textOf(child)} ` : textOf(child),
    )
    .join('')
}

/** `formats.md` and `../decisions/0003-….md` are pages here; other files of the repository are not. */
function linkOf(written: unknown): Record<string, unknown> {
  const address = readAddress(String(written))
  if (address.kind === 'web') return { href: address.href, rel: ['noreferrer'] }
  if (address.kind === 'here') return { href: `#${address.id}` }
  if (address.kind === 'none') return {}
  const [path, hash] = address.target.split('#', 2) as [string, string | undefined]
  const guide = /^(?:\.\/|\.\.\/(?:content\/)?(?:guides|decisions)\/)?([a-z0-9-]+|CHANGELOG|CONTRIBUTING)\.md$/.exec(
    path,
  )?.[1]
  const end = hash === undefined ? '' : `#${headingSlug(hash)}`
  if (path.startsWith('/')) return { href: address.target }
  if (guide === undefined) return {}
  return { href: `/help/${/^\d{4}-/.test(guide) ? 'decisions' : 'guides'}/${guide.toLowerCase()}${end}` }
}
