import { type Command, Option } from 'commander'
import { claimClasses, claimKinds } from '~/domain/vocabulary'
import { type ClaimsFormat, claimsFile, claimsFormats } from '~/reports/claims-export'
import { facetKeys, fieldOf, noFilter } from '~/reports/claims-filter'
import { claimsJson } from '~/reports/json'
import type { ClaimsJson } from '~/reports/json-schemas'
import type { ReportContext } from '~/reports/report-context'
import type { ClaimsFilter } from '~/reports/types-plan'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { unknownName } from '../exit-codes'
import { classCell } from '../mark'
import { clip } from '../table'
import type { Terminal } from '../terminal'

interface ClaimsOptions extends CommonOptions {
  class?: string
  kind?: string
  week?: string
  tier?: string
  document?: string
  text?: string
  sort: 'worst' | 'line'
  format?: ClaimsFormat
}

/** `assay claims` */
export function addClaims(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('claims')
    .description('what the documents claim beside what the evidence says, worst first')
    .option('--class <class>', `only one class: disagreement, ${claimClasses.join(', ')}`)
    .option('--kind <kind>', `only claims about: ${claimKinds.join(', ')}`)
    .option('--week <id>', 'only claims of one week, such as week-3')
    .option('--tier <id>', 'only claims of one tier, such as tier-1')
    .option('--document <name>', 'only claims of one document')
    .option('--text <words>', 'only claims that hold these words')
    .addOption(new Option('--sort <order>', 'worst first, or by line').choices(['worst', 'line']).default('worst'))
    .addOption(new Option('--format <format>', 'print a file instead of the list').choices(claimsFormats))
    .action(async (_local: ClaimsOptions, command: Command) => {
      const options = command.optsWithGlobals<ClaimsOptions>()
      await withAssessment(options, terminal, ({ report }) => {
        const claims = claimsJson(report, filterOf(report, options))
        const format = options.json === true ? 'json' : options.format
        if (format !== undefined) return terminal.out(claimsFile(claims, format).replace(/\r?\n$/, ''))
        print(claims, terminal)
      })
    })
}

/** The same filter as the page's. A name that no claim carries is an error, not an empty list. */
function filterOf({ assessment }: ReportContext, options: ClaimsOptions): ClaimsFilter {
  const filter: ClaimsFilter = { ...noFilter, sort: options.sort === 'line' ? 'line' : null }
  if (options.text !== undefined) filter.q = options.text
  for (const key of facetKeys) {
    const given = options[key]
    if (given === undefined) continue
    const carried = assessment.claims.flatMap((claim) => fieldOf[key](claim) ?? [])
    const closed = { class: ['disagreement', ...claimClasses], kind: claimKinds as readonly string[] }
    const known = key === 'class' || key === 'kind' ? closed[key] : [...new Set(carried)]
    if (!known.includes(given)) throw unknownName(`${key} of claims`, given, known)
    Object.assign(filter, { [key]: given })
  }
  return filter
}

function print(claims: ClaimsJson, terminal: Terminal): void {
  const { dim } = terminal.colours
  for (const claim of claims) {
    const sign = classCell(claim.class, terminal)
    const place = claim.line === null ? claim.document : `${claim.document}:${claim.line}`
    terminal.out(`${sign.printed ?? sign.plain}  ${clip(claim.text, 100)}  ${dim(place)}`)
    terminal.out(`  ${claim.says}${claim.evidence === null ? '' : dim(`  ${claim.evidence}`)}`)
  }
  if (claims.length === 0) terminal.out('No claims.')
}
