import type { Command } from 'commander'
import type { Assessment, JudgedTier } from '~/domain/assessment'
import { findTierNamed } from '~/domain/find-tier'
import { gateJson, tierJson } from '~/reports/json'
import type { TierJson } from '~/reports/json-schemas'
import { differenceSentence, meaningWords } from '~/reports/messages/acts'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { tierExitCode, unknownName } from '../exit-codes'
import { tierCell, verdictCell } from '../mark'
import type { Terminal } from '../terminal'
import { box } from './status'

interface GateOptions extends CommonOptions {
  strict?: boolean
}

/** `assay gate TIER` */
export function addGate(parent: Command, { terminal, exit }: CommandContext): void {
  parent
    .command('gate')
    .description('one tier; exit code 0 ready or exited, 1 blocked or regressed, 3 unproven or suspect, 2 error')
    .argument('<tier>', 'id (tier-1), number (1), or words of the title')
    .option('--strict', 'ready only with waivers is exit code 3')
    .action(async (name: string, _local: GateOptions, command: Command) => {
      const options = command.optsWithGlobals<GateOptions>()
      await withAssessment(options, terminal, ({ report }) => {
        const tier = findTier(report.assessment, name)
        const code = tierExitCode(tier.state, options.strict === true)
        if (options.json === true) terminal.out(JSON.stringify(gateJson(report, tier, code), null, 2))
        else {
          printGate(tierJson(report, tier), terminal)
          printSince(tier, terminal)
        }
        exit(code)
      })
    })
}

/** By id, by number, or by words that only one title has. */
export function findTier(assessment: Assessment, name: string): JudgedTier {
  const found = findTierNamed(assessment, name)
  if ('candidates' in found) throw unknownName('tier', name, found.candidates)
  return found
}

function printGate(tier: TierJson, terminal: Terminal): void {
  const { bold, dim } = terminal.colours
  const state = tierCell(tier.state, terminal)
  terminal.out(`${state.printed ?? state.plain}  ${bold(tier.title)} ${dim(tier.id)}`)
  for (const criterion of tier.criteria) {
    const verdict = verdictCell(criterion.verdict, terminal)
    const place = `${criterion.claim.document}:${criterion.claim.line}`
    terminal.out(`\n${verdict.printed ?? verdict.plain}  ${criterion.text}  ${dim(criterion.id)}`)
    terminal.out(`  rule   ${criterion.rule ?? 'none'}${criterion.inferred ? dim(' (inferred)') : ''}`)
    terminal.out(`  ${criterion.reason}`)
    if (criterion.run !== null) terminal.out(`  run    ${criterion.run}`)
    const claim = [box(criterion.claim.ticked).trim(), criterion.claim.text].filter(Boolean).join(' ')
    terminal.out(`  claim  ${claim === '' ? 'none' : claim} ${dim(place)}`)
    if (criterion.remedy !== null) terminal.out(`  next   ${criterion.remedy}`)
  }
  if (tier.criteria.length === 0) terminal.out('  This tier has no criteria, so nothing shows that it is ready.')
}

/** Who signed, and what is no longer as it was signed. */
function printSince({ signatures = [], differences = [], regressedBy = [] }: JudgedTier, terminal: Terminal): void {
  if (signatures.length > 0) terminal.out('')
  for (const { signOff } of signatures)
    terminal.out(`Signed   ${signOff.by} as ${signOff.role} ${meaningWords[signOff.meaning]}, ${signOff.at}`)
  for (const difference of differences) terminal.out(`Changed  ${differenceSentence(difference)}`)
  for (const { criterionId, run } of regressedBy)
    terminal.out(`Failed   ${criterionId}${run === null ? '' : ` in ${run}`}, after it was signed`)
}
