import { metricWordsIn } from './metric-word'
import { readQuantities } from './quantity'
import { runMentions } from './run-mentions'

/** A stretch of a line that states figures of one thing. */
export interface Clause {
  text: string
  /** The endpoint's words as written; null for the run's aggregate. */
  endpoint: string | null
  /** Metric that the heading of the line names ("Top P95: …"). */
  metric: string | null
  /** Run that the heading, or the parenthesis this stands in, names. */
  run: string | null
  /** A parenthesis or a following item: the metric of the figure before it still applies. */
  carries: boolean
}

/** Words that rank, sum up or comment; what is left of a heading beside them names an endpoint. */
const fillers =
  /\b(?:aggregated?|overall|totals?|all|top|new|remaining|hotspots?|response|times?|latency|rate|stable|results?|only|core-only|now|and|with|the|run|in csv|validated|scale test|final load test|locust load test|performance)\b|[✅✔☑❌🎉?*•]|->|→/giu
const runWords = /^[\s(✅]*(v\d+[a-z]?)\b(?![.\w])(?:\/v\d+[a-z]?)*(?:\s*\([^)]*\))?/
const fileName = /\.[a-z]{2,5}$/i
const silentHeads =
  /^(?:csv|evidence|file|script|note|conclusion|root cause|fix|action|next \w+|failure types?|error message|duration)$/i

interface Split {
  text: string
  separator: string
}

/** Splits outside brackets and outside the digits of "8,962". */
function splitOutside(text: string, isSeparator: (text: string, at: number) => number): Split[] {
  const parts: Split[] = []
  let depth = 0
  let start = 0
  let separator = ''
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    const length = isSeparator(text, at)
    if (length === 0) continue
    parts.push({ text: text.slice(start, at), separator })
    separator = text.slice(at, at + length).trim()
    start = at + length
    at = start - 1
  }
  parts.push({ text: text.slice(start), separator })
  return parts
}

function segmentAt(text: string, at: number): number {
  if (text.startsWith(' | ', at)) return 3
  return text[at] === ';' ? 1 : 0
}

function itemAt(text: string, at: number): number {
  if (text[at] === ',' && !/\d/.test(text[at + 1] ?? '')) return 1
  if (text.startsWith(' and ', at)) return 5
  return /^(?: → | -> )/.test(text.slice(at, at + 4)) ? (text[at + 1] === '→' ? 3 : 4) : 0
}

/** What remains of a heading or an item when metric words and fillers are taken out. */
function endpointIn(text: string): string | null {
  const code = /`([^`]+)`/.exec(text)?.[1]
  if (code !== undefined && !fileName.test(code.trim())) return code.trim()
  let rest = text.replace(/`[^`]*`/g, ' ')
  if (code === undefined) rest = text
  for (const word of metricWordsIn(rest).reverse()) rest = `${rest.slice(0, word.start)} ${rest.slice(word.end)}`
  const named = rest
    .replace(runWords, ' ')
    .replace(/\b\w+=$|(?<![/\w])v\d+[a-z]?(?![/\w])/g, ' ')
    .replace(fillers, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,;.()/-]+(?<!\/)|[\s:,;.(-]+$/g, '')
    .trim()
  return /[a-z/]/i.test(named) ? named : null
}

function fractions(text: string): number {
  return /\d\s?\/\s?\d/.test(text) ? 1 : 0
}

function splitHead(text: string): { head: string | null; rest: string } {
  const marked =
    /^((?:[^:()`]|\([^)]*\)|`[^`]*`|:(?!\s))*?):\s+(?=\S)/.exec(text) ??
    /^([^=]*?)\s(?:->|→)\s(?=[a-z]\w*=)/i.exec(text)
  if (marked === null || readQuantities(text.slice(marked[0].length)).length + fractions(text) === 0)
    return { head: null, rest: text }
  return { head: marked[1]!.trim(), rest: text.slice(marked[0].length) }
}

/** The innermost brackets' contents of an item, and the item without them. */
function unbracket(item: string): { outer: string; inner: string[] } {
  const inner: string[] = []
  const outer = item.replace(/\(([^()]*)\)/g, (_, content: string) => {
    if (readQuantities(content).length === 0) return _
    inner.push(content)
    return ' '
  })
  return { outer, inner }
}

/** Parts a line into clauses. "A P95: 250ms | B P95: 290ms" has two, each with its own endpoint. */
export function clausesOf(line: string, about: string | null = null): Clause[] {
  const plain = line
    .replaceAll('**', '')
    .replace(/^\s*(?:[-*+•]|\d+\.)\s+(?:\[[ xX]\]\s+)?/, '')
    .trim()
  const clauses: Clause[] = []
  let endpoint: string | null = null
  let metric: string | null = about
  const mentioned = runMentions(plain)
  const only = mentioned.length === 1 ? mentioned[0]! : null
  let run = only
  for (const segment of splitOutside(plain, segmentAt)) {
    const { head, rest } = splitHead(segment.text)
    if (head !== null && silentHeads.test(head)) continue
    if (head !== null) {
      metric = metricWordsIn(head).at(-1)?.metric ?? about
      const named = runWords.exec(head)?.[1]
      run = named ?? only
      endpoint = named === undefined ? endpointIn(head) : null
    } else if (segment.separator === '|') endpoint = null
    let carries = false
    for (const item of splitOutside(rest, itemAt)) {
      const { outer, inner } = unbracket(item.text)
      const first = readQuantities(outer)[0]
      const fractionAt = /\d[\d,]*\s?\/\s?\d/.exec(outer)?.index
      const lead = outer.slice(0, fractionAt ?? first?.start ?? outer.length)
      const own: string | null = endpointIn(lead)
      const named: string | null = own ?? endpoint
      clauses.push({ text: outer, endpoint: named, metric, run, carries })
      carries = true
      for (const part of inner) {
        const partRun = runWords.exec(part)?.[1] ?? run
        for (const piece of splitOutside(part.replace(runWords, ''), itemAt)) {
          const quantity = readQuantities(piece.text)[0]
          const within = quantity === undefined ? null : endpointIn(piece.text.slice(0, quantity.start))
          const itemMetric = metricWordsIn(outer).at(-1)?.metric ?? metric
          clauses.push({ text: piece.text, endpoint: within ?? named, metric: itemMetric, run: partRun, carries: true })
        }
      }
    }
  }
  return clauses
}
