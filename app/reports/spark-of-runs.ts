import type { RunJudgement } from '~/domain/assessment'
import type { Rule } from '~/domain/rules'
import { type SparkInput, sparkline } from './geometry'
import { verdictSigns } from './glyphs'
import { figureText, judgementTainted } from './judgement-view'
import type { JudgedContext } from './report-context'
import type { Sparkline } from './types-common'

interface SparkOfRuns {
  context: JudgedContext
  rule: Rule | null
  history: readonly RunJudgement[]
  deciding: string | null
  limit: number | null
  /** What the drawing says in words: how many runs gave a figure, the latest run's name and figure. */
  words: (shown: number, latest: { short: string; text: string }) => string
}

/** A hand's breadth shows no more of them. */
const mostDots = 150

/** The latest runs that gave a figure, as dots beside the limit; null where none did. */
export function sparkOfRuns({ context, rule, history, deciding, limit, words }: SparkOfRuns): Sparkline | null {
  const measured = history.filter((judgement) => judgement.measured !== null).slice(-mostDots)
  const latest = measured.at(-1)
  if (latest === undefined) return null
  const dots = measured.map((judgement): SparkInput => {
    return {
      value: judgement.measured!.value,
      run: judgement.run,
      tainted: judgementTainted(context, judgement),
      deciding: judgement.run === deciding,
      token: verdictSigns[judgement.verdict].token,
    }
  })
  const text = figureText(latest.measured!, rule)
  return sparkline(dots, limit, words(dots.length, { short: context.short(latest.run), text }))
}
