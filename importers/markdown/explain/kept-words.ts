import type { ReadFact } from '~/domain/explained'
import type { DocumentPlan } from '~/domain/plan'
import { plainLine } from '../figures/evidence-group'
import { fieldKey } from '../readers/plan-items'
import { hourlyCentsIn } from '../words/amount'
import { stripGlyphs } from '../words/status'

/** Words that a plan keeps without saying where they stood, to find their lines again. */
export interface KeptWords {
  conclusions: Set<string>
  files: Set<string>
  steps: Set<string>
  fields: Set<string>
  openPoints: Set<string>
  rateCents: number | null
}

export function keptWords(plan: DocumentPlan): KeptWords {
  const fields = plan.planItems.flatMap((item) => Object.entries(item.fields))
  return {
    conclusions: new Set(plan.quotedEvidence.flatMap((one) => one.conclusions)),
    files: new Set(plan.quotedEvidence.flatMap((one) => one.files)),
    steps: new Set(fields.flatMap(([key, value]) => (key === 'step' ? [value] : []))),
    fields: new Set(fields.map(([key, value]) => `${key}\0${value}`)),
    openPoints: new Set(
      plan.openPoints.flatMap(({ priority, target }) => [priority, target].filter((one) => one !== null)),
    ),
    rateCents: plan.rateCentsPerHour,
  }
}

const labelled = /^([\p{L}][\p{L}\p{N} _-]{0,40}?)\s*:\s+(\S.*)$/u
const fileName = /(?<![\w./-])[\w./-]*\w\.(?:csv|log|md|html?|pdf|xlsx?|jtl|json)\b/gi

/** What a line without an item of its own gave to one that stands elsewhere; null where nothing is known of it. */
export function keptFact(text: string, kept: KeptWords): ReadFact | null {
  const line = plainLine(text.replace(/^[\s>]+/, ''))
  const files = [...line.matchAll(fileName)].map(([name]) => name).filter((name) => kept.files.has(name))
  if (files.length > 0) return { kind: 'evidence', id: null, fields: { files: files.join(', ') } }
  const [, label, value] = labelled.exec(stripGlyphs(line)) ?? []
  if (label !== undefined && value !== undefined) {
    if (kept.fields.has(`${fieldKey(label)}\0${value}`)) return { kind: 'field', id: null, fields: { label, value } }
    if (/^(?:priority|prioritas|target)$/i.test(label) && kept.openPoints.has(value))
      return { kind: 'open_point', id: null, fields: { text: `${label}: ${value}` } }
  }
  if (kept.rateCents !== null && hourlyCentsIn(text) === kept.rateCents)
    return { kind: 'field', id: null, fields: { label: 'Hourly rate', value: `${kept.rateCents / 100}` } }
  if (kept.steps.has(stripGlyphs(text))) return { kind: 'section', id: null, fields: { about: 'steps' } }
  return kept.conclusions.has(line) ? { kind: 'evidence', id: null, fields: { text: line } } : null
}
