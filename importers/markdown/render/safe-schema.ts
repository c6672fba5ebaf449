import type { Options } from 'rehype-sanitize'

/**
 * What a rendered document may consist of: the elements that the handlers make, and nothing else.
 * Raw markup never becomes elements, so this is the second of two fences. Styles, titles, frames,
 * forms and event handlers are on no list. Addresses are judged apart (addresses.ts).
 */
export const safeSchema: Options = {
  tagNames: [
    ...[
      'a',
      'blockquote',
      'br',
      'code',
      'del',
      'div',
      'em',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'hr',
      'img',
      'li',
      'ol',
      'p',
    ],
    ...['section', 'span', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  attributes: {
    a: ['href', 'id', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel', 'ariaDescribedBy'],
    img: ['src', 'alt'],
    div: ['dataUnit', 'dataLines', ['className', 'fence', 'raw-html', 'table']],
    span: ['dataBox', 'dataLines'],
    p: [['className', 'line']],
    code: [['className', 'raw', 'source-line']],
    h2: ['id'],
    h3: ['id'],
    h4: ['id'],
    h5: ['id'],
    h6: ['id'],
    li: ['id', ['className', 'boxed']],
    ol: ['start'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['dataHead', ['className', 'n', 'c']],
    th: [['className', 'n', 'c']],
    tr: ['dataRow'],
  },
  clobber: [],
  clobberPrefix: '',
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  ancestors: { li: ['ol', 'ul'], td: ['table'], th: ['table'], tr: ['table'], thead: ['table'], tbody: ['table'] },
  required: {},
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
}
