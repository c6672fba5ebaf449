import { describe, expect, test } from 'vitest'
import { randomFrom } from '../support/audit-faults'
import { temporaryFolder } from '../support/temporary'
import { deeds } from './deeds'
import { killTrial } from './kills'
import { isBuilt } from './processes'

const built = isBuilt() ? describe : describe.skip
const title = isBuilt() ? 'killed processes' : 'killed processes (skipped: the server is not built; npm run build)'

built(title, () => {
  test('after twenty kills nothing acknowledged is lost, nothing is half there, and the chain holds', async () => {
    const seed = Date.now() % 1_000_000
    const input = { folder: temporaryFolder(), random: randomFrom(seed), kills: 20, killMinutes: 4, lockedSeconds: 0 }
    const findings = await killTrial(input)
    const broken = findings.filter(({ held }) => held === false).map(({ what }) => `seed ${seed}: ${what}`)
    expect(broken).toEqual([])
    const unkilled = deeds.filter((deed) => !findings.some(({ fault, times }) => fault.endsWith(deed) && times > 0))
    expect(unkilled).toEqual([])
  }, 300_000)
})
