/** A value of JSON, or of the object literals that tools write into scripts. */
export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal }

export interface ParsedLiteral {
  value: Literal
  /** 1-based line on which an object or a list begins. */
  lineOf(value: object): number
  /** The text ended, or made no sense, inside the value; what was read until there is kept. */
  broken: { line: number; reason: string } | null
}

/** Deeper than any report; a guard against texts of brackets. */
const deepest = 200
const scalar = /-?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|true|false|null|undefined|NaN|-?Infinity/y
const word = /[A-Za-z_$][\w$]*/y
const blank = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' }

class Stop extends Error {}

/**
 * Reads one literal from `start`: keys with or without quotes, either kind of quotes, comments,
 * trailing commas. Nothing is evaluated. A cut text gives what stands before the cut.
 */
export function parseLiteral(text: string, start = 0): ParsedLiteral {
  const lines = new WeakMap<object, number>()
  let at = start
  let counted = { at: 0, line: 1 }

  function lineAt(offset: number): number {
    let { line } = counted
    for (let next = text.indexOf('\n', counted.at); next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) {
      line += 1
      counted = { at: next + 1, line }
    }
    return counted.line
  }
  function match(pattern: RegExp): string | null {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found === null) return null
    at = pattern.lastIndex
    return found[0]
  }
  function peek(): string {
    match(blank)
    if (at >= text.length) throw new Stop('the text ends inside a value')
    return text[at]!
  }
  function expect(mark: string): void {
    if (peek() !== mark) throw new Stop(`"${text[at]}" where "${mark}" should stand`)
    at += 1
  }
  function readString(quote: string): string {
    at += 1
    let result = ''
    for (;;) {
      const from = at
      while (at < text.length && text[at] !== quote && text[at] !== '\\') at += 1
      result += text.slice(from, at)
      if (at >= text.length) throw new Stop('the text ends inside a string')
      at += 1
      if (text[at - 1] === quote) return result
      result += readEscape()
    }
  }
  function readEscape(): string {
    const mark = text[at]
    at += 1
    if (mark === 'u' || mark === 'x') {
      const digits = text.slice(at, at + (mark === 'u' ? 4 : 2))
      if (!/^[\da-fA-F]+$/.test(digits)) throw new Stop('an escape that is none')
      at += digits.length
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    if (mark === undefined) throw new Stop('the text ends inside a string')
    return escapes[mark] ?? mark
  }
  function readScalar(): Literal {
    const found = match(scalar)
    if (found === null) throw new Stop(`"${text[at]}" begins no value`)
    if (found === 'true' || found === 'false') return found === 'true'
    const value = Number(found)
    return found === 'null' || !Number.isFinite(value) ? null : value
  }
  function fill(result: Literal[] | Map<string, Literal>, close: string, depth: number): void {
    at += 1
    while (peek() !== close) {
      let key = ''
      if (!Array.isArray(result)) {
        const mark = peek()
        const read = mark === '"' || mark === "'" ? readString(mark) : (match(word) ?? match(scalar))
        if (read === null) throw new Stop(`"${mark}" begins no key`)
        key = read
        expect(':')
      }
      const put = (value: Literal) => (Array.isArray(result) ? result.push(value) : result.set(key, value))
      readValue(depth + 1, put)
      if (peek() === ',') at += 1
      else if (text[at] !== close) throw new Stop(`"${text[at]}" where "${close}" should stand`)
    }
    at += 1
  }
  /** Containers are handed over whether or not they come to an end. */
  function readValue(depth: number, put: (value: Literal) => void): void {
    const mark = peek()
    if (depth > deepest) throw new Stop('nested too deeply')
    if (mark !== '{' && mark !== '[') {
      put(mark === '"' || mark === "'" ? readString(mark) : readScalar())
      return
    }
    const line = lineAt(at)
    const list: Literal[] = []
    const members = new Map<string, Literal>()
    try {
      fill(mark === '[' ? list : members, mark === '[' ? ']' : '}', depth)
    } finally {
      const value = mark === '[' ? list : (Object.fromEntries(members) as { [key: string]: Literal })
      lines.set(value, line)
      put(value)
    }
  }

  const parsed: ParsedLiteral = { value: null, lineOf: (value) => lines.get(value) ?? 1, broken: null }
  try {
    readValue(0, (value) => {
      parsed.value = value
    })
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    parsed.broken = { line: lineAt(at), reason: error.message }
  }
  return parsed
}
