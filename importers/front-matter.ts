import matter from 'gray-matter'
import { parse as parseYaml } from 'yaml'
import type { Diagnostic } from '~/domain/place'

export interface FrontMatter {
  data: Record<string, unknown>
  /** The text after the front matter; the whole text where there is none. */
  body: string
  /** Line of the file (1-based) on which `body` starts. */
  bodyLine: number
  diagnostics: Diagnostic[]
}

/** More than any declaration needs; YAML anchors beyond a few only serve to blow up memory. */
const maxFrontMatterLength = 64 * 1024
const maxAliasCount = 20

class RefusedEngine extends Error {}

function refuseEngine(): never {
  throw new RefusedEngine('front matter that runs as code is not read')
}

const engines = {
  yaml: { parse: (text: string) => (parseYaml(text, { maxAliasCount, prettyErrors: true }) ?? {}) as object },
  // gray-matter would run `---js` front matter; both names must be replaced.
  javascript: { parse: refuseEngine },
  js: { parse: refuseEngine },
  coffee: { parse: refuseEngine },
  json: { parse: refuseEngine },
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
  const opening = /^---([^\n]*)\n/.exec(text)
  if (opening === null || opening[1]!.startsWith('-')) return { data: {}, body: text, bodyLine: 1, diagnostics: [] }
  const end = /\n---[ \t]*(?:\n|$)/.exec(text.slice(opening[0].length - 1))
  const fail = (rule: string, message: string, line = 1, column = 1): FrontMatter => {
    const taken = end === null ? 0 : opening[0].length - 1 + end.index + end[0].length
    const body = text.slice(taken)
    const diagnostic: Diagnostic = { file, line, column, severity: 'error', rule, message }
    return { data: {}, body, bodyLine: text.slice(0, taken).split('\n').length, diagnostics: [diagnostic] }
  }
  // A document may simply begin with a rule; without a closing line there is no front matter.
  if (end === null) return { data: {}, body: text, bodyLine: 1, diagnostics: [] }
  if (end.index > maxFrontMatterLength) {
    return fail('front-matter-too-large', `front matter longer than ${maxFrontMatterLength} characters is not read`)
  }
  try {
    const parsed = matter(text, { engines, language: 'yaml' })
    const bodyLine = text.slice(0, opening[0].length - 1 + end.index + end[0].length).split('\n').length
    if (typeof parsed.data !== 'object' || parsed.data === null || Array.isArray(parsed.data)) {
      return fail('front-matter-invalid', 'front matter is not a list of "key: value" lines')
    }
    const body = text.slice(opening[0].length - 1 + end.index + end[0].length)
    return { data: parsed.data as Record<string, unknown>, body, bodyLine, diagnostics: [] }
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
