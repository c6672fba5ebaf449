import type { SignOffPack } from '~/domain/acts/pack'
import { packDiff } from '~/domain/acts/pack-diff'
import type { Meaning } from '~/domain/acts/records'
import { maySign } from '~/domain/acts/signatures'
import type { Assessment, JudgedTier } from '~/domain/assessment'
import type { Role } from '~/domain/people'
import { packDifferenceViews } from './differences'
import { tierMark } from './glyphs'
import { meaningChoices } from './messages/act-pages'
import { refusalSentence } from './messages/acts'
import { packView } from './pack-view'
import { reportContext } from './report-context'
import { signaturePanel } from './signatures'
import { tierHeadline, tierTitle } from './tier-words'
import type { Acting } from './types-acting'
import type { DifferenceView, PackView, SignaturePanel } from './types-acts'
import type { ReportInput, TierMark } from './types-common'

export interface SignReport {
  pack: PackView
  panel: SignaturePanel
  mark: TierMark
  tierPath: string
  /** Roles of the tier that are the viewer's own, with the signature that a new one would replace. */
  roles: { role: string; replaces: number | null; text: string }[]
  /** Why none of the roles is theirs. */
  noRoleText: string | null
  meanings: { value: Meaning; label: string; hint: string; refusal: string | null }[]
  /** What changed since the pack that was read; null where this is the pack that was read. */
  stale: { differences: DifferenceView[] | null } | null
}

/** What a signer reads, and which signatures they may give. */
export function signReport(
  assessment: Assessment,
  input: ReportInput,
  asked: {
    packed: { pack: SignOffPack; hash: string }
    acting: Acting
    former: { pack: SignOffPack | null } | null
  },
): SignReport {
  const context = reportContext(assessment, input)
  const { packed, acting, former } = asked
  const { pack } = packed
  const tier = assessment.tiers.find((one) => one.tier.id === pack.tier.id) as JudgedTier
  const panel = signaturePanel(context, tier)
  const own = pack.roles.filter((role) => acting.signsAs.includes(role))
  return {
    pack: { ...packView(context, packed, tier.criteria), tierTitle: tierTitle(tier) },
    panel,
    mark: tierMark(tier.state, tierHeadline(tier)),
    tierPath: `/tiers/${encodeURIComponent(pack.tier.id)}`,
    roles: own.map((role) => {
      const standing = panel.current.find((one) => one.role === role && one.by === acting.name)
      return {
        role,
        replaces: standing === undefined ? null : standing.id,
        text: standing === undefined ? '' : `replaces your signature of ${standing.at.text}`,
      }
    }),
    noRoleText: own.length > 0 ? null : noRoleText(pack, acting),
    meanings: meaningChoices.map((choice) => ({ ...choice, refusal: refusalOfMeaning(pack, acting, choice.value) })),
    stale:
      former === null
        ? null
        : { differences: former.pack === null ? null : packDifferenceViews(context, packDiff(former.pack, pack)) },
  }
}

function noRoleText({ roles }: SignOffPack, { role }: Acting): string {
  return `This tier is signed as ${roles.join(', ')}. You sign as ${role}. An owner can say that you sign in another role.`
}

/** Whether the tier's state lets a meaning through, asked of the law itself with a note and a role that fit. */
function refusalOfMeaning({ roles, state }: SignOffPack, { name, role }: Acting, meaning: Meaning): string | null {
  const [first] = roles
  if (name === null || role === null || first === undefined) return null
  const actor = { name, role: role as Role, signsAs: [first] }
  const outcome = maySign(actor, { role: first, roles, meaning, note: '–', state })
  return outcome.ok || outcome.refusal.code === 'not_allowed' ? null : refusalSentence(outcome.refusal)
}
