import type { Assessment } from '~/domain/assessment'
import type { Place } from '~/domain/place'
import {
  type CommitmentState,
  commitmentStates,
  type JudgedDeliverable,
  type JudgedMilestone,
  judgeDeliverables,
  judgeMilestones,
} from '~/domain/work/commitments'
import { byRank, claimView } from './claim-view'
import { proofView } from './commitment-proofs'
import { formatDay } from './dates'
import { formatCount } from './format'
import { commitmentReasons, commitmentTexts, commitmentWords } from './messages/commitments'
import { type ReportContext, reportContext } from './report-context'
import { placeChip } from './sources'
import type { CommitmentsReport, CommitmentView } from './types-commitments'
import type { ClaimView, Hallmark, ReportInput } from './types-common'

export interface CommitmentsFilter {
  state: CommitmentState | null
  week: string | null
}

/** What an address asks of the list; anything it does not know asks for nothing. */
export function commitmentsFilter(parameters: Pick<URLSearchParams, 'get'>): CommitmentsFilter {
  const state = commitmentStates.find((one) => one === parameters.get('state'))
  return { state: state === undefined ? null : state, week: parameters.get('week') }
}

/** `/milestones`: each with claim, proof and reward. */
export function milestonesReport(
  assessment: Assessment,
  input: ReportInput,
  filter: CommitmentsFilter,
): CommitmentsReport {
  const context = reportContext(assessment, input)
  const views = judgeMilestones(input.state, assessment).map((judged, at) => {
    const { milestone } = judged
    const { achievedOn, reward, ticked, text, weekId, place, id } = milestone
    return {
      ...common(context, { judged, at, item: { id, text, ticked, weekId, place, words: text } }),
      achievedText: achievedOn === null ? null : `said to be reached ${formatDay(achievedOn)}`,
      reward,
      note: null,
    }
  })
  return reportOf(context, views, { kind: 'milestone', filter })
}

/** `/deliverables`: each with claim and proof. */
export function deliverablesReport(
  assessment: Assessment,
  input: ReportInput,
  filter: CommitmentsFilter,
): CommitmentsReport {
  const context = reportContext(assessment, input)
  const views = judgeDeliverables(input.state, assessment).map((judged, at) => {
    const { id, text, note, ticked, weekId, place } = judged.deliverable
    const words = note === null ? text : `${text} - ${note}`
    return {
      ...common(context, { judged, at, item: { id, text, ticked, weekId, place, words } }),
      achievedText: null,
      reward: null,
      note,
    }
  })
  return reportOf(context, views, { kind: 'deliverable', filter })
}

interface Item {
  id: string
  text: string
  ticked: boolean
  weekId: string | null
  place: Place
  words: string
}

interface Shown {
  judged: JudgedMilestone | JudgedDeliverable
  at: number
  item: Item
}

function common(context: ReportContext, { judged: { state, proofs, claims, dueOn }, at, item }: Shown) {
  const { id, text, ticked, weekId, place, words } = item
  const source = placeChip(context, place)
  const due = dueOn === null ? null : formatDay(dueOn)
  const reasonText = commitmentReasons[state](due)
  return {
    id,
    anchor: `item-${id.replace(/[^\p{L}\p{N}]+/gu, '-')}`,
    order: at + 1,
    text,
    claim: { words: ticked ? `ticked: ${words}` : 'not ticked', done: ticked, source },
    state,
    rank: commitmentStates.indexOf(state),
    mark: stateMark(state, reasonText),
    reasonText,
    proofs: proofs.map((proof) => proofView(context, proof)),
    claims: claims.toSorted(byRank).map((claim) => named(claimView(context, claim))),
    week: weekId === null ? null : { id: weekId, title: context.weekTitle(weekId), href: context.href.week(weekId) },
    dueOn,
    dueText: due === null ? 'not known' : due,
    source,
    attachHref: weekId === null ? null : context.href.week(weekId),
  }
}

/** The claim of a week that is called done over this says which week. */
function named(claim: ClaimView): ClaimView {
  return claim.kind !== 'week' ? claim : { ...claim, sentence: `${claim.subjectText.split(':')[0]}: ${claim.sentence}` }
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const signs = {
  contradicted: { glyph: '✕', token: 'not-met', solid: true },
  overdue: { glyph: '◷', token: 'inconclusive', solid: true },
  unproven: { glyph: '○', token: 'no-evidence', solid: true },
  open: { glyph: '○', token: 'secondary', solid: false },
  unclaimed: { glyph: '+', token: 'waived', solid: true },
  proven: { glyph: '◆', token: 'met', solid: true },
} satisfies Record<CommitmentState, Pick<Hallmark, 'glyph' | 'token' | 'solid'>>

function stateMark(state: CommitmentState, reason: string): Hallmark {
  const word = commitmentWords[state]
  return { ...signs[state], word, hatched: false, title: `${word}: ${reason}` }
}

function reportOf(
  context: ReportContext,
  views: CommitmentView[],
  { kind, filter }: { kind: CommitmentsReport['kind']; filter: CommitmentsFilter },
): CommitmentsReport {
  const href = (query: Record<string, string | null>) =>
    kind === 'milestone' ? context.href.milestones(query) : context.href.deliverables(query)
  const count = (state: CommitmentState) => views.filter((view) => view.state === state).length
  const present = commitmentStates.filter((state) => count(state) > 0)
  const inWeek = views.filter(({ week }) => filter.week === null || week?.id === filter.week)
  const weekIds = [...new Set(views.flatMap(({ week }) => (week === null ? [] : [week.id])))]
  const all = { label: 'All', count: views.length, href: href({ week: filter.week }), on: filter.state === null }
  return {
    kind,
    summary: present.map((state) => `${formatCount(count(state))} ${commitmentWords[state]}`).join(', '),
    tabs: [
      all,
      ...present.map((state) => ({
        label: capital(commitmentWords[state]),
        count: count(state),
        href: href({ state, week: filter.week }),
        on: filter.state === state,
      })),
    ],
    weeks: weekIds.map((id) => ({
      value: id,
      label: context.weekTitle(id).split(':')[0] as string,
      href: href({ state: filter.state, week: filter.week === id ? null : id }),
      count: views.filter(({ week }) => week?.id === id).length,
      on: filter.week === id,
    })),
    items: inWeek.filter(({ state }) => filter.state === null || state === filter.state),
    csvHref: context.href.tableFile(`${kind}s`),
    emptyText: views.length === 0 ? commitmentTexts[kind].empty : null,
  }
}
