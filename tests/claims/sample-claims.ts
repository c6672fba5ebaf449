/**
 * A random sample of claims to judge by hand, and their counts per kind and class.
 *
 *     npx tsx tests/claims/sample-claims.ts [seed=1] [count per group=20]
 *
 * Groups: each snapshot of the real tracker as of its own date, the plan documents, the five other trackers.
 */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ReconciledClaim } from '~/domain/assessment'
import { claimView } from '~/reports/claim-view'
import { reportContext } from '~/reports/report-context'
import { assessFolders } from '../support/assessed'
import { randomFrom } from '../support/audit-faults'
import { sharedFolder } from '../support/shared'

const [seed = 1, perGroup = 20] = process.argv.slice(2).map(Number)

interface Told {
  claim: ReconciledClaim
  file: string
  sentence: string
}

function claimsOf(paths: string[], asOf: string): Told[] {
  const { assessment, input } = assessFolders(paths, asOf)
  const context = reportContext(assessment, input)
  return assessment.claims.map((claim) => ({
    claim,
    file: claim.claim.place?.file.split('/').at(-1) ?? '-',
    sentence: claimView(context, claim).sentence,
  }))
}

function sample<T>(all: T[], count: number, random: () => number): T[] {
  const rest = [...all]
  return Array.from(
    { length: Math.min(count, all.length) },
    () => rest.splice(Math.floor(random() * rest.length), 1)[0]!,
  )
}

function counts(name: string, all: Told[]) {
  const table = new Map<string, Record<string, number>>()
  for (const { claim } of all) {
    const row = table.get(claim.kind) ?? {}
    row[claim.class] = (row[claim.class] ?? 0) + 1
    table.set(claim.kind, row)
  }
  console.log(`\n${name}: ${all.length} claims`)
  for (const [kind, row] of [...table].sort()) {
    const cells = Object.entries(row).map(([claimClass, count]) => `${claimClass} ${count}`)
    console.log(`  ${kind.padEnd(14)} ${cells.join(', ')}`)
  }
}

function show(name: string, told: Told[]) {
  console.log(`\n${name}`)
  const byLine = told.toSorted((a, b) => (a.claim.claim.place?.line ?? 0) - (b.claim.claim.place?.line ?? 0))
  for (const { claim, file, sentence } of byLine) {
    const { claim: own, against } = claim
    const words = own.kind === 'document' ? own.words : own.run
    const other =
      against === null
        ? ''
        : against.kind === 'run'
          ? ` [${against.run}${against.row === null ? '' : ` ${against.row}`}]`
          : ` [${against.place.file.split('/').at(-1)}:${against.place.line} ${against.words}]`
    console.log(
      `${file}:${own.place?.line} ${claim.kind} ${claim.class} ${claim.reason} "${words}" -> ${sentence}${other}`,
    )
  }
}

const random = randomFrom(seed)
const documents = resolve(sharedFolder, 'documents')
const evidence = resolve(sharedFolder, 'evidence/ahsp')
const names = readdirSync(documents).toSorted()
const early = names.filter((name) => !name.includes('.final.')).map((name) => join(documents, name))
const final = claimsOf([documents, evidence], '2026-01-14T23:59:59.999Z')
const weekTwo = claimsOf([...early, evidence], '2026-01-11T23:59:59.999Z')
const ofTracker = ({ file }: Told) => file.startsWith('master-')
const trackers = readdirSync(resolve(sharedFolder, 'trackers')).toSorted()
const others = trackers.flatMap((name) => claimsOf([resolve(sharedFolder, 'trackers', name)], '2026-11-01T00:00:00Z'))

console.log(`seed ${seed}`)
counts('final snapshot and plans', final)
counts('week-2 snapshot and plans', weekTwo)
counts('other trackers', others)
show('final snapshot', sample(final.filter(ofTracker), perGroup, random))
show('week-2 snapshot', sample(weekTwo.filter(ofTracker), perGroup, random))
show(
  'plan documents',
  sample(
    final.filter((told) => !ofTracker(told)),
    perGroup,
    random,
  ),
)
show('other trackers', sample(others, 2 * perGroup, random))
