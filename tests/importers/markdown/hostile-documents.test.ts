import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from '~importers/markdown'

const read = (text: string) => readDocument({ file: 'a.md', bytes: new TextEncoder().encode(text) })

test('empty and binary input give an empty plan with a reason', () => {
  expect(read('')).toMatchObject({ role: 'other', boxes: [], weeks: [] })
  const binary = readDocument({ file: 'a.md', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) })
  expect(binary.diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
  expect(readDocument({ file: 'a.md', bytes: Uint8Array.from([0xff, 0xfe, 0xfd, 0x80]) }).boxes).toEqual([])
})

test('deeply nested lists and quotes are refused', () => {
  for (const text of [
    Array.from({ length: 600 }, (_, depth) => `${'  '.repeat(depth)}- [ ] x`).join('\n'),
    `${'>'.repeat(500)} x\n`.repeat(900),
    '- - - - - - - - x\n'.repeat(20_000),
  ]) {
    const plan = read(text)
    expect(plan.diagnostics[0]).toMatchObject({ severity: 'error', rule: 'nesting-too-deep' })
    expect(plan.boxes).toEqual([])
  }
})

test('lists are refused by their number and depth, and a long tracker is still read', () => {
  const nested = (depth: number, rows: number) =>
    Array.from({ length: rows }, (_, row) => `${'  '.repeat(row % depth)}- [ ] x\n`).join('')
  const weeks = Array.from({ length: 4000 }, (_, row) => `## Week ${row}: a\n`).join('')
  for (const text of [
    weeks,
    '| a | b |\n'.repeat(11_000),
    nested(30, 10_000),
    nested(3, 5000),
    '> > x\n'.repeat(6000),
    '[^a]: x\n\n'.repeat(4000),
    '> quote\n\n| a | b |\n|---|---|\n| c | d |\n- [x] x\n  - [x] y\n- [ ] z\n\n```\nP95 600ms\n```\n\n'.repeat(450),
  ]) {
    const plan = read(text)
    expect(plan.diagnostics[0]).toMatchObject({ severity: 'error', rule: 'too-many-items', column: 1 })
    expect(plan.boxes).toEqual([])
  }
  expect(read(nested(4, 1000)).boxes).toHaveLength(1000)
})

test('numbers of hundreds of digits number no tier, week, users or rate', () => {
  const long = '1'.repeat(900)
  const plan = read(
    [
      `## Tier ${long} exit criteria\n- [ ] Error rate <0.05%`,
      `## Week ${long}: Foundation\n### Day ${long}: Work\n- [x] 1.1 Add indexes`,
      `**Load test, ${long} users, ${long} min (v1)**:\n- P95: 600ms`,
      `Paid $${long}/hour for Tier ${long}`,
    ].join('\n\n'),
  )
  const numbers: number[] = []
  JSON.stringify(plan, (_, value: unknown) => {
    if (typeof value === 'number') numbers.push(value)
    return value
  })
  expect(numbers.length).toBeGreaterThan(5)
  expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([])
})

test('a flood of underlined headings is refused, a bare address in text is a link with a place', () => {
  expect(read('a\n===\n'.repeat(2000)).diagnostics[0]!.rule).toBe('too-many-underlines')
  const plan = read('# Tracker\n\nsee www.example.org or me@example.org\n')
  expect(plan.links.map(({ target, place }) => [target, place.line])).toEqual([
    ['http://www.example.org', 3],
    ['mailto:me@example.org', 3],
  ])
})

test('a thousand diagnostics of one kind are counted, not listed', () => {
  const plan = read('# Plan\n**Odd label**: x\n'.repeat(200))
  expect(plan.diagnostics).toHaveLength(51)
  expect(plan.diagnostics.at(-1)!.message).toContain('150 more')
})

test('any text is read without a throw, and every place lies inside it', () => {
  const piece = fc.constantFrom(
    '# Tracker',
    '## WEEK 1: A (DONE)',
    '### Day 1 (2026-01-01) - B ✅',
    '- [x] Task 1.1: a (2h) - v26b',
    '- [ ]',
    '  - [ ] b',
    '| Week | Status |',
    '|---|---|',
    '| 1 | ✅ Done |',
    '| Risk | Impact |',
    '```',
    '[###] 20% Complete',
    '**Status**: done',
    '**',
    '> BACKLOG: x',
    '---',
    '',
    '✅ >99% a',
    '‚úÖ',
    'âœ…',
    '| TOTAL | $1 |',
    '## Success criteria',
    '### Tier 1: x',
    '1. [ ] y',
    '[a](b)',
    '<div>',
    '**Exit Criteria**:',
    '- Week 2 Status: x',
    '\u2028',
    '# TEMPLATE',
    '`',
    '\t- [x] z',
    '🚀',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 30 })), { maxLength: 40 }),
      (lines) => {
        const text = lines.join('\n')
        const plan = read(text)
        const count = text.split(/\r\n|\r|\n/).length
        const placed = [
          ...plan.boxes,
          ...plan.weeks,
          ...plan.tasks,
          ...plan.criteria,
          ...plan.planItems,
          ...plan.glyphItems,
        ]
        for (const item of placed) {
          expect(item.place.line).toBeGreaterThanOrEqual(1)
          expect(item.place.line).toBeLessThanOrEqual(count)
          expect(item.place.column).toBeGreaterThanOrEqual(1)
        }
        for (const diagnostic of plan.diagnostics) expect(diagnostic.line).toBeLessThanOrEqual(count)
        const ids = [...plan.tasks, ...plan.criteria, ...plan.deliverables, ...plan.milestones].map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      },
    ),
    { numRuns: 150 },
  )
})

test('a name from Object.prototype is only a name', () => {
  const plan = read(
    '# Tracker\n## constructor\n**__proto__**: x\n**toString**: y\n| constructor | Status |\n|---|---|\n| \\_\\_proto\\_\\_ | ✅ Done |\n',
  )
  expect(plan.glyphItems.map(({ text }) => text)).toEqual(['__proto__'])
})

test('every flood that the parser or a reader would drown in is refused with its line', () => {
  const floods: [string, string][] = [
    [`# T\n${' '.repeat(19_000)}x\n`.repeat(20), 'endless-run'],
    [`# T\n${'1'.repeat(19_000)}\n`.repeat(20), 'endless-run'],
    [`${'[a]('.repeat(4700)}\n`.repeat(20), 'too-many-brackets'],
    [`${'a@b.c_ '.repeat(14)}\n`.repeat(2000), 'too-many-brackets'],
    ['"ok": [\n],\n'.repeat(1600) + '],\n'.repeat(3000), 'too-many-brackets'],
    ['"name",\n],\n'.repeat(4000), 'too-many-brackets'],
    ['# h\n'.repeat(100_000), 'too-many-items'],
    ['word\n'.repeat(31_000), 'too-many-lines'],
    ['"ko": 0.5\n'.repeat(3000), 'block-too-long'],
    ['x'.repeat(400_000), 'line-too-long'],
    ['word word\n'.repeat(60_000), 'document-too-large'],
  ]
  for (const [text, rule] of floods) {
    expect(read(text).diagnostics[0]).toMatchObject({ severity: 'error', rule, file: 'a.md' })
  }
})

test('a thousand boxes without an empty line between them are read', () => {
  const plan = read(`# Tracker\n${'- [x] [a](b.md) and [c]\n'.repeat(1000)}`)
  expect(plan.boxes).toHaveLength(1000)
})

test('front matter that means harm gives a diagnostic and never runs', () => {
  for (const language of ['js', 'javascript', 'coffee', 'json', 'constructor', 'toString', '__proto__']) {
    const plan = read(`---${language}\n(globalThis.assayPwned = true)\n---\n# Tracker\n`)
    expect(plan.diagnostics.map(({ severity }) => severity)).toContain('error')
    expect(plan.title).toBe('Tracker')
  }
  expect('assayPwned' in globalThis).toBe(false)
  const bomb = Array.from({ length: 8 }, (_, level) => `k${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`)
  expect(read(`---\nk0: &a0 [x]\n${bomb.join('\n')}\n---\n# T\n`).diagnostics[0]!.rule).toBe('front-matter-invalid')
  read('---\n__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\n---\n# T\n')
  expect('polluted' in {}).toBe(false)
})
