/**
 * One line of exit criteria into its phrases: "V2 P95 <300ms, Dashboard P95 <200ms" and
 * "✅ >99% auth ✅ <2s P99" both hold several. Commas inside parentheses and numbers do not split.
 */
export function splitCriteria(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  const cut = (at: number, next: number) => {
    parts.push(text.slice(from, at))
    from = next
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (character === ';' || (character === ',' && !/\d/.test(text[at + 1] ?? ' '))))
      cut(at, at + 1)
    else if (depth === 0 && /[✅✓✔☑]/u.test(character)) cut(at, at + 1)
  }
  parts.push(text.slice(from))
  return parts.map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part))
}
