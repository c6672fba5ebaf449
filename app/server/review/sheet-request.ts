import { findWeekId } from '~/domain/find-week'
import type { IsoDay } from '~/domain/place'
import { versionsOf } from '~/domain/review/due-sheets'
import type { SheetFacts } from '~/domain/review/facts'
import { isDay } from '~/domain/review/review-span'
import { type ReportContext, reportContext } from '~/reports/report-context'
import { type SheetPage, sheetPage } from '~/reports/review/sheet-page'
import { findProgram } from '~db/queries/programs'
import { latestDraft } from '~db/queries/sheets'
import { actingOf } from '../acts/acting'
import type { AssayContext, AssessedRequest } from '../context'
import { notFound } from '../not-found'
import { buildReview } from './build-review'
import { buildStandup } from './build-standup'

/** Which sheet an address names: a week by its parameter, or a day. */
export type SheetAddress = { kind: 'week'; week: string } | { kind: 'day'; day: IsoDay }

/** Today's figures of the sheet that an address names; throws the 404 that the error page explains. */
export function factsFor(context: AssayContext, assessed: AssessedRequest, address: SheetAddress): SheetFacts {
  if (address.kind === 'week') {
    const { tracker } = assessed.assessment
    const weekId = findWeekId(tracker === null ? [] : tracker.weeks, address.week)
    const facts = buildReview(context.db, assessed, weekId)
    if (facts === null) throw notFound('week', address.week)
    return facts
  }
  const facts = isDay(address.day) ? buildStandup(context.db, assessed, address.day) : null
  if (facts === null) throw notFound('day that has begun', address.day)
  return facts
}

export interface AskedSheet {
  assessed: AssessedRequest
  report: ReportContext
  facts: SheetFacts
  page: SheetPage
}

/** The sheet as the address asks for it: the latest version, one by number, or today's figures. */
export function askedSheet(context: AssayContext, request: Request, address: SheetAddress): AskedSheet {
  const assessed = context.assess(request)
  const facts = factsFor(context, assessed, address)
  const report = reportContext(assessed.assessment, assessed.input)
  const query = new URL(request.url).searchParams
  const acting = actingOf(context, request)
  const program = findProgram(context.db, { slug: assessed.assessment.settings.slug })
  const page = sheetPage({
    context: report,
    live: facts,
    versions: versionsOf(assessed.input.state, facts.sheet),
    draft: program === null ? null : latestDraft(context.db, { programId: program.id, sheet: facts.sheet }),
    mayWrite: acting.deeds.includes('write_review') && acting.nowHref === null,
    version: numberOf(query.get('version')),
    writing: query.get('write') !== null,
    href: (asked = {}) =>
      address.kind === 'week' ? report.href.review(facts.sheet, asked) : report.href.standup(address.day, asked),
  })
  if (page === null) throw notFound('version', String(query.get('version')))
  return { assessed, report, facts, page }
}

function numberOf(text: string | null): number | null {
  if (text === null || text === '') return null
  return /^\d{1,6}$/.test(text) ? Number(text) : -1
}
