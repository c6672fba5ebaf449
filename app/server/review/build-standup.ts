import { dayOf, endOfDay, startOfDay, timeOf } from '~/domain/calendar'
import type { Instant, IsoDay } from '~/domain/place'
import type { SheetFacts } from '~/domain/review/facts'
import { dayBeside } from '~/domain/review/review-span'
import { standupFacts } from '~/domain/review/standup-facts'
import { noWork } from '~/domain/work/records'
import { reportContext } from '~/reports/report-context'
import { wordedFacts } from '~/reports/review/worded-facts'
import type { AssayDatabase } from '~db/client.server'
import type { AssessedRequest } from '../context'
import { remembered } from './build-review'
import { momentBefore, momentFor } from './moments'

/** The facts of a day's stand-up; null for a day that has not begun at the moment that the page is of. */
export function buildStandup(db: AssayDatabase, assessed: AssessedRequest, day: IsoDay): SheetFacts | null {
  return remembered(assessed.assessment, `day ${day}`, () => build(db, assessed, day))
}

function build(db: AssayDatabase, { assessment, input }: AssessedRequest, day: IsoDay): SheetFacts | null {
  const { settings, asOf } = assessment
  const { slug: program, timezone } = settings
  const from = startOfDay(dayBeside(day, -1), timezone)
  if (day > dayOf(asOf, timezone)) return null
  const work = input.state.work === undefined ? noWork : input.state.work
  const until = (at: Instant) => (timeOf(at) < timeOf(asOf) ? at : asOf)
  const today = momentFor(db, { program, asOf: until(endOfDay(day, timezone)), work, weekId: null })
  const after = momentFor(db, { program, asOf: endOfDay(dayBeside(day, -1), timezone), work, weekId: null })
  const { before, comparedWith } = momentBefore(db, { program, from, after, work })
  const contextOf = ({ assessment: judged, state }: typeof today) => reportContext(judged, { state, link: input.link })
  const yesterday = { before, after, from, weekId: null }
  const facts = standupFacts({ day, yesterday, today, comparedWith })
  return wordedFacts(facts, {
    after: contextOf(after),
    before: before === null ? null : contextOf(before),
    now: contextOf(today),
  })
}
