import { plainText } from '../format'
import type { SheetRow, SheetView } from './types'

interface MarkdownAsked {
  program: string
  /** "version 2, published by dewi on …"; null for a sheet that is not published. */
  standing: string | null
}

/** The sheet as Markdown: its figures, each with its source, and the words of who wrote it. */
export function sheetMarkdown(view: SheetView, { program, standing }: MarkdownAsked): string {
  const { colour } = view
  const [decides] = colour.rules
  const lines = [
    `# ${escaped(view.title)}`,
    '',
    `${[program, view.datesText, `as of ${view.asOfText}`, view.comparedText]
      .filter((part) => part !== null)
      .map((part) => escaped(part as string))
      .join(' · ')}`,
    '',
    ...(standing === null ? [] : [escaped(standing), '']),
    ...(view.goal === null ? [] : [`Goal: ${escaped(view.goal)}`, '']),
    colour.chosen === null
      ? `**Colour: ${colour.computed}** (computed: ${escaped(decides === undefined ? '' : decides.sentence)})`
      : `**Colour: ${colour.chosen}** · computed: ${colour.computed}${colour.disagrees && decides !== undefined ? ` (${escaped(decides.sentence)})` : ''}`,
  ]
  for (const { title, words, groups } of view.sections) {
    if (words.trim() === '' && groups.length === 0) continue
    lines.push('', `## ${escaped(title)}`)
    if (words.trim() !== '') lines.push('', ownWords(words))
    for (const group of groups) {
      lines.push('', `**${escaped(group.title)}**`, '', ...group.rows.map(rowLine))
      if (group.rest.length > 0) lines.push(`- … and ${group.rest.length} more`)
    }
  }
  const text = plainText(lines.join('\n'))
  return `${text.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`
}

function rowLine({ label, value, before, note, mark, sources }: SheetRow): string {
  const figure = [value, mark === null ? null : `**${mark.word}**`].filter((part) => part !== null).join(', ')
  const then = before === null ? '' : ` (before: ${escaped(before)})`
  const said = figure === '' ? '' : `: ${figure.startsWith('**') ? figure : escapedFigure(figure)}`
  const from = sources.length === 0 ? '' : ` [${sources.map(({ text }) => escaped(text)).join(', ')}]`
  return `- ${escaped(label)}${said}${then}${note === null ? '' : `${note.endsWith('.') ? '.' : ';'} ${escaped(note)}`}${from}`
}

function escapedFigure(figure: string): string {
  return figure
    .split('**')
    .map((part, at) => (at % 2 === 0 ? escaped(part) : `**${part}**`))
    .join('')
}

/** What documents say is text here, never markup; an underscore within a word is none. */
function escaped(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/([\\`*[\]<>|])/g, '\\$1')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^#/, '\\#')
}

/**
 * What a person wrote keeps its lists and emphasis. It brings no HTML, and nothing that would change the
 * sheet around it: no heading of its own, no code block that swallows the sections behind it.
 */
function ownWords(words: string): string {
  return words
    .trim()
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/^(\s*)(?=#{1,6}(?:\s|$)|`{3}|~{3}|=+\s*$|-+\s*$)/gm, '$1\\')
}
