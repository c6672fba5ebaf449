import type { FigureRow, Finding } from '../evidence'
import { type Examination, hasSuccess } from './examination'
import { policy } from './policy'

/** How many times larger the larger of two sizes is; infinite against an empty answer. */
function ratioOf(left: number, right: number): number {
  const [smaller, larger] = left < right ? [left, right] : [right, left]
  return larger === smaller ? 1 : larger / smaller
}

/**
 * Endpoints whose average answer is more than twice or less than half of what it was in the
 * reference run: another page is measured, or another database. Only rows in which some request
 * succeeded say anything about the page.
 */
export function examineContentSizeShift({ run, reference }: Examination): Finding[] {
  if (reference === null) return []
  const before = new Map(reference.run.endpoints.map((row) => [row.key, row]))
  const shifted: { row: FigureRow; bytes: number; referenceBytes: number; ratio: number }[] = []
  for (const row of run.endpoints) {
    const known = before.get(row.key)
    if (known === undefined || !hasSuccess(row) || !hasSuccess(known)) continue
    if (row.avgBytes === null || known.avgBytes === null) continue
    const ratio = ratioOf(row.avgBytes, known.avgBytes)
    if (ratio > policy.sizeShift) shifted.push({ row, bytes: row.avgBytes, referenceBytes: known.avgBytes, ratio })
  }
  const [first] = shifted
  if (first === undefined) return []
  const worst = shifted.reduce((a, b) => (b.ratio > a.ratio ? b : a), first)
  return [
    {
      code: 'content_size_shift',
      severity: 'warn',
      scope: 'endpoints',
      rows: shifted.map(({ row }) => row.key),
      numbers: { endpoints: shifted.length, bytes: worst.bytes, referenceBytes: worst.referenceBytes },
      words: { reference: reference.run.label, referenceKind: reference.kind, worst: worst.row.key },
    },
  ]
}
