import type { Assessment } from '~/domain/assessment'
import { moment } from './dates'
import { countOf } from './format'
import { reportContext } from './report-context'
import type { ReportInput } from './types-common'

/** Whether a run may decide, and what people declared about that. */
export interface VoidReport {
  label: string
  short: string
  path: string
  sentence: string
  /** What declaring it void would touch. */
  effectText: string
  /** Number of the declaration that stands. */
  standing: number | null
  /** Newest first. */
  history: { key: string; text: string; reason: string }[]
}

/** null where the program has no such run. */
export function voidReport(assessment: Assessment, input: ReportInput, label: string): VoidReport | null {
  const context = reportContext(assessment, input)
  if (context.run(label) === undefined) return null
  const own = input.state.invalidations.filter(({ run }) => run === label)
  const standing = own.find(({ withdrawnAt }) => withdrawnAt === undefined || withdrawnAt === null)
  const decides = assessment.tiers.flatMap(({ criteria }) => criteria).filter(({ run }) => run === label).length
  const at = (instant: string) => moment(instant, context.timezone).text
  return {
    label,
    short: context.short(label),
    path: `/evidence/${encodeURIComponent(label)}`,
    sentence:
      standing === undefined
        ? `The run counts: it decides ${countOf(decides, 'criterion')} now.`
        : `Void since ${at(standing.at)}, declared by ${standing.by}: it decides nothing, and stays visible.`,
    effectText: `It decides ${countOf(decides, 'criterion')} now. Void, it decides none; signatures that rest on it become suspect.`,
    standing: standing === undefined || standing.id === undefined ? null : standing.id,
    history: own.toReversed().map(({ id, by, at: since, reason, withdrawnAt }) => ({
      key: `${id} ${since}`,
      reason,
      text: `declared void by ${by}, ${at(since)}${withdrawnAt === undefined || withdrawnAt === null ? '' : `; taken back ${at(withdrawnAt)}`}`,
    })),
  }
}
