import type { Run } from '../evidence'
import { runMentions } from '../figures/run-mentions'
import { ofText } from '../memory'

interface LabelWords {
  /** Labels by their own lower-case spelling. */
  labels: Map<string, string>
  /** Tokens that one label alone has, and that no text uses by chance. */
  tokens: Set<string>
}

/**
 * "100u" is a count with its unit, "r4", "v2" and "phase2" say a setting, a version of the product
 * or a part of the plan before they say a run.
 */
const setting =
  /^(?:\d+[a-z]?|[a-z]\d[a-z]?|[a-uw-z]\d+|(?:phase|week|tier|sprint|stage|step|day|part|batch|pool|http|page)\d+)$/
const letterAndDigit = /^(?=.*[a-z])(?=.*\d)[a-z0-9.]+$/

/** Runs are loaded once per assessment; their labels are taken apart once too. */
const wordsByRuns = new WeakMap<readonly Run[], LabelWords>()

function labelWords(runs: readonly Run[]): LabelWords {
  const known = wordsByRuns.get(runs)
  if (known !== undefined) return known
  const counts = new Map<string, number>()
  for (const { label } of runs) {
    for (const token of new Set(label.toLowerCase().split(/[_\s]+/))) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  const distinctive = [...counts].filter(
    ([token, count]) => count === 1 && letterAndDigit.test(token) && !setting.test(token),
  )
  const words = {
    labels: new Map(runs.map(({ label }) => [label.toLowerCase(), label])),
    tokens: new Set(distinctive.map(([token]) => token)),
  }
  wordsByRuns.set(runs, words)
  return words
}

/** Whole words outside paths, file names and version numbers; hyphens and underscores belong to a word. */
const word = /(?<![\w./[-])[A-Za-z0-9][\w-]*(?![\w-]|[./]\w|\.\d)/g

/** The words of a text that may name a run: in lower case, with their place. */
const wordsSaid = ofText('words-said', (text) =>
  [...text.matchAll(word)].map((match) => {
    const said = match[0].toLowerCase()
    return { said, index: match.index, mayBeLabel: /[_\d-]/.test(said) }
  }),
)

/** Names of runs at hand in order: whole labels ("nightly_soak"), or a token that only one has ("soak7" of "load_soak7_200u"). */
export function labelsMentioned(text: string, runs: readonly Run[]): { name: string; index: number }[] {
  const { labels, tokens } = labelWords(runs)
  return wordsSaid(text).flatMap(({ said, index, mayBeLabel }) => {
    const label = mayBeLabel ? labels.get(said) : undefined
    const name = label ?? (tokens.has(said) ? said : undefined)
    return name === undefined ? [] : [{ name, index }]
  })
}

/** All run names of a text in order: in the shape of a version ("v26b"), at hand or not, and those of labels at hand. */
export function mentionsAmong(text: string, runs: readonly Run[]): string[] {
  const versions = runMentions(text).map((name) => ({ name, index: text.indexOf(name) }))
  const found = [...versions, ...labelsMentioned(text, runs)].sort((a, b) => a.index - b.index)
  return [...new Set(found.map(({ name }) => name))]
}
