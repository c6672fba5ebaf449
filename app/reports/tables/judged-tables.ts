import { criterionFingerprint } from '~/domain/acts/fingerprint'
import { noActs, type RecordedActs, type SignOff, type Waiver } from '~/domain/acts/records'
import { waiverState } from '~/domain/acts/waivers'
import type { JudgedCriterion, JudgedTier, RunJudgement } from '~/domain/assessment'
import { timeOf } from '~/domain/calendar'
import type { Attestation } from '~/domain/program'
import { type AttachedProof, type CostEntry, noWork, type PublishedSheet, type RiskLink } from '~/domain/work/records'
import { plainText } from '../format'
import { claimsJson } from '../json'
import type { ClaimsJson } from '../json-schemas'
import { factsOfCriterion, judgementSentence } from '../judgement-view'
import { reasonSentence } from '../messages/reasons'
import type { ReportContext } from '../report-context'
import { placeColumns } from './place-columns'
import { column, defineTable } from './table'

interface CriterionRow {
  judged: JudgedCriterion
  tier: JudgedTier
  sentence: string
}

export const tiersTable = defineTable<JudgedTier>({
  name: 'tiers',
  page: (href) => href.tiers(),
  rows: ({ context }) => context.assessment.tiers,
  columns: [
    column('id', 'Id', ({ tier }) => tier.id),
    column('title', 'Tier', ({ tier }) => tier.title),
    column('state', 'Computed state', ({ state }) => state, 'word'),
    column('claimed_done', 'Claimed done', ({ claimedDone }) => claimedDone, 'yes_no', 'not_stated'),
    column('criteria', 'Criteria', ({ criteria }) => criteria.length, 'count'),
    column('met', 'Met', ({ criteria }) => criteria.filter(({ verdict }) => verdict === 'met').length, 'count'),
    column('goal', 'Goal', ({ tier }) => tier.goal, 'text', 'not_stated'),
    ...placeColumns<JudgedTier>(({ tier }) => tier.place),
  ],
})

export const criteriaTable = defineTable<CriterionRow>({
  name: 'criteria',
  page: (href) => href.tiers(),
  rows: ({ context }) =>
    context.assessment.tiers.flatMap((tier) =>
      tier.criteria.map((judged) => ({
        judged,
        tier,
        sentence: plainText(reasonSentence(judged.reason, factsOfCriterion(context, judged))),
      })),
    ),
  columns: [
    column('id', 'Id', ({ judged }) => judged.criterion.id),
    column('tier', 'Tier', ({ tier }) => tier.tier.title),
    column('text', 'Criterion', ({ judged }) => judged.criterion.text),
    column('ticked', 'Ticked', ({ judged }) => judged.criterion.ticked, 'yes_no', 'there_is_none'),
    column('rule', 'Rule', ({ judged }) => judged.rule, 'text', 'not_stated'),
    column('rule_origin', 'Rule from', ({ judged }) => judged.origin, 'word'),
    column('verdict', 'Verdict', ({ judged }) => judged.verdict, 'word'),
    column('underlying', 'Under a waiver', ({ judged }) => judged.underlying, 'word'),
    column('measured', 'Measured', ({ judged }) => judged.measured?.value ?? null, 'varies', 'not_measured'),
    column('low', 'At least', ({ judged }) => finite(judged.measured?.low), 'varies', 'not_measured'),
    column('high', 'At most', ({ judged }) => finite(judged.measured?.high), 'varies', 'not_measured'),
    column('measured_unit', 'Unit', ({ judged }) => judged.measured?.unit ?? null, 'word', 'not_measured'),
    column('samples', 'Samples', ({ judged }) => judged.samples, 'count', 'not_measured'),
    column('run', 'Deciding run', ({ judged }) => judged.run, 'text', 'there_is_none'),
    column('reason_code', 'Reason code', ({ judged }) => judged.reason, 'word'),
    column('reason', 'Reason', ({ sentence }) => sentence),
    ...placeColumns<CriterionRow>(({ judged }) => judged.criterion.place),
  ],
})

interface HistoryRow {
  judged: JudgedCriterion
  judgement: RunJudgement
  at: string | null
  sentence: string
}

export const verdictsTable = defineTable<HistoryRow>({
  name: 'verdict-history',
  page: (href) => href.tiers(),
  rows: ({ context }) =>
    context.assessment.tiers.flatMap(({ criteria }) =>
      criteria.flatMap((judged) =>
        judged.history.map((judgement) => ({
          judged,
          judgement,
          at: context.run(judgement.run)?.effectiveAt ?? null,
          sentence: plainText(judgementSentence(context, judged.rule, judgement)),
        })),
      ),
    ),
  columns: [
    column('criterion', 'Criterion', ({ judged }) => judged.criterion.id),
    column('run', 'Run', ({ judgement }) => judgement.run),
    column('effective_at', 'Measured at', ({ at }) => at, 'time', 'unknown'),
    column('verdict', 'Verdict', ({ judgement }) => judgement.verdict, 'word'),
    column('measured', 'Measured', ({ judgement }) => judgement.measured?.value ?? null, 'varies', 'not_measured'),
    column('measured_unit', 'Unit', ({ judgement }) => judgement.measured?.unit ?? null, 'word', 'not_measured'),
    column('samples', 'Samples', ({ judgement }) => judgement.samples, 'count', 'not_measured'),
    column('deciding', 'Decides', ({ judged, judgement }) => judged.run === judgement.run, 'yes_no'),
    column('reason_code', 'Reason code', ({ judgement }) => judgement.reason, 'word'),
    column('reason', 'Reason', ({ sentence }) => sentence),
  ],
})

export const claimsTable = defineTable<ClaimsJson[number]>({
  name: 'claims',
  page: (href) => href.claims(),
  rows: ({ context }) => claimsJson(context),
  columns: [
    column('class', 'Class', (claim) => claim.class, 'word'),
    column('kind', 'About', ({ kind }) => kind, 'word'),
    column('subject', 'Subject', ({ subject }) => subject),
    column('text', 'Claim', ({ text }) => text),
    column('says', 'Evidence says', ({ says }) => says),
    column('evidence', 'Evidence', ({ evidence }) => evidence, 'text', 'there_is_none'),
    column('tainted', 'Tainted run', ({ tainted }) => tainted, 'yes_no'),
    column('document', 'Document', ({ document }) => document),
    column('line', 'Line', ({ line }) => line, 'line', 'there_is_none'),
  ],
})

function actsOf(context: ReportContext): RecordedActs {
  return context.input.state.acts ?? noActs
}

const workOf = (context: ReportContext) => context.input.state.work ?? noWork

interface WaiverRow {
  waiver: Waiver
  state: string
}

export const waiversTable = defineTable<WaiverRow>({
  name: 'waivers',
  page: (href) => href.waivers(),
  rows: ({ context }) =>
    actsOf(context)
      .waivers.map((waiver) => {
        const judged = context.criterion(waiver.criterionId)?.criterion
        const fingerprint = judged === undefined ? null : criterionFingerprint(judged, context.assessment.settings)
        return { waiver, state: waiverState(waiver, context.assessment.asOf, fingerprint) }
      })
      .toSorted((a, b) => timeOf(b.waiver.at) - timeOf(a.waiver.at)),
  columns: [
    column('id', 'Number', ({ waiver }) => waiver.id, 'count'),
    column('criterion', 'Criterion', ({ waiver }) => waiver.criterionId),
    column('state', 'State', ({ state }) => state, 'word'),
    column('reason', 'Reason', ({ waiver }) => waiver.reason),
    column('by', 'Asked for by', ({ waiver }) => waiver.by),
    column('at', 'Asked at', ({ waiver }) => waiver.at, 'time'),
    column('expires_at', 'Expires', ({ waiver }) => waiver.expiresAt, 'time'),
    column(
      'decisions',
      'Decided',
      ({ waiver }) =>
        waiver.decisions.length === 0
          ? null
          : waiver.decisions.map(({ kind, by, at }) => `${kind} by ${by}, ${at}`).join('; '),
      'text',
      'not_yet',
    ),
  ],
})

export const signOffsTable = defineTable<SignOff>({
  name: 'sign-offs',
  page: (href) => href.signOffs(),
  rows: ({ context }) => actsOf(context).signOffs.toReversed(),
  columns: [
    column('id', 'Number', ({ id }) => id, 'count'),
    column('tier', 'Tier', ({ tierId }) => tierId),
    column('role', 'Role', ({ role }) => role, 'word'),
    column('by', 'By', ({ by }) => by),
    column('at', 'At', ({ at }) => at, 'time'),
    column('meaning', 'Meaning', ({ meaning }) => meaning, 'word'),
    column('note', 'Note', ({ note }) => note, 'text', 'there_is_none'),
    column('pack_sha256', 'Pack', ({ packHash }) => packHash),
    column('replaces', 'Replaces', ({ replaces }) => replaces, 'count', 'there_is_none'),
  ],
})

export const attestationsTable = defineTable<Attestation>({
  name: 'attestations',
  page: (href) => href.attestations(),
  rows: ({ context }) => context.input.state.attestations.toSorted((a, b) => timeOf(b.at) - timeOf(a.at)),
  columns: [
    column('subject', 'States', ({ subject }) => subject),
    column('by', 'By', ({ by }) => by),
    column('at', 'At', ({ at }) => at, 'time'),
    column('note', 'Note', ({ note }) => note, 'text', 'there_is_none'),
    column('file', 'File', ({ file }) => file?.name ?? null, 'text', 'there_is_none'),
    column('revoked_at', 'Taken back', ({ revokedAt }) => revokedAt, 'time', 'not_yet'),
  ],
})

export const proofsTable = defineTable<AttachedProof>({
  name: 'proofs',
  page: (href) => href.weeks(),
  rows: ({ context }) => workOf(context).proofs,
  columns: [
    column('id', 'Number', ({ id }) => id, 'count'),
    column('subject', 'Of', ({ subject }) => subject, 'word'),
    column('subject_id', 'Id', ({ subjectId }) => subjectId),
    column('subject_text', 'Text', ({ subjectText }) => subjectText),
    column('kind', 'Kind', ({ kind }) => kind, 'word'),
    column('value', 'Proof', ({ value }) => value),
    column('sha256', 'SHA-256', ({ sha256 }) => sha256, 'text', 'there_is_none'),
    column('note', 'Note', ({ note }) => note, 'text', 'there_is_none'),
    column('by', 'By', ({ by }) => by),
    column('at', 'At', ({ at }) => at, 'time'),
    column('withdrawn_at', 'Taken back', ({ withdrawnAt }) => withdrawnAt, 'time', 'not_yet'),
  ],
})

export const costEntriesTable = defineTable<CostEntry>({
  name: 'cost-entries',
  page: (href) => href.costs(),
  rows: ({ context }) => workOf(context).costs,
  columns: [
    column('id', 'Number', ({ id }) => id, 'count'),
    column('week', 'Week', ({ weekId }) => weekId),
    column('day', 'Day', ({ day }) => day, 'day', 'not_stated'),
    column('minutes', 'Time', ({ minutes }) => minutes, 'minutes', 'not_recorded'),
    column('cents', 'Cost', ({ cents }) => cents, 'cents', 'not_recorded'),
    column('note', 'Note', ({ note }) => note, 'text', 'there_is_none'),
    column('by', 'By', ({ by }) => by),
    column('at', 'At', ({ at }) => at, 'time'),
    column('replaces', 'Replaces', ({ replaces }) => replaces, 'count', 'there_is_none'),
  ],
})

export const riskLinksTable = defineTable<RiskLink>({
  name: 'risk-links',
  page: (href) => href.risks(),
  rows: ({ context }) => workOf(context).riskLinks,
  columns: [
    column('risk', 'Risk', ({ riskId }) => riskId),
    column('criterion', 'Criterion', ({ criterionId }) => criterionId),
    column('kind', 'Kind', ({ kind }) => kind, 'word'),
    column('note', 'Note', ({ note }) => note, 'text', 'there_is_none'),
    column('by', 'By', ({ by }) => by),
    column('at', 'At', ({ at }) => at, 'time'),
  ],
})

export const sheetsTable = defineTable<PublishedSheet>({
  name: 'reviews',
  page: (href) => href.reviews(),
  rows: ({ context }) => workOf(context).sheets,
  columns: [
    column('sheet', 'Sheet', ({ sheet }) => sheet),
    column('version', 'Version', ({ version }) => version, 'count'),
    column('colour', 'Colour chosen', ({ colour }) => colour, 'word', 'not_stated'),
    column('as_of', 'As of', ({ asOf }) => asOf, 'time'),
    column('by', 'Published by', ({ by }) => by),
    column('at', 'Published at', ({ at }) => at, 'time'),
    column('facts_sha256', 'Facts', ({ factsHash }) => factsHash),
  ],
})

/** An end that is not known is empty, as infinity has no place in a file. */
function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value
}
