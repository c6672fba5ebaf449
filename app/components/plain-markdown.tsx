import { Fragment } from 'react'

/** `code` and **strong** within a line; nothing else is written in decision records. */
function Inline({ text }: { text: string }) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
    if (part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
    if (part.startsWith('**')) return <strong key={index}>{part.slice(2, -2)}</strong>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
    return <Fragment key={index}>{part}</Fragment>
  })
}

/** The project's own short texts: headings of the second level, lists and paragraphs; the title stands above. */
export function PlainMarkdown({ text }: { text: string }) {
  const blocks = text
    .replace(/^# .+$/m, '')
    .replace(/^(## .+)$/gm, '\n$1\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  return (
    <div className="prose">
      {blocks.map((block) => {
        if (block.startsWith('## ')) return <h2 key={block}>{block.slice(3)}</h2>
        if (!/^[-*] /.test(block))
          return (
            <p key={block}>
              <Inline text={block} />
            </p>
          )
        return (
          <ul key={block} className="steps">
            {block.split(/\n(?=[-*] )/).map((item) => (
              <li key={item}>
                <Inline text={item.slice(2)} />
              </li>
            ))}
          </ul>
        )
      })}
    </div>
  )
}
