import type { Command } from 'commander'
import { judgeRun } from '~/domain/evaluate/judge-run'
import { formatRule } from '~/domain/rules'
import { checkJson } from '~/reports/json'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { verdictExitCode } from '../exit-codes'
import { findRun } from '../find-run'
import { verdictCell } from '../mark'
import { readRule } from '../read-rule'

interface CheckOptions extends CommonOptions {
  run: string
}

/** `assay check "RULE" --run LABEL` */
export function addCheck(parent: Command, { terminal, exit }: CommandContext): void {
  parent
    .command('check')
    .description('judge any rule on one run alone; exit code 0 met, 1 not met, 3 undecided')
    .argument('<rule>', 'for example "p99(*) < 2s"')
    .requiredOption('--run <label>', 'the run to judge')
    .action(async (text: string, _local: CheckOptions, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>()
      await withAssessment(options, terminal, ({ report }) => {
        const { settings } = report.assessment
        const rule = readRule(text, settings.groups)
        const run = findRun(report.runs, options.run)
        const judgement = judgeRun(rule, run, report.findings(run.label), settings)
        const json = checkJson(report, formatRule(rule), judgement)
        if (options.json === true) terminal.out(JSON.stringify(json, null, 2))
        else {
          const verdict = verdictCell(json.verdict, terminal)
          terminal.out(`${verdict.printed ?? verdict.plain}  ${json.rule}  ${terminal.colours.dim(json.run)}`)
          terminal.out(`  ${json.reason}`)
          if (json.findings.length > 0) terminal.out(`  findings: ${json.findings.join(', ')}`)
        }
        exit(verdictExitCode(json.verdict))
      })
    })
}
