import type { RuleOrigin } from '~/domain/assessment'
import type { EvidenceFile, Sourced } from '~/domain/evidence'
import type {
  ClaimClass,
  ClaimKind,
  DocumentRole,
  FindingSeverity,
  Provenance,
  StatusWord,
  TierState,
  Verdict,
} from '~/domain/vocabulary'

/** What each verdict means, in one sentence; also the help page's list. */
export const verdictMeanings = {
  met: 'The whole interval of the measured value satisfies the rule, as written.',
  not_met: 'The whole interval of the measured value violates the rule.',
  inconclusive: 'Evidence exists and cannot decide.',
  no_evidence: 'Nothing that qualifies measures it.',
  stale: 'It was met by evidence that is now too old, or older than a change of the rule.',
  error: 'The rule or its evidence cannot be read.',
  waived: 'An active waiver covers a verdict that is not met.',
  not_applicable: 'Declared not applicable with a reason, and confirmed by a second member.',
} satisfies Record<Verdict, string>

/** What each state of a tier means. */
export const tierStateMeanings = {
  blocked: 'At least one criterion is not met.',
  error: 'At least one criterion cannot be read, or the tier has none.',
  unproven: 'At least one criterion lacks evidence that decides.',
  ready_with_waivers: 'Every criterion is met, waived or not applicable.',
  ready: 'Every criterion is met.',
  exited: 'Signed, and what was signed still holds.',
  exited_suspect: 'Signed, and something that was signed has changed since.',
  exited_regressed: 'Signed, and a later qualifying run fails.',
} satisfies Record<TierState, string>

export const classMeanings = {
  contradicted: 'Evidence says otherwise.',
  self_contradicted: 'The document refutes itself.',
  unsupported: 'It is claimed, and no evidence is at hand.',
  supported: 'The verdict agrees.',
  unclaimed: 'Evidence meets it, and nobody claimed it.',
} satisfies Record<ClaimClass, string>

/** What a status says, whatever sign or word the document has for it. */
export const statusWordNames = {
  done: 'done',
  in_progress: 'in progress',
  paused: 'paused',
  planned: 'pending',
  blocked: 'blocked',
  failed: 'failed',
  unknown: 'unknown',
} satisfies Record<StatusWord, string>

export const severityEffects = {
  taint: 'What this covers cannot meet a criterion.',
  warn: 'A reader should know this before trusting the run.',
  note: 'For the record; it decides nothing.',
} satisfies Record<FindingSeverity, string>

export const provenanceWords = {
  measured: 'measured: files as the tool wrote them',
  transcribed: 'transcribed: figures copied from a document',
  quoted: 'quoted: a figure in a document, without a file',
} satisfies Record<Provenance, string>

export const claimKindWords = {
  task: 'task',
  criterion: 'criterion',
  week: 'week status',
  tier: 'tier status',
  program: 'program status',
  run_figure: 'figure of a run',
  metric_figure: 'current figure',
  target: 'target',
  milestone: 'milestone',
  deliverable: 'deliverable',
  total: 'total',
  progress: 'progress',
  risk: 'risk',
} satisfies Record<ClaimKind, string>

export const originWords = {
  declared: 'written in program.md',
  bound: 'set by a member',
  confirmed: 'inferred from the text, confirmed by a member',
  inferred: 'inferred from the text',
  inferred_operator: 'inferred from the text; its operator needs a person to confirm it',
  none: 'no rule could be inferred from the text',
} satisfies Record<RuleOrigin, string>

export const documentRoleWords = {
  tracker: 'tracker',
  plan: 'plan document',
  program: 'program settings',
  run_note: 'run note',
  other: 'document',
} satisfies Record<DocumentRole, string>

export const manifestSourceWords = {
  stats: 'stats file',
  result: 'result file',
  history: 'history file',
  file_name: 'file name',
  run_note: 'run note',
  derived: 'derived from the figures',
} satisfies Record<Sourced<unknown>['source'], string>

export const fileKindWords = {
  stats: 'stats',
  history: 'history',
  failures: 'failures',
  exceptions: 'exceptions',
  requests: 'requests (legacy)',
  distribution: 'distribution (legacy)',
  result: 'result of a tool',
  report: 'report',
  run_note: 'run note',
  unknown: 'unknown',
} satisfies Record<EvidenceFile['kind'], string>
