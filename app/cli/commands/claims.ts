import type { Command } from 'commander'
import { type ClaimClass, claimClasses } from '~/domain/vocabulary'
import { claimsJson } from '~/reports/json'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { unknownName } from '../exit-codes'
import { classCell } from '../mark'
import { clip } from '../table'

interface ClaimsOptions extends CommonOptions {
  class?: string
}

/** `assay claims` */
export function addClaims(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('claims')
    .description('what the documents claim beside what the evidence says, worst first')
    .option('--class <class>', `only one class: ${claimClasses.join(', ')}`)
    .action(async (_local: ClaimsOptions, command: Command) => {
      const options = command.optsWithGlobals<ClaimsOptions>()
      if (options.class !== undefined && !isClaimClass(options.class)) {
        throw unknownName('class of claims', options.class, claimClasses)
      }
      await withAssessment(options, terminal, ({ report }) => {
        const claims = claimsJson(report).filter(
          (claim) => options.class === undefined || claim.class === options.class,
        )
        if (options.json === true) return terminal.out(JSON.stringify(claims, null, 2))
        const { dim } = terminal.colours
        for (const claim of claims) {
          const sign = classCell(claim.class, terminal)
          const place = claim.line === null ? claim.document : `${claim.document}:${claim.line}`
          terminal.out(`${sign.printed ?? sign.plain}  ${clip(claim.text, 100)}  ${dim(place)}`)
          terminal.out(`  ${claim.says}${claim.evidence === null ? '' : dim(`  ${claim.evidence}`)}`)
        }
        if (claims.length === 0) terminal.out('No claims.')
      })
    })
}

function isClaimClass(name: string): name is ClaimClass {
  return (claimClasses as readonly string[]).includes(name)
}
