import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repairMojibake } from '~importers/markdown/mojibake'
import { describeShared, sharedFolder } from '../../support/shared'

const macRoman = new TextDecoder('macintosh')
const utf8 = new TextEncoder()

/** The damage itself: UTF-8 bytes decoded with Mac Roman. */
function damage(text: string): string {
  return macRoman.decode(utf8.encode(text))
}

test('UTF-8 once decoded as Mac Roman is repaired exactly', () => {
  const healthy = '### ✅ WEEK 1 → 🚀 (⏳ ❌ 🟢 ⚠️ ├─ █░)'
  expect(repairMojibake(damage(healthy), 'a.md').text).toBe(healthy)
})

test('UTF-8 once decoded as Windows-1252 is repaired, also where a byte was lost', () => {
  const repaired = repairMojibake('CRITICAL âš\u00a0ï¸ and âœ… â†’ â€œyesâ€\u009d ðŸ“… 12 mÂ³', 'a.md')
  expect(repaired.text).toBe('CRITICAL ⚠\ufe0f and ✅ → “yes” 📅 12 m³')
  expect(repaired.diagnostics.map((diagnostic) => diagnostic.rule)).toContain('mojibake-byte-lost')
})

test('twice damaged text is repaired in two passes', () => {
  expect(repairMojibake('Ã¢Å“â€¦ done', 'a.md').text).toBe('✅ done')
})

test('healthy text is left alone', () => {
  for (const text of [
    'déjà vu, naïve café, Übergröße, “Österreich”, „Äpfel‘, ÉTÉ À LA PLAGE',
    '√2 ≈ 1.41, √π, ¬©, — Ängste — 10 µs ± 3 °C',
    'NÃO É SÓ, Ação, Ñandú, “É”',
    '✅ done → 🚀 日本語 Привет',
    'plain ASCII?',
  ]) {
    const repaired = repairMojibake(text, 'a.md')
    expect(repaired.text).toBe(text)
    expect(repaired.diagnostics).toEqual([])
  }
})

test('each repair is logged at its place in the received text, and columns map back', () => {
  const received = `first\n- ${damage('✅')} one ${damage('🚀')} two`
  const repaired = repairMojibake(received, 'plan.md')
  expect(repaired.diagnostics).toHaveLength(2)
  expect(repaired.diagnostics[0]).toMatchObject({ file: 'plan.md', line: 2, column: 3, rule: 'mojibake-repaired' })
  const column = repaired.text.split('\n')[1]!.indexOf('two') + 1
  expect(repaired.receivedColumn(2, column)).toBe(received.split('\n')[1]!.indexOf('two') + 1)
  expect(repaired.receivedColumn(1, 3)).toBe(3)
})

test('a check mark that became "?" is said, never guessed', () => {
  const repaired = repairMojibake('- P95: 150ms ?\n- `a.csv` ? login failed\n- Why not?\n- Is it so ?', 'a.md')
  expect(repaired.text).toContain('150ms ?')
  expect(repaired.diagnostics.map(({ line, rule }) => [line, rule])).toEqual([
    [1, 'symbol-lost'],
    [2, 'symbol-lost'],
  ])
})

describeShared('on the received documents', () => {
  test('no damage is left in any of them', () => {
    for (const folder of ['documents', 'trackers']) {
      for (const name of readdirSync(join(sharedFolder, folder))) {
        const text = readFileSync(join(sharedFolder, folder, name), 'utf8')
        const repaired = repairMojibake(text, name)
        expect(repaired.text, name).not.toMatch(/[‚Ãâð\uf8ff]/u)
        expect(repaired.text.split('\n')).toHaveLength(text.split('\n').length)
      }
    }
  })

  test('re-encoding in Mac Roman gives the same text as repairing run by run', () => {
    const received = readFileSync(join(sharedFolder, 'documents/master-execution-tracker.final.md'), 'utf8')
    const repaired = repairMojibake(received, 'a.md')
    expect(damage(repaired.text)).toBe(received)
  })
})
