import type { MomentKind } from '~/domain/moments'

export const momentsLede =
  'When documents, evidence and acts took effect. Each day leads to every page as things stood at its end, each moment to that very moment.'

export const momentNouns = {
  document: 'document',
  run: 'run',
  report: 'report',
  act: 'act',
} satisfies Record<MomentKind, string>

const acts: Record<string, string> = {
  rule: 'rule set or confirmed',
  attestation: 'statement',
  attestation_withdrawn: 'statement taken back',
  invalidation: 'run declared void',
  invalidation_withdrawn: 'run valid again',
  waiver: 'waiver asked for',
  waiver_approve: 'waiver approved',
  waiver_reject: 'waiver rejected',
  waiver_revoke: 'waiver revoked',
  not_applicable: 'declared not applicable',
  not_applicable_confirm: 'not applicable confirmed',
  not_applicable_reject: 'not applicable rejected',
  not_applicable_withdraw: 'not applicable withdrawn',
  sign_off: 'signature',
  sign_off_withdrawn: 'signature withdrawn',
  removal_accepted: 'removal accepted',
  proof: 'proof attached',
  proof_withdrawn: 'proof taken back',
  cost: 'hours or cost recorded',
  cost_corrected: 'hours or cost corrected',
  risk_linked: 'risk bound to a criterion',
  risk_unlinked: 'risk no longer bound',
  sheet: 'review or stand-up published',
}

export function actWords(id: string): string {
  return acts[id] ?? id.replaceAll('_', ' ')
}
