import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { formatRule } from '~/domain/rules'
import { rulesJson } from '~/reports/json'
import { refusalSentence } from '~/reports/messages/acts'
import { archivedPrograms } from '~db/queries/programs'
import { recordBinding } from '~db/writes/record-acts'
import { type Asked, withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { UsageError, unknownName } from '../exit-codes'
import { verdictCell } from '../mark'
import { readRule } from '../read-rule'
import { alignTable, clip } from '../table'
import type { Terminal } from '../terminal'

interface RuleOptions extends CommonOptions {
  by?: string
  notApplicable?: boolean
}

/** `assay rule list | confirm ID | set ID "RULE"` */
export function addRule(parent: Command, { terminal }: CommandContext): void {
  const rule = parent.command('rule').description('the rules of the criteria: list, confirm, set')
  rule
    .command('list')
    .description('every criterion with its rule and where the rule comes from')
    .action(async (_local: RuleOptions, command: Command) => {
      const options = command.optsWithGlobals<RuleOptions>()
      await withAssessment(options, terminal, ({ report }) => {
        const rules = rulesJson(report.assessment)
        if (options.json === true) return terminal.out(JSON.stringify(rules, null, 2))
        const rows = rules.map((one) => [
          one.id,
          one.rule ?? 'none',
          one.origin.replaceAll('_', ' '),
          verdictCell(one.verdict, terminal),
          clip(one.text, 56),
        ])
        terminal.out(rows.length === 0 ? 'The documents name no criteria.' : alignTable(rows).join('\n'))
      })
    })
  rule
    .command('confirm')
    .description('confirm the rule that was inferred for a criterion; recorded with name and time')
    .argument('<id>', 'criterion, for example tier-1/auth-success-rate')
    .option('--by <name>', 'who confirms (default: the name you are logged in as)')
    .option('--not-applicable', 'confirm instead that it does not apply, as program.md declares')
    .action(async (id: string, _local: RuleOptions, command: Command) => {
      const options = command.optsWithGlobals<RuleOptions>()
      await withAssessment(options, terminal, (asked) => {
        const { rule: current } = findCriterion(asked, id)
        if (options.notApplicable === true) return confirmNotApplicable(asked, id, options, terminal)
        if (current === null) throw new UsageError(`${id} has no rule to confirm. Set one: assay rule set ${id} "RULE"`)
        record(asked, { id, rule: current, kind: 'confirmed' }, options, terminal)
      })
    })
  rule
    .command('set')
    .description('set the rule of a criterion; recorded with name and time')
    .argument('<id>', 'criterion, for example tier-1/auth-success-rate')
    .argument('<rule>', 'for example "success(login) > 99%"')
    .option('--by <name>', 'who sets it (default: the name you are logged in as)')
    .action(async (id: string, text: string, _local: RuleOptions, command: Command) => {
      const options = command.optsWithGlobals<RuleOptions>()
      await withAssessment(options, terminal, (asked) => {
        findCriterion(asked, id)
        const read = formatRule(readRule(text, asked.report.assessment.settings.groups))
        record(asked, { id, rule: read, kind: 'set' }, options, terminal)
      })
    })
}

function findCriterion({ report }: Asked, id: string) {
  const found = report.criterion(id)
  if (found !== undefined) return found.criterion
  const all = report.assessment.tiers.flatMap(({ criteria }) => criteria.map(({ criterion }) => criterion.id))
  const near = all.filter((known) => known.includes(id))
  throw unknownName('criterion', id, near.length > 0 ? near : all)
}

/** An empty confirmed rule agrees with what program.md declares: there is nothing to judge. */
function confirmNotApplicable(asked: Asked, id: string, options: RuleOptions, terminal: Terminal): void {
  const setting = asked.report.assessment.settings.criteria.find((one) => one.id === id)
  if (setting === undefined || setting.notApplicable === null)
    throw new UsageError(`program.md does not declare ${id} not applicable, so there is nothing to confirm`)
  record(asked, { id, rule: '', kind: 'confirmed' }, options, terminal)
}

function record(
  { db, program }: Asked,
  act: { id: string; rule: string; kind: 'set' | 'confirmed' },
  options: RuleOptions,
  terminal: Terminal,
): void {
  if (archivedPrograms(db).has(program.id))
    throw new UsageError(refusalSentence({ code: 'program_archived', words: {} }))
  const binding = {
    criterionId: act.id,
    rule: act.rule,
    kind: act.kind,
    by: options.by ?? userInfo().username,
    at: terminal.now.toISOString(),
  }
  recordBinding(db, { programId: program.id, binding })
  if (options.json === true) terminal.out(JSON.stringify({ schemaVersion: 1, ...binding }, null, 2))
  else
    terminal.out(
      `${act.kind === 'set' ? 'Set' : 'Confirmed'} ${act.id}: ${act.rule === '' ? 'not applicable' : act.rule} (by ${binding.by})`,
    )
}
