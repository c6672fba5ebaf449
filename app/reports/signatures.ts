import type { SignOff } from '~/domain/acts/records'
import { approvalsOf } from '~/domain/acts/signatures'
import type { JudgedSignature } from '~/domain/acts/signed-tier'
import type { Assessment, JudgedTier } from '~/domain/assessment'
import { isSignature } from '~/domain/criteria/tier-state'
import { moment } from './dates'
import { differenceViews } from './differences'
import { countOf } from './format'
import { tierMark, verdictMark } from './glyphs'
import { signOffTexts } from './messages/act-pages'
import { meaningWords, refusalSentences } from './messages/acts'
import { packView } from './pack-view'
import { type JudgedContext, reportContext } from './report-context'
import { criterionText, dayText, listed, rolesOf, signaturesOf, signaturesText, sinceText } from './signature-words'
import { tierTitle } from './tier-words'
import type { LaterView, PackView, RoleLine, SignaturePanel, SignatureView } from './types-acts'
import type { Hallmark, ReportInput } from './types-common'

/** Everything about the signatures of one tier. */
export function signaturePanel(context: JudgedContext, tier: JudgedTier): SignaturePanel {
  const { id } = tier.tier
  const history = recordsOf(context, id)
  const text = signaturesText(context, tier)
  const state = tier.unsignedState === undefined ? tier.state : tier.unsignedState
  const held = state === 'blocked' || state === 'error' || state === 'unproven' ? state : null
  return {
    tierId: id,
    roles: rolesOf(tier).map((role) => roleLine(context, tier, role)),
    sentence: text === null ? 'Nobody has to sign this tier.' : text,
    blockedText: held === null ? null : refusalSentences[`tier_${held}`](),
    blockersText: signOffTexts.blockers,
    blockers:
      held === null
        ? []
        : tier.criteria
            .filter((one) => !isSignature(one) && blocks.has(one.verdict))
            .map((one) => ({
              text: one.criterion.text,
              href: context.href.criterion(one.criterion.id),
              mark: verdictMark(one.verdict, ''),
            })),
    current: history.filter((one) => one.current),
    history,
    signHref: context.href.sign(id),
  }
}

const blocks = new Set(['not_met', 'error', 'no_evidence', 'stale', 'inconclusive'])

function roleLine(context: JudgedContext, tier: JudgedTier, role: string): RoleLine {
  const own = signaturesOf(tier).filter(({ signOff }) => signOff.role === role)
  const standing = own.map(({ signOff }) => signOff)
  const approval = approvalsOf(standing, role).at(-1)
  const rejection = standing.find(({ meaning }) => meaning === 'reject')
  if (approval !== undefined) {
    const judged = own.find(({ signOff }) => signOff === approval) as JudgedSignature
    return { role, mark: signatureMark(judged, true), text: `${approval.by}, ${dayText(context, approval.at)}` }
  }
  if (rejection !== undefined)
    return {
      role,
      mark: stamp('✕', 'rejected', 'not-met', rejection.note),
      text: `${rejection.by}, ${dayText(context, rejection.at)}`,
    }
  return { role, mark: stamp('○', 'open', 'no-evidence', 'nobody has signed in this role'), text: 'nobody yet' }
}

/** Every signature and withdrawal of a program, newest first. */
export function signOffRows(assessment: Assessment, input: ReportInput): SignatureView[] {
  return recordsOf(reportContext(assessment, input), null)
}

/** One record by its number; null where the program has none such. */
export function signOffById(assessment: Assessment, input: ReportInput, id: number): SignatureView | null {
  const found = signOffRows(assessment, input).find((one) => one.id === id)
  return found === undefined ? null : found
}

function recordsOf(context: JudgedContext, tierId: string | null): SignatureView[] {
  const { acts } = context.input.state
  const all = acts === undefined ? [] : acts.signOffs
  return all
    .filter((one) => tierId === null || one.tierId === tierId)
    .map((one) => signatureView(context, one, all))
    .toReversed()
}

function signatureView(context: JudgedContext, signOff: SignOff, all: readonly SignOff[]): SignatureView {
  const { id, tierId, role, by, at, meaning, note, pack, packHash } = signOff
  const tier = context.assessment.tiers.find((one) => one.tier.id === tierId)
  const judged = tier === undefined ? undefined : signaturesOf(tier).find((one) => one.signOff.id === id)
  const follower = all.find(({ replaces }) => replaces === id)
  return {
    id,
    href: context.href.signOff(id),
    tierId,
    tierTitle: tier === undefined ? pack.tier.title : tierTitle(tier),
    tierHref: context.href.tier(tierId),
    role,
    by,
    at: moment(at, context.timezone),
    meaningWord: meaningWords[meaning],
    note,
    mark: judged === undefined ? pastMark(signOff, follower) : signatureMark(judged, judged.counts),
    standingText: standingText(context, signOff, follower, judged, tier),
    current: judged !== undefined,
    isWithdrawal: meaning === 'withdraw',
    stateMark: tierMark(pack.state, ''),
    packHash,
    jsonHref: context.href.signOffPack(id, 'json'),
    zipHref: context.href.signOffPack(id, 'zip'),
    differences: judged === undefined ? [] : differenceViews(context, judged.differences),
    regressed: judged === undefined ? [] : judged.regressedBy.map((one, at) => laterView(context, one, at)),
    confirmedText: judged === undefined ? null : confirmedText(context, judged),
    verified: null,
    proofText: '',
  }
}

function stamp(glyph: string, word: string, token: Hallmark['token'], title: string, solid = true): Hallmark {
  return { glyph, word, token, hatched: false, solid, title: title === '' ? word : `${word}: ${title}` }
}

function signatureMark({ signOff, differences, regressedBy }: JudgedSignature, counts: boolean): Hallmark {
  if (signOff.meaning === 'reject') return stamp('✕', 'rejected', 'not-met', signOff.note)
  if (regressedBy.length > 0) return stamp('◈✕', 'signed, regressed', 'not-met', 'later evidence fails')
  if (differences.length > 0) return stamp('◈?', 'signed, suspect', 'inconclusive', 'what was signed has changed')
  return stamp('◈', 'signed', 'met', counts ? 'what was signed still holds' : 'another signature of this role counts')
}

function pastMark({ meaning }: SignOff, follower: SignOff | undefined): Hallmark {
  if (meaning === 'withdraw') return stamp('–', 'withdrawal', 'secondary', '', false)
  const word = follower === undefined || follower.meaning !== 'withdraw' ? 'replaced' : 'withdrawn'
  return stamp('–', word, 'secondary', '', false)
}

function standingText(
  context: JudgedContext,
  signOff: SignOff,
  follower: SignOff | undefined,
  judged: JudgedSignature | undefined,
  tier: JudgedTier | undefined,
): string {
  if (signOff.meaning === 'withdraw') return `Takes back number ${signOff.replaces}.`
  if (follower !== undefined)
    return `${follower.meaning === 'withdraw' ? 'Withdrawn' : 'Replaced'} on ${dayText(context, follower.at)} by number ${follower.id}.`
  if (judged === undefined || tier === undefined) return 'The documents no longer name this tier.'
  if (judged.regressedBy.length > 0 || judged.differences.length > 0) {
    const text = sinceText(context, { ...tier, regressedBy: judged.regressedBy, differences: judged.differences })
    if (text !== null) return `Stands. ${text}`
  }
  return signOff.meaning === 'reject'
    ? 'Stands: the tier is rejected in this role.'
    : 'Stands; what was signed still holds.'
}

function laterView(context: JudgedContext, one: JudgedSignature['regressedBy'][number], at: number): LaterView {
  return {
    key: `${at} ${one.criterionId} ${one.run}`,
    criterionText: criterionText(context, one.criterionId),
    href: context.href.criterion(one.criterionId, one.run === null ? null : context.short(one.run)),
    run: one.run === null ? 'later evidence' : context.short(one.run),
    runHref: one.run === null ? null : context.href.run(one.run),
    mark: verdictMark(one.verdict, ''),
  }
}

/** What met the criteria again; a run that fails one of them confirms nothing. */
function confirmedText(context: JudgedContext, { confirmedSince, regressedBy }: JudgedSignature): string | null {
  const failing = new Set(regressedBy.map(({ run }) => run))
  const confirming = confirmedSince.filter(({ run }) => run === null || !failing.has(run))
  if (confirming.length === 0) return null
  const runs = [...new Set(confirming.flatMap(({ run }) => (run === null ? [] : [context.short(run)])))]
  const by = runs.length === 0 ? '' : ` by ${runs.length > 4 ? countOf(runs.length, 'run') : listed(runs)}`
  return `Confirmed since${by}.`
}

/** The pack of a record as it was frozen; null where the program has no such record. */
export function frozenPack(assessment: Assessment, input: ReportInput, id: number): PackView | null {
  const found = input.state.acts?.signOffs.find((one) => one.id === id)
  if (found === undefined) return null
  return packView(reportContext(assessment, input), { pack: found.pack, hash: found.packHash })
}

/** What a record's own hash and the audit log say of it, added to its row. */
export function withProofs(
  rows: readonly SignatureView[],
  proofs: readonly { id: number; packIntact: boolean; entry: { seq: number; hash: string } | null }[],
): SignatureView[] {
  const byId = new Map(proofs.map((proof) => [proof.id, proof]))
  return rows.map((row) => {
    const proof = byId.get(row.id)
    if (proof === undefined || proof.entry === null) return { ...row, verified: false, proofText: signOffTexts.unborne }
    if (!proof.packIntact) return { ...row, verified: false, proofText: signOffTexts.packChanged }
    return { ...row, verified: true, proofText: `${signOffTexts.intact} Entry ${proof.entry.seq}.` }
  })
}
