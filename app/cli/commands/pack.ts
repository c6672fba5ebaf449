import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { SignOff } from '~/domain/acts/records'
import { meaningWords } from '~/reports/messages/acts'
import { exportPack, exportPackWithFiles } from '~/server/evidence-pack/export-pack'
import { putNew } from '~db/backup/put-file'
import { databaseTrouble } from '~db/open-failure'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { UsageError } from '../exit-codes'
import { neutralise } from '../neutralise'
import { findTier } from './gate'

interface PackOptions extends CommonOptions {
  files?: boolean
  output?: string
}

/** `assay pack TIER` */
export function addPack(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('pack')
    .description('the evidence pack of a tier’s latest signature, sealed; assay verify FILE checks it anywhere')
    .argument('<tier>', 'id (tier-1), number (1), or words of the title')
    .option('--files', 'a zip that holds the evidence files too')
    .option('-o, --output <file>', 'where to write it; default: PROGRAM-TIER-sign-off-N.json or .zip')
    .action(async (name: string, _local: PackOptions, command: Command) => {
      const options = command.optsWithGlobals<PackOptions>()
      await withAssessment(options, terminal, async ({ db, program, report }) => {
        const { tier } = findTier(report.assessment, name)
        const acts = report.input.state.acts
        const signOff = latestOf(acts === undefined ? [] : acts.signOffs, tier.id)
        if (signOff === null)
          throw new UsageError(`Nobody has signed ${tier.id} yet: there is no pack. A tier is signed on its page.`)
        const asked = { signOff, at: terminal.now.toISOString() }
        const bytes =
          options.files === true
            ? await exportPackWithFiles(db, asked)
            : Buffer.from(JSON.stringify(exportPack(db, asked), null, 2))
        const kind = options.files === true ? 'zip' : 'json'
        const file = resolve(options.output ?? `${program.slug}-${tier.id}-sign-off-${signOff.id}.${kind}`)
        write(file, bytes)
        const { by, role, meaning, at, packHash } = signOff
        const told = { tier: tier.id, signOff: signOff.id, by, role, meaning, at, packHash, file, bytes: bytes.length }
        if (options.json === true) return terminal.out(JSON.stringify({ schemaVersion: 1, ...told }, null, 2))
        terminal.out(neutralise(`${tier.id}: ${by} as ${role} ${meaningWords[meaning]}, ${at}`))
        terminal.out(neutralise(`Written to ${file}. Check it with: assay verify ${file}`))
      })
    })
}

/** The last signature of a tier; a withdrawal holds no pack of its own. */
function latestOf(signOffs: readonly SignOff[], tierId: string): SignOff | null {
  const own = signOffs.filter((one) => one.tierId === tierId && one.meaning !== 'withdraw')
  return own.reduce<SignOff | null>((last, one) => (last === null || one.id > last.id ? one : last), null)
}

/** Never over a file that is there: an earlier pack is evidence. */
function write(file: string, bytes: Buffer): void {
  try {
    putNew(file, bytes, 0o666)
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    const why = isThere
      ? 'it is there already; name another with -o'
      : (databaseTrouble(error) ?? (error as Error).message)
    throw new UsageError(`${file} was not written: ${why}`)
  }
}
