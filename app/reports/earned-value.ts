import { type EarnedValue, earnedValue } from '~/domain/work/earned-value'
import { once } from './once'
import type { ReportContext } from './report-context'

/** Earned value of a context, worked out once. */
export function earnedValueOf(context: ReportContext): EarnedValue {
  return once(context, 'earned-value', () => earnedValue(context.input.state, context.assessment))
}
