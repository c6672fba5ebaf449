import type { MarkedPiece } from '~/reports/types-search'

/** A text with what was looked for marked. Pieces are text, never markup. */
export function MarkedPieces({ pieces }: { pieces: readonly MarkedPiece[] }) {
  return (
    <>
      {pieces.map(({ text, mark }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
        mark ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </>
  )
}
