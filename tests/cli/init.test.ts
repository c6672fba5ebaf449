import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { statusSchema } from '~/reports/json-schemas'
import { readProgram } from '~importers/markdown/program'
import { cli, smallProgram } from '../support/cli'
import { temporaryFolder } from '../support/temporary'

test('init writes a program.md that reads back without a complaint and changes no verdict', async () => {
  const folder = temporaryFolder()
  cpSync(smallProgram, folder, { recursive: true })
  const db = join(folder, 'a.sqlite')
  const verdicts = async () => {
    const { tiers } = statusSchema.parse((await cli(['status', '--db', db, '--json'])).json())
    return tiers.flatMap(({ criteria }) => criteria.map(({ id, rule, verdict }) => `${id} ${rule} ${verdict}`))
  }
  await cli(['import', folder, '--db', db])
  const inferred = await verdicts()
  const done = await cli(['init', folder])
  expect(done).toMatchObject({ code: 0, err: '' })
  const file = join(folder, 'program.md')
  const { settings, diagnostics } = readProgram({ file, bytes: readFileSync(file) })
  expect(diagnostics).toEqual([])
  expect(settings).toMatchObject({ slug: 'checkout-speed-tracker', qualifying: { minRequests: 1000 } })
  expect(readFileSync(file, 'utf8')).toContain('# P99 response time <2s\n  tier-1/p99-response-time: "p99(*) < 2s"')
  await cli(['import', folder, '--db', db])
  expect(await verdicts()).toEqual(inferred)
})

test('init keeps the stricter target of another document, so that no verdict is loosened', async () => {
  const folder = temporaryFolder()
  cpSync(smallProgram, folder, { recursive: true })
  writeFileSync(
    join(folder, 'performance-plan.md'),
    '# Performance plan\n\n## Tier 1: Stabilization\n\n**Success Metrics**:\n- P99 response time: <1s\n',
  )
  const db = join(folder, 'a.sqlite')
  const verdicts = async () => {
    const { tiers } = statusSchema.parse((await cli(['status', '--db', db, '--json'])).json())
    return tiers.flatMap(({ criteria }) =>
      criteria.map(({ id, decidingRule, verdict }) => `${id} ${decidingRule} ${verdict}`),
    )
  }
  await cli(['import', folder, '--db', db])
  const inferred = await verdicts()
  expect(inferred.some((line) => line.includes('p99(*) < 1s'))).toBe(true)
  await cli(['init', folder])
  const sheet = readFileSync(join(folder, 'program.md'), 'utf8')
  expect(sheet).toContain('tier-1/p99-response-time: "p99(*) < 1s"')
  expect(sheet).toContain('performance-plan.md:6 asks for more')
  await cli(['import', folder, '--db', db])
  expect(await verdicts()).toEqual(inferred)
})

test('init does not overwrite what somebody wrote', async () => {
  const folder = temporaryFolder()
  cpSync(join(smallProgram, 'tracker.md'), join(folder, 'tracker.md'))
  await cli(['init', folder])
  const again = await cli(['init', folder])
  expect(again).toMatchObject({ code: 2, out: '' })
  expect(again.err).toContain('program.md exists already')
  expect((await cli(['init', folder, '--force'])).code).toBe(0)
})
