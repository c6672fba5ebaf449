import type { Risk } from '../plan'

/**
 * Where a risk stands in its document's own matrix. Documents say probability and impact in words
 * ("Low", "Very high", "Unlikely", "Severe") or numbers ("2", "4/5"); three or five steps are
 * understood, everything else is left without a place, with the reason.
 */
export type ScaleSteps = 3 | 5

/** Why no risk of a document has a place. */
export const scaleTroubles = ['beyond_five', 'words_and_numbers', 'nothing_stated'] as const
export type ScaleTrouble = (typeof scaleTroubles)[number]

export type RiskScale =
  /** `topUnseen`: numbers up to three only, which might as well be the lower steps of five. */
  { steps: ScaleSteps; kind: 'words' | 'numbers'; topUnseen: boolean } | { steps: null; trouble: ScaleTrouble }

/** Why one risk has no place in a matrix that others have one in. */
export const unplacedReasons = ['not_stated', 'not_understood', 'between_two', 'scale_unknown'] as const
export type UnplacedReason = (typeof unplacedReasons)[number]

export type RiskSpot =
  /** 1 is the lowest step; `weight` is their product. */
  | { placed: true; probability: number; impact: number; weight: number }
  | { placed: false; reason: UnplacedReason; axis: 'probability' | 'impact'; words: string | null }

type Reading =
  | { kind: 'words' | 'numbers'; in3: number | null; in5: number | null; of: number | null }
  | { kind: 'beyond' }
  | { kind: 'between' }
  | { kind: 'unknown' }

/** Step of three, step of five. Words that go beyond "high" or below "low" belong to five steps. */
const steps: [RegExp, number | null, number][] = [
  [
    /^(?:very low|extremely low|minimal|rare|remote|very unlikely|negligible|insignificant|trivial|none|sangat rendah|sehr (?:niedrig|gering))$/,
    null,
    1,
  ],
  [/^(?:low|unlikely|minor|small|improbable|rendah|kecil|niedrig|gering|unwahrscheinlich)$/, 1, 2],
  [/^(?:medium|med|moderate|possible|average|sedang|menengah|mittel|moderat|möglich)$/, 2, 3],
  [/^(?:high|likely|probable|major|significant|serious|tinggi|besar|hoch|wahrscheinlich)$/, 3, 4],
  [
    /^(?:very high|extremely high|very likely|almost certain|certain|critical|severe|catastrophic|extreme|sangat tinggi|kritis|sehr hoch|kritisch)$/,
    null,
    5,
  ],
]

function readValue(text: string): Reading {
  const plain = text
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}/%.,–-]+/gu, ' ')
    .trim()
  const number = /^(\d+)(?:\s*(?:\/|of|von|dari)\s*(\d+))?$/.exec(plain)
  if (number !== null) return readNumber(Number(number[1]), number[2] === undefined ? null : Number(number[2]))
  const found = steps.find(([words]) => words.test(plain))
  if (found !== undefined) return { kind: 'words', in3: found[1], in5: found[2], of: null }
  const parts = plain.split(/\s*(?:\/|[-–]|\bto\b|\bbis\b|\bor\b)\s*/)
  const isStep = (part: string) => /^\d$/.test(part) || steps.some(([words]) => words.test(part))
  return parts.length === 2 && parts.every(isStep) ? { kind: 'between' } : { kind: 'unknown' }
}

function readNumber(value: number, of: number | null): Reading {
  if (value > 5 || (of !== null && of > 5)) return { kind: 'beyond' }
  if (value < 1 || (of !== null && of !== 3 && of !== 5) || (of !== null && value > of)) return { kind: 'unknown' }
  return { kind: 'numbers', in3: value <= 3 && of !== 5 ? value : null, in5: of === 3 ? null : value, of }
}

/** The scale that all stated values of a document share. */
export function scaleOf(risks: readonly Risk[]): RiskScale {
  const texts = risks.flatMap(({ probability, impact }) => [probability, impact]).filter((text) => text !== null)
  const read = texts.map(readValue)
  if (read.some(({ kind }) => kind === 'beyond')) return { steps: null, trouble: 'beyond_five' }
  const known = read.flatMap((one) => (one.kind === 'words' || one.kind === 'numbers' ? [one] : []))
  const [first] = known
  if (first === undefined) return { steps: null, trouble: 'nothing_stated' }
  if (known.some(({ kind }) => kind !== first.kind)) return { steps: null, trouble: 'words_and_numbers' }
  const [needsFive, needsThree] = [known.some(({ in3 }) => in3 === null), known.some(({ in5 }) => in5 === null)]
  if (needsFive && needsThree) return { steps: null, trouble: 'words_and_numbers' }
  const unsaid = known.every(({ of }) => of === null)
  return { steps: needsFive ? 5 : 3, kind: first.kind, topUnseen: !needsFive && first.kind === 'numbers' && unsaid }
}

/** A risk's place in the matrix of its document's scale. */
export function spotOf({ probability, impact }: Pick<Risk, 'probability' | 'impact'>, scale: RiskScale): RiskSpot {
  const [first, second] = [levelOf(probability, scale), levelOf(impact, scale)]
  if (typeof first !== 'number') return { placed: false, reason: first, axis: 'probability', words: probability }
  if (typeof second !== 'number') return { placed: false, reason: second, axis: 'impact', words: impact }
  return { placed: true, probability: first, impact: second, weight: first * second }
}

function levelOf(text: string | null, scale: RiskScale): number | UnplacedReason {
  if (text === null || text.trim() === '') return 'not_stated'
  if (scale.steps === null) return 'scale_unknown'
  const read = readValue(text)
  if (read.kind === 'between') return 'between_two'
  if (read.kind === 'beyond' || read.kind === 'unknown') return 'not_understood'
  const level = scale.steps === 3 ? read.in3 : read.in5
  return level === null ? 'not_understood' : level
}
