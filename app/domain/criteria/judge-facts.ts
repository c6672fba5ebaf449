import { approvalsOf, currentSignatures } from '../acts/signatures'
import { compileGroup } from '../endpoint-groups'
import { holds } from '../evaluate/exact'
import type { Criterion } from '../plan'
import type { Attestation } from '../program'
import type { Rule } from '../rules'
import { isRecorded, type JudgingContext } from './context'
import { type Outcome, outcome } from './outcome'

/** Attestations that hold as of the moment: recorded by then and not revoked by then. */
function standing(context: JudgingContext): Attestation[] {
  const { asOf, attestations } = context.state
  return attestations.filter(
    ({ at, revokedAt }) => isRecorded(at, asOf) && (revokedAt === null || !isRecorded(revokedAt, asOf)),
  )
}

function attestationOf(criterion: Criterion, name: string | null, context: JudgingContext): Attestation | undefined {
  return standing(context).findLast(({ subject }) => subject === criterion.id || (name !== null && subject === name))
}

/**
 * Judges rules about facts (semantics §1 and §8): attestations by named members decide
 * `attested` and `delivered`; a sign-off of the tier decides `signed`; what no evidence at hand
 * measures is no evidence.
 */
export function judgeFact(criterion: Criterion, rule: Rule, context: JudgingContext): Outcome {
  const name = rule.selector.kind === 'name' ? rule.selector.name : null
  switch (rule.metric) {
    case 'signed':
      return judgeSignature(criterion, name, context)
    case 'attested':
    case 'delivered': {
      const found = attestationOf(criterion, name, context)
      if (found === undefined)
        return outcome('no_evidence', rule.metric === 'attested' ? 'not_attested' : 'not_delivered')
      const words = { by: found.by, note: found.note, at: found.at }
      return outcome('met', rule.metric, {
        words: rule.metric === 'delivered' ? { ...words, artifact: found.note } : words,
      })
    }
    case 'tests':
      return judgeProjects(rule, name, context)
    default:
      return outcome('no_evidence', 'metric_not_measured')
  }
}

/** The sign-off of the criterion's own tier satisfies it: an approval of the role that nobody of that role rejects. */
function judgeSignature(criterion: Criterion, role: string | null, context: JudgingContext): Outcome {
  const { acts, asOf } = context.state
  const standing = acts === undefined ? [] : currentSignatures(acts.signOffs, criterion.tierId, asOf)
  const last = role === null ? undefined : approvalsOf(standing, role).at(-1)
  if (last === undefined) return outcome('no_evidence', 'not_signed')
  return outcome('met', 'signed', { words: { by: last.by, at: last.at, note: last.note } })
}

/** `tests(browser:*).projects >= 4` may also rest on four attestations, of `browser:firefox` and so on. */
function judgeProjects(rule: Rule, name: string | null, context: JudgingContext): Outcome {
  if (rule.field !== 'projects' || name === null || rule.op === null || rule.limit === null) {
    return outcome('no_evidence', 'metric_not_measured')
  }
  const matches = compileGroup([name])
  const named = standing(context).filter(({ subject }) => matches(subject))
  const projects = new Set(named.map(({ subject }) => subject)).size
  const limit = rule.limit.numerator / rule.limit.denominator
  const satisfied = holds(rule.op, projects < limit ? -1 : projects > limit ? 1 : 0)
  const last = named.at(-1)
  if (!satisfied || last === undefined)
    return outcome('no_evidence', 'metric_not_measured', { numbers: { attested: projects } })
  return outcome('met', 'attested', {
    numbers: { attested: projects },
    words: { by: last.by, note: last.note, at: last.at },
  })
}
