import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openDatabase } from '~db/client.server'
import { cli } from '../support/cli'
import { describeShared, sharedFolder } from '../support/shared'

describeShared('reviews of the real program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-review-'))
  const db = ['--db', join(folder, 'assay.sqlite')]
  beforeAll(async () => {
    const paths = ['documents', 'evidence/ahsp'].map((path) => join(sharedFolder, path))
    expect((await cli(['import', ...paths, ...db])).code).toBe(0)
    openDatabase(db[1] as string).close()
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('week 1: everything is ticked, three tasks are proven, and v45 turned the logins from met to not met', async () => {
    const { out } = await cli(['review', '1', ...db])
    expect(out).toContain('11 Jan to 17 Jan 2026')
    expect(out).toContain('**Colour: red**')
    expect(out).toContain('- Ticked: 28 of 28 (before: 28)')
    expect(out).toContain('- Proven: 3 of 28 (before: 3)')
    expect(out).toMatch(
      /Auth success rate \\>99%: 0 %, \*\*not met\*\* \(before: met\)\. 0 of 200 logins succeeded in v45/,
    )
    expect(out).toContain('tracker.final.md:700')
    expect(out).toContain('- Hours: about 16 h; 40 h estimated')
    expect(out).toContain('## Blockers Encountered')
  })

  test('week 3: its zero hours are not recorded, and v45 is what its contradictions rest on', async () => {
    const { out } = await cli(['review', '3', ...db])
    expect(out).toContain('13 Jan to 31 Jan 2026')
    expect(out).toContain('- Ticked: 19 of 19 (before: 0)')
    expect(out).toContain('- Proven: 1 of 19')
    expect(out).toContain('Hours: not recorded')
    expect(out).toContain('“Scale test 200 users (v45) - 1.19% failures ✓ STABLE”: **contradicted**')
    expect(out).toMatch(/Auth % \\>99%: 0 %, \*\*not met\*\*/)
  })
})
