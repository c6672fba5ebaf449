import { nearestWord } from './nearest-word'
import type { RuleError, RuleErrorCode } from './rule'

/** Thrown inside the parser only; `parseRule` turns it into a result. */
export class RuleSyntaxError extends Error {
  constructor(readonly detail: RuleError) {
    super(detail.code)
  }
}

/** Sticky forms of the parser's own expressions, of which there are a few dozen. */
const stickyForms = new Map<string, RegExp>()

function stickyOf(pattern: RegExp): RegExp {
  const id = `${pattern.flags}/${pattern.source}`
  const known = stickyForms.get(id)
  if (known !== undefined) return known
  const sticky = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}y`)
  stickyForms.set(id, sticky)
  return sticky
}

/** A cursor over the text of one rule. Positions are 0-based offsets. */
export class Scanner {
  position = 0
  constructor(readonly text: string) {}

  skipSpace() {
    while (this.position < this.text.length && /\s/.test(this.text[this.position]!)) this.position++
  }

  atEnd(): boolean {
    this.skipSpace()
    return this.position >= this.text.length
  }

  /** Takes what a sticky expression matches here, else null. */
  take(pattern: RegExp): string | null {
    this.skipSpace()
    return this.takeHere(pattern)
  }

  /** As `take`, without skipping space first. */
  takeHere(pattern: RegExp): string | null {
    const sticky = stickyOf(pattern)
    sticky.lastIndex = this.position
    const match = sticky.exec(this.text)
    if (match === null) return null
    this.position += match[0].length
    return match[0]
  }

  /** The word that stands at a position, for the message. */
  wordAt(position: number): string {
    const match = /^[^\s()<>=≤≥,]+|^[<>=≤≥]+|^\S/.exec(this.text.slice(position))
    return match === null ? '' : match[0]
  }

  fail(code: RuleErrorCode, position: number, known: readonly string[] = []): never {
    const word = this.wordAt(position)
    throw new RuleSyntaxError({ code, position, word, suggestion: nearestWord(word, known) })
  }

  failHere(code: RuleErrorCode, known: readonly string[] = []): never {
    this.skipSpace()
    this.fail(code, this.position, known)
  }

  /** A double-quoted string with backslash escapes, or null where none starts here. */
  takeQuoted(): string | null {
    this.skipSpace()
    const start = this.position
    if (this.text[start] !== '"') return null
    const body = this.takeHere(/"(?:[^"\\]|\\.)*"/)
    if (body === null) this.fail('quote_unclosed', start)
    return body.slice(1, -1).replace(/\\(.)/g, '$1')
  }
}
