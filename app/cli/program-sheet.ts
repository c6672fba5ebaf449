import type { Assessment, JudgedCriterion, ProgramState } from '~/domain/assessment'
import type { ProgramSettings } from '~/domain/program'

/**
 * `program.md` with everything that was inferred, in its front matter, each part with a comment on
 * what it does. What cannot be taken over unseen (an operator that the text does not state, a group
 * that matches no endpoint) stands there commented out.
 */
export function programSheet(state: ProgramState, assessment: Assessment): string {
  const { settings } = state
  return [
    '---',
    '# What Assay should know about this program. Everything here was inferred from the documents and',
    '# runs at hand; edit what is wrong, delete what should stay inferred.',
    `slug: ${scalar(settings.slug)}`,
    `title: ${scalar(settings.title)}`,
    '',
    ...timeLines(settings),
    '',
    ...moneyLines(settings),
    '',
    ...decidingLines(settings),
    '',
    ...groupLines(settings),
    '',
    ...criteriaLines(assessment),
    '',
    ...signerLines(settings),
    '---',
    '',
    `# ${settings.title}`,
    '',
    'What this program is, in a few sentences.',
    '',
  ].join('\n')
}

/** JSON strings are YAML strings, whatever is in them. */
function scalar(text: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9_ ./()-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|[\d.]+)$/i.test(text)
    ? text.trim()
    : JSON.stringify(text)
}

function line(key: string, value: string | number | null, example: string): string {
  return value === null ? `# ${key}: ${example}` : `${key}: ${typeof value === 'number' ? value : scalar(value)}`
}

function timeLines(settings: ProgramSettings): string[] {
  return [
    '# Days end by this clock: an IANA name or UTC+8.',
    `timezone: ${scalar(settings.timezone)}`,
    line('start', settings.startDate, '2026-01-05'),
    line('end', settings.endDate, '2026-03-01'),
    '# When the program was closed: calendars stand still from then on.',
    line('closed', settings.closed, '2026-03-01'),
  ]
}

function moneyLines({ budgetLowCents, budgetHighCents, rateCentsPerHour }: ProgramSettings): string[] {
  const dollars = (cents: number) => cents / 100
  const budget =
    budgetLowCents === null || budgetHighCents === null
      ? '# budget: [8000, 11500]'
      : `budget: [${dollars(budgetLowCents)}, ${dollars(budgetHighCents)}]`
  const rate = rateCentsPerHour === null ? '# rate: 30' : `rate: ${dollars(rateCentsPerHour)}`
  return ['# Lowest and highest, and the rate of an hour.', budget, rate]
}

function decidingLines(settings: ProgramSettings): string[] {
  const { qualifying } = settings
  return [
    '# Which evidence may decide: measured (files as the tool wrote them), transcribed (figures copied by hand).',
    `deciding: [${settings.deciding.join(', ')}]`,
    '# observed: a ratio decides as counted. shown: only where enough requests prove it.',
    `proof: ${settings.proof}`,
    '# Evidence older than this no longer shows that a criterion is met.',
    `staleness_days: ${settings.stalenessDays}`,
    '# Which runs may decide at all.',
    'qualifying:',
    qualifying.minUsers === null ? '  # users: 100' : `  users: ${qualifying.minUsers}`,
    qualifying.minRequests === null ? '  # requests: 1000' : `  requests: ${qualifying.minRequests}`,
    `  only_login: ${qualifying.allowOnlyLogin}`,
    '# Which of the qualifying runs decides: latest, worst_of(3) or consecutive(3).',
    'selection: latest',
  ]
}

function groupLines({ groups }: ProgramSettings): string[] {
  const shown = groups.flatMap(({ name, globs }) =>
    globs.length === 0
      ? [`  # ${name}: []  (no endpoint at hand matches)`]
      : [`  ${name}:`, ...globs.map((glob) => `    - ${JSON.stringify(glob)}`)],
  )
  const some = groups.some(({ globs }) => globs.length > 0)
  return ['# Names that rules use for endpoints: globs over "METHOD name".', some ? 'groups:' : '# groups:', ...shown]
}

function criteriaLines({ tiers }: Assessment): string[] {
  const blocks = tiers.flatMap(({ tier, criteria }) => [`  # ${tier.title}`, ...criteria.flatMap(criterionLines)])
  const some = tiers.some(({ criteria }) => criteria.some(isSettled))
  return ['# The rule of every criterion, below its text.', some ? 'criteria:' : '# criteria:', ...blocks]
}

/** What waits for a person to confirm an operator, its own or a stricter target's, stays inferred. */
function isSettled({ rule, origin, reason }: JudgedCriterion): boolean {
  return rule !== null && origin !== 'inferred_operator' && reason !== 'operator_inferred'
}

function criterionLines(judged: JudgedCriterion): string[] {
  const { criterion, rule } = judged
  const text = `  # ${criterion.text.replace(/\s+/g, ' ')}`
  if (rule === null) return [text, `  # ${criterion.id}: write a rule`]
  // A declared rule is the program's own choice; the text's weaker one would loosen what decided so far.
  const { decidingRule, decidingSource } = judged.words
  if (isSettled(judged) && decidingRule !== undefined && decidingSource !== undefined) {
    const source = decidingSource.replace(/^.*[\\/]/, '').replace(/\s+/g, ' ')
    return [
      `${text} (the text means ${rule}; ${source} asks for more, and the stricter decides)`,
      `  ${criterion.id}: ${JSON.stringify(decidingRule)}`,
    ]
  }
  const setting = `${criterion.id}: ${JSON.stringify(rule)}`
  if (isSettled(judged)) return [text, `  ${setting}`]
  return [`${text} (an operator is not stated: remove the # if this rule is meant)`, `  # ${setting}`]
}

function signerLines({ signers }: ProgramSettings): string[] {
  const entries = Object.entries(signers)
  const head = '# Who signs a tier: owner, manager, developer, stakeholder.'
  if (entries.length === 0) return [head, '# signers:', '#   tier-1: [owner, stakeholder]']
  return [head, 'signers:', ...entries.map(([tier, roles]) => `  ${tier}: [${roles.map(scalar).join(', ')}]`)]
}
