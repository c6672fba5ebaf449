import { csvText } from './csv'
import { classSigns } from './glyphs'
import type { ClaimsJson } from './json-schemas'
import { claimsColumns, claimsWords } from './messages/claims-page'

export const claimsFormats = ['csv', 'json', 'md'] as const
export type ClaimsFormat = (typeof claimsFormats)[number]

export const claimsTypes = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
} satisfies Record<ClaimsFormat, string>

/** The filtered ledger as a file; CSV cells that a spreadsheet would run are made text. */
export function claimsFile(claims: ClaimsJson, format: ClaimsFormat): string {
  if (format === 'json') return `${JSON.stringify(claims, null, 2)}\n`
  return format === 'csv' ? claimsCsv(claims) : claimsMarkdown(claims)
}

function claimsCsv(claims: ClaimsJson): string {
  const keys = Object.keys(claimsColumns) as (keyof typeof claimsColumns)[]
  const rows = claims.map((claim) =>
    keys.map((key) => {
      const value = claim[key]
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
    }),
  )
  return csvText(Object.values(claimsColumns), rows)
}

function claimsMarkdown(claims: ClaimsJson): string {
  const { class: kind, text, says, document } = claimsColumns
  const head = [kind, text, says, `${document}, ${claimsColumns.evidence.toLowerCase()}`]
  const rows = claims.map((claim) => [
    `${classSigns[claim.class].glyph} ${classSigns[claim.class].word}`,
    claim.text,
    claim.says,
    [claim.line === null ? claim.document : `${claim.document}:${claim.line}`, claim.evidence]
      .filter((part) => part !== null && part !== '')
      .join(', '),
  ])
  const row = (cells: string[]) => `| ${cells.map(markdownCell).join(' | ')} |`
  const table = [row(head), row(head.map(() => '---')), ...rows.map(row)]
  return `# ${claimsWords.title}\n\n${table.join('\n')}\n`
}

/** A cell stays one cell, and nothing in it becomes markup. */
function markdownCell(text: string): string {
  return text === '---' ? text : text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~#&]/g, (sign) => `\\${sign}`)
}
