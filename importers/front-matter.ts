import matter from 'gray-matter'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, parse as parseYaml } from 'yaml'
import type { Diagnostic, Place } from '~/domain/place'

export interface FrontMatter {
  data: Record<string, unknown>
  /** The text after the front matter; the whole text where there is none. */
  body: string
  /** Line of the file (1-based) on which `body` starts. */
  bodyLine: number
  diagnostics: Diagnostic[]
  /** Where the value at this path of keys stands in the file; the nearest outer one if it is absent. */
  placeOf: (path: readonly PropertyKey[]) => Place
}

/** More than any declaration needs; YAML anchors beyond a few only serve to blow up memory. */
const maxFrontMatterLength = 64 * 1024
const maxAliasCount = 20

class RefusedEngine extends Error {}

function refuseEngine(): never {
  throw new RefusedEngine('front matter that runs as code is not read')
}

const engines = {
  yaml: {
    parse: (text: string) =>
      (parseYaml(text, { maxAliasCount, prettyErrors: true, logLevel: 'error' }) ?? {}) as object,
  },
  // gray-matter would run `---js` front matter; both names must be replaced.
  javascript: { parse: refuseEngine },
  js: { parse: refuseEngine },
  coffee: { parse: refuseEngine },
  json: { parse: refuseEngine },
}

/** Looks values up in the YAML tree again: only a wrong declaration needs its places. */
function placesIn(yaml: string, file: string): FrontMatter['placeOf'] {
  return (path) => {
    const counter = new LineCounter()
    let node: unknown = parseDocument(yaml, { lineCounter: counter }).contents
    let offset = 0
    for (const key of path) {
      let next: unknown = null
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
        if (isScalar(pair?.key) && pair.key.range) offset = pair.key.range[0]
        next = pair?.value
      } else if (isSeq(node)) {
        next = node.items[Number(key)]
        if (isNode(next) && next.range) offset = next.range[0]
      }
      if (next === null || next === undefined) break
      node = next
    }
    const { line, col } = counter.linePos(offset)
    return { file, line: line + 1, column: Math.max(1, col) }
  }
}

interface YamlFailure extends Error {
  linePos?: [{ line: number; col: number }]
}

/**
 * Reads YAML front matter. The only importer of gray-matter: the code engines throw, aliases and
 * size are limited, and options are always passed, since without them gray-matter caches and
 * shares `data` between callers. Wrong front matter gives empty data and a diagnostic.
 */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const atStart = () => ({ file, line: 1, column: 1 })
  const none: FrontMatter = { data: {}, body: text, bodyLine: 1, diagnostics: [], placeOf: atStart }
  const opening = /^---([^\n]*)\n/.exec(text)
  if (opening === null || opening[1]!.startsWith('-')) return none
  const end = /\n---[ \t]*(?:\n|$)/.exec(text.slice(opening[0].length - 1))
  const fail = (rule: string, message: string, line = 1, column = 1): FrontMatter => {
    const taken = end === null ? 0 : opening[0].length - 1 + end.index + end[0].length
    const body = text.slice(taken)
    const diagnostic: Diagnostic = { file, line, column, severity: 'error', rule, message }
    const bodyLine = text.slice(0, taken).split('\n').length
    return { data: {}, body, bodyLine, diagnostics: [diagnostic], placeOf: atStart }
  }
  // A document may simply begin with a rule; without a closing line there is no front matter.
  if (end === null) return none
  if (end.index > maxFrontMatterLength) {
    return fail('front-matter-too-large', `front matter longer than ${maxFrontMatterLength} characters is not read`)
  }
  // gray-matter looks languages up in plain objects: `---constructor` would find one there.
  if (!/^\s*(?:yaml|yml)?\s*$/i.test(opening[1]!)) {
    return fail('front-matter-engine', 'front matter in another language than YAML is not read')
  }
  try {
    const parsed = matter(text, { engines, language: 'yaml' })
    const bodyLine = text.slice(0, opening[0].length - 1 + end.index + end[0].length).split('\n').length
    if (typeof parsed.data !== 'object' || parsed.data === null || Array.isArray(parsed.data)) {
      return fail('front-matter-invalid', 'front matter is not a list of "key: value" lines')
    }
    const body = text.slice(opening[0].length - 1 + end.index + end[0].length)
    const yaml = text.slice(opening[0].length, opening[0].length - 1 + end.index + 1)
    const data = parsed.data as Record<string, unknown>
    return { data, body, bodyLine, diagnostics: [], placeOf: placesIn(yaml, file) }
  } catch (error) {
    if (error instanceof RefusedEngine) return fail('front-matter-engine', error.message)
    const failure = error as YamlFailure
    const at = failure.linePos?.[0]
    const message = failure.message.split('\n')[0]!
    // Only parsing may fail here; anything else is a defect of ours and must surface.
    if (at === undefined && !/alias|anchor|engine|front/i.test(message)) throw error
    return fail('front-matter-invalid', message, (at?.line ?? 1) + 1, at?.col ?? 1)
  }
}
