import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { countOf } from '~/reports/format'
import { troubleSentence } from '~/reports/messages/verify'
import { checkPack, type PackVerification } from '~/server/evidence-pack/check-pack'
import { readPackFile } from '~/server/evidence-pack/read-pack'
import { type Verification, verifyDatabase } from '~db/verify/verify-database'
import { type CommandContext, type CommonOptions, databaseFile } from '../context'
import { UsageError } from '../exit-codes'
import { neutralise } from '../neutralise'
import type { Terminal } from '../terminal'

/** Everything in order; something is wrong; nothing is wrong, and not everything could be checked. */
const codes = { sound: 0, wrong: 1, incomplete: 3 }

/** `assay verify [PACK]` */
export function addVerify(parent: Command, { terminal, exit }: CommandContext): void {
  parent
    .command('verify')
    .description('check the database, or an evidence pack without it; exit code 0 sound, 1 wrong, 3 not all checkable')
    .argument('[pack]', 'an exported evidence pack, JSON or zip')
    .action(async (pack: string | undefined, _local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      exit(pack === undefined ? verifyFile(options, terminal) : await verifyPack(pack, options, terminal))
    })
}

function verifyFile(options: CommonOptions, terminal: Terminal): number {
  const file = databaseFile(options)
  if (!existsSync(file)) throw new UsageError(`There is no database ${file}`)
  const found = verifyDatabase(file)
  const isIncomplete = found.witness.unwitnessed > 0
  const code = found.troubles.length > 0 ? codes.wrong : isIncomplete ? codes.incomplete : codes.sound
  if (options.json === true) {
    const troubles = found.troubles.map((one) => ({ ...one, message: troubleSentence(one) }))
    terminal.out(JSON.stringify({ schemaVersion: 1, ...found, troubles, ok: code === codes.sound }, null, 2))
    return code
  }
  printVerification(found, terminal)
  return code
}

/** What is wrong, the first fifty, and what was checked. */
export function printVerification(found: Verification, terminal: Terminal): void {
  const { entries, head, rows, blobs, witness, troubles } = found
  for (const one of troubles.slice(0, 50)) {
    const message = troubleSentence(one)
    const told = one.detail === null ? message : `${message} (${one.detail})`
    terminal.out(`${terminal.colours.red('wrong')}  ${neutralise(told)}`)
  }
  if (troubles.length > 50) terminal.out(`       and ${troubles.length - 50} more`)
  terminal.out(`Audit log  ${countOf(entries, 'entry')}${head === null ? '' : `, head ${head.hash}`}`)
  terminal.out(`Records    ${countOf(rows, 'row')} held against their entries`)
  terminal.out(`Files      ${countOf(blobs, 'received file')} hashed anew`)
  const seen = witness.from === null ? 'there is none' : `${countOf(witness.lines, 'entry')} witnessed`
  terminal.out(`Witness    ${seen}${witness.file === null ? '' : ` (${witness.file})`}`)
  if (witness.unwitnessed > 0)
    terminal.out(
      `           ${countOf(witness.unwitnessed, 'entry')} without a witness: a tail that was cut off there would go unseen`,
    )
  if (troubles.length === 0) terminal.out('Nothing is wrong.')
}

async function verifyPack(path: string, options: CommonOptions, terminal: Terminal): Promise<number> {
  const found = checkPack(await readPack(path))
  const isWrong = found.checks.some(({ ok }) => ok === false)
  const code = isWrong ? codes.wrong : codes.sound
  if (options.json === true) terminal.out(JSON.stringify({ schemaVersion: 1, ...found, ok: !isWrong }, null, 2))
  else printPack(found, isWrong, terminal)
  return code
}

async function readPack(path: string) {
  try {
    return await readPackFile(path)
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function printPack({ checks, signOff, keyId }: PackVerification, isWrong: boolean, terminal: Terminal): void {
  if (signOff !== null)
    terminal.out(neutralise(`${signOff.tierId}: ${signOff.meaning} by ${signOff.by} as ${signOff.role}, ${signOff.at}`))
  for (const { name, ok, detail } of checks) {
    const word = ok === null ? 'not checked' : ok ? 'holds' : terminal.colours.red('WRONG')
    terminal.out(`${name.replace('_', ' ').padEnd(10)} ${word}: ${neutralise(detail)}`)
  }
  if (!isWrong && keyId !== null)
    terminal.out(`Compare the key id ${keyId} with the one that the server shows: only so is it known who sealed this.`)
}
