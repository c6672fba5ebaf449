import type { Diagnostic } from '~/domain/place'
import type { CriterionSetting, ProgramSettings, RunConditions } from '~/domain/program'
import { parseRule } from '~/domain/rules'
import { nearestWord } from '~/domain/rules/nearest-word'
import { type FrontMatter, readFrontMatter } from '../front-matter'
import { decodeText } from '../text/decode'
import { keySynonyms, type ProgramData, type ProgramKey, programSchemas } from './program-schema'

/** What a program.md declares; keys that it leaves out are absent, and inferred elsewhere. */
export type ProgramDeclaration = Partial<ProgramSettings>

export interface ReadProgram {
  /** null where the front matter is missing or cannot be read. */
  settings: ProgramDeclaration | null
  /** The text below the front matter: the program's description. */
  description: string
  diagnostics: Diagnostic[]
}

const knownKeys = Object.keys(programSchemas) as ProgramKey[]

function canonicalKey(written: string): string {
  const key = written
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return (Object.hasOwn(keySynonyms, key) ? keySynonyms[key] : undefined) ?? key
}

/** Reads each key by its own schema; wrong values and unknown keys are diagnostics at their place. */
function readKeys(front: FrontMatter, diagnostics: Diagnostic[]): ProgramData {
  const data: Record<string, unknown> = {}
  for (const [written, value] of Object.entries(front.data)) {
    const key = canonicalKey(written)
    if (!Object.hasOwn(programSchemas, key)) {
      const near = nearestWord(key, knownKeys)
      const hint = near === null ? '' : `; did you mean "${near}"?`
      const message = `program.md knows no key "${written}"${hint}`
      diagnostics.push({ ...front.placeOf([written]), severity: 'warning', rule: 'program-key-unknown', message })
      continue
    }
    if (value === null) continue
    const read = programSchemas[key as ProgramKey].safeParse(value)
    if (read.success) data[key] = read.data
    else {
      for (const issue of read.error.issues.slice(0, 5)) {
        const path = [written, ...issue.path]
        const message = `${path.map(String).join('.')}: ${issue.message}`
        diagnostics.push({ ...front.placeOf(path), severity: 'error', rule: 'program-value-invalid', message })
      }
    }
  }
  return data as ProgramData
}

function groupNames(data: ProgramData): string[] {
  return ['login', ...Object.keys(data.groups ?? {})]
}

/** A rule that does not parse stays, so that its criterion is an error and not silently inferred. */
function readCriteria(front: FrontMatter, data: ProgramData, diagnostics: Diagnostic[]): CriterionSetting[] {
  return Object.entries(data.criteria ?? {}).map(([id, setting]) => {
    const rule = setting.rule ?? null
    const parsed = rule === null ? null : parseRule(rule)
    if (parsed !== null && !parsed.ok) {
      const { position, word, suggestion } = parsed.error
      const hint = suggestion === null ? '' : `; did you mean "${suggestion}"?`
      const message = `rule of "${id}" is unreadable at character ${position + 1} ("${word}")${hint}`
      diagnostics.push({ ...front.placeOf(['criteria', id]), severity: 'error', rule: 'program-rule-invalid', message })
    }
    if (parsed?.ok && parsed.rule.selector.kind === 'name' && isUnknownGroup(parsed.rule, data)) {
      const message = `rule of "${id}" names the group "${parsed.rule.selector.name}", which program.md does not declare`
      diagnostics.push({
        ...front.placeOf(['criteria', id]),
        severity: 'info',
        rule: 'program-group-inferred',
        message,
      })
    }
    return { id, rule, selection: setting.selection ?? null, notApplicable: setting.not_applicable ?? null }
  })
}

const loadMetric = /^(?:p\d|max$|min$|avg$|median$|rps$|requests$|failures$|error$|success$)/

function isUnknownGroup(
  rule: { metric: string; selector: { kind: string; name?: string } },
  data: ProgramData,
): boolean {
  return loadMetric.test(rule.metric) && !groupNames(data).includes(rule.selector.name ?? '')
}

/** Absent fields stay absent: merging fills them from what is inferred. */
function conditionsOf(stated: Partial<RunConditions>): RunConditions {
  return stated as RunConditions
}

const anyRun: RunConditions = { minUsers: null, minRequests: null, labels: [], tags: [], allowOnlyLogin: false }

/**
 * Reads program.md: YAML front matter with the keys of program-schema.ts, below it the program's
 * description. Wrong parts are left out with a diagnostic; the others hold.
 */
export function readProgram(input: { file: string; bytes: Uint8Array }): ReadProgram {
  const decoded = decodeText(input.bytes, input.file)
  const front = readFrontMatter(decoded.text, input.file)
  const diagnostics = [...decoded.diagnostics, ...front.diagnostics]
  const description = front.body.trim()
  if (front.diagnostics.length > 0) return { settings: null, description, diagnostics }
  if (Object.keys(front.data).length === 0) {
    const message = 'no front matter: nothing is declared'
    diagnostics.push({ file: input.file, line: 1, column: 1, severity: 'error', rule: 'program-empty', message })
    return { settings: null, description, diagnostics }
  }
  const data = readKeys(front, diagnostics)
  const settings: ProgramDeclaration = { declared: true }
  const slug = data.slug ?? data.program
  if (slug !== undefined && slug !== '') settings.slug = slug
  if (data.title !== undefined) settings.title = data.title
  if (data.timezone !== undefined) settings.timezone = data.timezone
  if (data.start !== undefined) settings.startDate = data.start
  if (data.end !== undefined) settings.endDate = data.end
  if (data.closed !== undefined) settings.closed = data.closed
  if (data.budget !== undefined) {
    settings.budgetLowCents = data.budget.low
    settings.budgetHighCents = data.budget.high
  }
  if (data.rate !== undefined) settings.rateCentsPerHour = data.rate
  if (data.deciding !== undefined) settings.deciding = [...new Set(['measured' as const, ...data.deciding])]
  if (data.proof !== undefined) settings.proof = data.proof
  if (data.staleness_days !== undefined) settings.stalenessDays = data.staleness_days
  if (data.qualifying !== undefined) settings.qualifying = conditionsOf(data.qualifying)
  if (data.qualifying_by_tier !== undefined) {
    settings.qualifyingByTier = Object.fromEntries(
      Object.entries(data.qualifying_by_tier).map(([tier, own]) => [tier, { ...anyRun, ...data.qualifying, ...own }]),
    )
  }
  if (data.groups !== undefined) {
    settings.groups = Object.entries(data.groups).map(([name, globs]) => ({ name, globs, inferred: false }))
  }
  if (data.lists !== undefined) settings.lists = data.lists
  if (data.reports !== undefined) settings.reports = data.reports
  if (data.criteria !== undefined) settings.criteria = readCriteria(front, data, diagnostics)
  if (data.signers !== undefined) settings.signers = data.signers
  if (data.selection !== undefined) settings.selection = data.selection
  if (settings.startDate && settings.endDate && settings.endDate < settings.startDate) {
    const message = 'the program ends before it starts'
    diagnostics.push({ ...front.placeOf(['end']), severity: 'error', rule: 'program-value-invalid', message })
  }
  return { settings, description, diagnostics }
}
