import { metricSlug } from '~/domain/figures/metric-name'
import { readQuantities } from '~/domain/figures/quantity'
import type { Place } from '~/domain/place'
import type { Target } from '~/domain/plan'
import { inferRule } from '~/domain/rules'

/** Sentence for the rule grammar: the metric's name beside its limit. */
function inferred(metricText: string, text: string): string | null {
  return inferRule(`${metricText} ${text}`)?.rule ?? null
}

/** ">7.5/10". */
const score = /\d(?:\.\d+)?\s*\/\s*\d+/

/** A target of a metric at a step; none where the text states no number ("Unknown"). */
export function makeTarget(metricText: string, step: string, text: string, place: Place): Target[] {
  const quantity = readQuantities(text)[0]
  if (quantity === undefined && !score.test(text)) return []
  const name = metricText
    .replace(/[*`]/g, '')
    .replace(/^\s*(?:test|verify|measure|achieve|ensure|check)\s+(?=\w+\s)/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const slug = metricSlug(quantity?.unit === 'ratio' ? `${name} %` : name).replace(/-%$/, '')
  return [
    {
      metric: slug,
      metricText: name,
      step,
      text: text.trim(),
      rule: step === 'baseline' ? null : inferred(name, text),
      place,
    },
  ]
}
