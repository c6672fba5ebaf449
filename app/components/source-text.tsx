import type { ClaimView } from '~/reports/types-common'
import { Hallmark } from './hallmark'

/** Claims by the line on which they stand, from the fragment of their source. */
function byLine(claims: ClaimView[]): Map<number, ClaimView[]> {
  const lines = new Map<number, ClaimView[]>()
  for (const claim of claims) {
    const line = Number(claim.claim.source?.href?.match(/#L(\d+)$/)?.[1])
    if (Number.isNaN(line) || claim.mark.class === 'supported' || claim.mark.class === 'unclaimed') continue
    lines.set(line, [...(lines.get(line) ?? []), claim])
  }
  return lines
}

function lineClass(text: string): string | undefined {
  if (/^#{1,6} /.test(text)) return 'heading'
  if (/^\s*[-*] \[[xX]\]/.test(text)) return 'ticked'
  return undefined
}

/** A document as received, every line with its number and address, the office's remarks in the margin. */
export function SourceText({ lines, claims }: { lines: string[]; claims: ClaimView[] }) {
  const notes = byLine(claims)
  return (
    <div className="source-text">
      {lines.map((text, index) => {
        const number = index + 1
        const remarks = notes.get(number)
        return (
          <div key={number} id={`L${number}`} className={remarks === undefined ? 'line' : 'line remarked'}>
            <a href={`#L${number}`}>{number}</a>
            <span className={lineClass(text)}>{text === '' ? ' ' : text}</span>
            {remarks === undefined ? null : (
              <span className="margin">
                {remarks.map((remark) => (
                  <a key={remark.id} href={remark.href}>
                    <Hallmark mark={remark.mark} bare outlined />
                    <span>{remark.sentence}</span>
                  </a>
                ))}
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}
