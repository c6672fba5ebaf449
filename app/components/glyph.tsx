/**
 * The verdict glyphs as drawings: system fonts differ on ◷ ⚑ ◈ or lack them, and a missing box
 * is not a verdict. Keys are the characters of the reports' hallmarks; 12 × 12 units each.
 */
const drawings: Record<string, { id: string; path: string; filled: boolean }> = {
  '◆': { id: 'lozenge', path: 'M6 .6 11.4 6 6 11.4.6 6Z', filled: true },
  '✕': { id: 'cross', path: 'M2 2l8 8M10 2l-8 8', filled: false },
  '≈': { id: 'waves', path: 'M1 4.6c1.6-2 3.3-2 5 0s3.4 2 5 0M1 8.8c1.6-2 3.3-2 5 0s3.4 2 5 0', filled: false },
  '○': { id: 'ring', path: 'M6 1.3a4.7 4.7 0 1 1 0 9.4a4.7 4.7 0 1 1 0-9.4Z', filled: false },
  '◷': {
    id: 'clock',
    path: 'M6 1.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6ZM6 3.2V6.2L8.3 7.6',
    filled: false,
  },
  '⚑': { id: 'flag', path: 'M2.5 11.5V.8M2.5 1.5H10L8 4.2 10 6.9H2.5', filled: false },
  '!': { id: 'alarm', path: 'M6 1v6.2M6 9.6v1.4', filled: false },
  '–': { id: 'dash', path: 'M1.5 6h9', filled: false },
  '◈': { id: 'seal', path: 'M6 .8 11.2 6 6 11.2.8 6ZM6 3.6 8.4 6 6 8.4 3.6 6Z', filled: false },
  '⇄': { id: 'clash', path: 'M1 4h9L7.5 1.5M11 8H2l2.5 2.5', filled: false },
  '+': { id: 'plus', path: 'M6 1.5v9M1.5 6h9', filled: false },
  '▨': { id: 'hatched', path: 'M1.5 1.5h9v9h-9ZM1.5 6 6 1.5M1.5 10.5 10.5 1.5M6 10.5 10.5 6', filled: false },
  '▲': { id: 'peak', path: 'M6 1.2 11.3 11H.7Z', filled: true },
  '·': { id: 'point', path: 'M6 3.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4Z', filled: true },
  '?': { id: 'doubt', path: 'M3.3 3.9c0-3.4 5.4-3.4 5.4-.2C8.7 6 6 5.7 6 7.8M6 10v1.3', filled: false },
}

/** Drawn once per page; every glyph refers to it. */
export function GlyphSprite() {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" className="sprite">
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="5" stroke="var(--secondary)" strokeWidth="1.3" opacity="0.7" />
      </pattern>
      {Object.values(drawings).map(({ id, path, filled }) => (
        <symbol key={id} id={`glyph-${id}`} viewBox="0 0 12 12">
          {filled ? (
            <path d={path} fill="currentColor" />
          ) : (
            <path d={path} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="square" />
          )}
        </symbol>
      ))}
    </svg>
  )
}

/** One or more glyph characters (`◈✕`). Always beside a word or an accessible name. */
export function Glyph({ glyph }: { glyph: string }) {
  return (
    <>
      {[...glyph].map((character) => {
        const drawing = drawings[character]
        return drawing === undefined ? (
          <span key={character} className="char" aria-hidden="true">
            {character}
          </span>
        ) : (
          <svg key={character} width="12" height="12" aria-hidden="true" focusable="false">
            <use href={`#glyph-${drawing.id}`} />
          </svg>
        )
      })}
    </>
  )
}

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The same as markup, for what is written as a whole string. */
export function glyphMarkup(glyph: string): string {
  return [...glyph]
    .map((character) => {
      const drawing = drawings[character]
      if (drawing === undefined)
        return `<span class="char" aria-hidden="true">${escaped[character] ?? character}</span>`
      return `<svg width="12" height="12" aria-hidden="true" focusable="false"><use href="#glyph-${drawing.id}"></use></svg>`
    })
    .join('')
}
