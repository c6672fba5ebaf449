import type { ClaimClass, Provenance, TierState, Verdict } from '~/domain/vocabulary'

/** What to do where a criterion has this verdict. */
export const verdictActs = {
  met: 'Nothing; keep it measured, for after the tier’s window it goes stale.',
  not_met: 'Make the thing better and run again. A later passing run decides, an earlier one does not.',
  inconclusive: 'See the reason: more samples, an untainted run, whole files, or a member who confirms the operator.',
  no_evidence: 'Bring evidence of the kind that the rule asks for, or let a member attest or deliver it.',
  stale: 'Measure it again.',
  error: 'Correct the rule, name the missing group, or bring the file as its tool wrote it.',
  waived: 'Repair it before the waiver ends; the verdict underneath stays visible.',
  not_applicable: 'Nothing; it is listed with its reason and the two who said so.',
} satisfies Record<Verdict, string>

export const tierActs = {
  blocked:
    'Repair what is not met: the overview lists what would change each verdict. It can be rejected, not approved.',
  error: 'Make every rule readable; a tier without a criterion needs one.',
  unproven: 'Bring the evidence that is missing. It can be rejected, not approved.',
  ready_with_waivers: 'Sign it with exceptions, or wait until the waived is repaired.',
  ready: 'Have it signed by the roles that it asks for.',
  exited: 'Nothing. Later runs that pass are listed as confirming it.',
  exited_suspect: 'Read the list of what changed since, and sign again or undo the change.',
  exited_regressed: 'Treat it as an incident: the run that fails is named.',
} satisfies Record<TierState, string>

export const classActs = {
  contradicted: 'Correct the document; annotate writes the correction as a patch.',
  self_contradicted: 'Make the document agree with itself first: no evidence is needed for that.',
  unsupported: 'Bring the evidence that the claim rests on, or untick the box.',
  supported: 'Nothing.',
  unclaimed: 'Tick the box, if you like: the evidence is there.',
} satisfies Record<ClaimClass, string>

export const provenanceActs = {
  measured: 'Decides.',
  transcribed: 'Decides only where the program allows it, and is labelled everywhere.',
  quoted: 'Never decides. It is compared with the run that it names.',
} satisfies Record<Provenance, string>
