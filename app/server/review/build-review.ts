import type { Assessment, ProgramState } from '~/domain/assessment'
import { amongLatest, numberOf, sharedMemory } from '~/domain/memory'
import type { Instant } from '~/domain/place'
import type { SheetFacts } from '~/domain/review/facts'
import { reviewFacts } from '~/domain/review/review-facts'
import { reviewSpan, reviewWindow } from '~/domain/review/review-span'
import { noWork } from '~/domain/work/records'
import { trackerSnapshots } from '~/domain/work/trackers'
import { reportContext } from '~/reports/report-context'
import { targetFacts } from '~/reports/review/target-facts'
import { wordedFacts } from '~/reports/review/worded-facts'
import type { AssayDatabase } from '~db/client.server'
import { stateFingerprint } from '~db/queries/state-fingerprint'
import type { AssessedRequest } from '../context'
import { momentBefore, momentFor } from './moments'

const built = sharedMemory('reviews', () => new WeakMap<Assessment, Map<string, SheetFacts | null>>())

/**
 * The facts of a week's review as they are known at the moment that the page is of: the program at the
 * end of the week beside its beginning. null where the tracker has no such week. The same question
 * about the same assessment is answered from memory.
 */
export function buildReview(db: AssayDatabase, assessed: AssessedRequest, weekId: string): SheetFacts | null {
  return remembered(assessed.assessment, weekId, () => build(db, assessed, weekId))
}

/** Whether the question has been answered before. */
export function isBuilt(assessment: Assessment, weekId: string): boolean {
  return built.get(assessment)?.has(weekId) === true
}

export function remembered(assessment: Assessment, key: string, work: () => SheetFacts | null): SheetFacts | null {
  const known = built.get(assessment) ?? new Map<string, SheetFacts | null>()
  built.set(assessment, known)
  const found = known.get(key)
  if (found !== undefined) return found
  const facts = work()
  known.set(key, facts)
  return facts
}

function build(db: AssayDatabase, { assessment, input }: AssessedRequest, weekId: string): SheetFacts | null {
  const { tracker, settings, referenceAt } = assessment
  const week = tracker?.weeks.find(({ id }) => id === weekId)
  if (tracker === null || week === undefined) return null
  const span = reviewSpan(tracker, settings, weekId)
  const window = reviewWindow(span, referenceAt, settings.timezone)
  const asOf: Instant = window === null ? referenceAt : window.asOf
  const from = window === null ? asOf : window.from
  const work = input.state.work === undefined ? noWork : input.state.work
  const atEnd = momentFor(db, { program: settings.slug, asOf, work, weekId })
  const later = atEnd.assessment.tracker === null ? firstTrackerAt(input.state) : null
  const after = later === null ? atEnd : momentFor(db, { program: settings.slug, asOf: later, work, weekId })
  const { before, comparedWith } = momentBefore(db, { program: settings.slug, from, after, work })
  const moments = [after, before].map((moment) => (moment === null ? null : stateFingerprint(moment.state)))
  const key = JSON.stringify([settings.slug, weekId, numberOf(tracker), span, from, comparedWith, moments, input.link])
  return sameFacts(key, () => {
    const contexts = {
      after: reportContext(after.assessment, { state: after.state, link: input.link }),
      before: before === null ? null : reportContext(before.assessment, { state: before.state, link: input.link }),
    }
    const more = targetFacts(contexts, weekId)
    return wordedFacts(reviewFacts({ before, after, from, weekId, week, span, comparedWith, more }), contexts)
  })
}

/** The weeks of some programs. */
const keptFacts = 200
const factsByMoments = sharedMemory('review-facts', () => new Map<string, SheetFacts>())

/**
 * The facts of two moments at which everything stood as before: what is uploaded or stated today moves none
 * of last month's.
 */
function sameFacts(key: string, work: () => SheetFacts): SheetFacts {
  return amongLatest(factsByMoments, { key, most: keptFacts }, work)
}

/** A program whose first tracker came after the week is reviewed as that tracker found it. */
function firstTrackerAt(state: ProgramState): Instant | null {
  const [first] = trackerSnapshots(state)
  return first === undefined ? null : first.effectiveAt
}
