import { expect, test } from 'vitest'
import { readDocument } from '~importers/markdown'
import { readProgram } from '~importers/markdown/program'
import { resolveProgramCriteria } from '~importers/markdown/program-criteria'

function read(text: string) {
  return readProgram({ file: 'program.md', bytes: new TextEncoder().encode(text) })
}

test('every key of a declaration is read', () => {
  const { settings, description, diagnostics } = read(`---
slug: shop
title: Shop speed-up
timezone: UTC+8
start: 2026-01-11
end: 2026-03-08
closed: 2026-02-01
budget: $8,000-11,500
rate: $30
deciding: [measured, transcribed]
proof: shown
staleness_days: 21
qualifying: { users: 100, requests: 1000 }
qualifying_by_tier:
  tier-3: { tags: [final] }
groups:
  login: POST *login*
  v2: ["* /api/v2/*"]
lists:
  write-endpoints: [POST /api/a/, PUT /api/b/]
criteria:
  tier-1/auth-success-rate: success(login) > 99%
  tier-1/p99-response-time: { rule: p99(*) < 2s, selection: worst_of(3) }
  tier-2/reports: { not_applicable: no reports in this release }
signers:
  tier-1: [owner, stakeholder]
selection: { consecutive: 2 }
---
What it is about.
`)
  expect(diagnostics).toEqual([])
  expect(description).toBe('What it is about.')
  expect(settings).toEqual({
    declared: true,
    slug: 'shop',
    title: 'Shop speed-up',
    timezone: '+08:00',
    startDate: '2026-01-11',
    endDate: '2026-03-08',
    closed: '2026-02-01',
    budgetLowCents: 800_000,
    budgetHighCents: 1_150_000,
    rateCentsPerHour: 3000,
    deciding: ['measured', 'transcribed'],
    proof: 'shown',
    stalenessDays: 21,
    qualifying: { minUsers: 100, minRequests: 1000 },
    qualifyingByTier: {
      'tier-3': { minUsers: 100, minRequests: 1000, labels: [], tags: ['final'], allowOnlyLogin: false },
    },
    groups: [
      { name: 'login', globs: ['POST *login*'], inferred: false },
      { name: 'v2', globs: ['* /api/v2/*'], inferred: false },
    ],
    lists: { 'write-endpoints': ['POST /api/a/', 'PUT /api/b/'] },
    criteria: [
      { id: 'tier-1/auth-success-rate', rule: 'success(login) > 99%', selection: null, notApplicable: null },
      {
        id: 'tier-1/p99-response-time',
        rule: 'p99(*) < 2s',
        selection: { kind: 'worst_of', k: 3 },
        notApplicable: null,
      },
      { id: 'tier-2/reports', rule: null, selection: null, notApplicable: 'no reports in this release' },
    ],
    signers: { 'tier-1': ['owner', 'stakeholder'] },
    selection: { kind: 'consecutive', k: 2 },
  })
})

test('what is not declared is absent, so that it can be inferred', () => {
  const { settings } = read('---\ntitle: A\nqualifying: { tags: [core] }\n---\n')
  expect(settings).toEqual({ declared: true, title: 'A', qualifying: { tags: ['core'] } })
})

test('a wrong value costs only itself and is named at its place', () => {
  const { settings, diagnostics } = read(`---
title: A
timezone: Mars/Olympus
proof: maybe
qualifying:
  users: many
stalenes_days: 3
constructor: 1
end: 2026-02-30
---
`)
  expect(settings).toEqual({ declared: true, title: 'A' })
  expect(diagnostics.map(({ line, column, severity, rule }) => [line, column, severity, rule])).toEqual([
    [3, 1, 'error', 'program-value-invalid'],
    [4, 1, 'error', 'program-value-invalid'],
    [6, 3, 'error', 'program-value-invalid'],
    [7, 1, 'warning', 'program-key-unknown'],
    [8, 1, 'warning', 'program-key-unknown'],
    [9, 1, 'error', 'program-value-invalid'],
  ])
  expect(diagnostics[3]!.message).toContain('"staleness_days"')
})

test('an unreadable rule stays, with a diagnostic, so that its criterion is an error', () => {
  const { settings, diagnostics } = read('---\ncriteria:\n  tier-1/a: p98x(login) < 2s\n---\n')
  expect(settings?.criteria?.[0]?.rule).toBe('p98x(login) < 2s')
  expect(diagnostics[0]).toMatchObject({ line: 3, column: 3, severity: 'error', rule: 'program-rule-invalid' })
})

test('no front matter, or one that cannot be read, declares nothing', () => {
  for (const text of ['# Program\n', '', '---\n---\n', '---js\n({})\n---\n', '---\na: [\n---\n']) {
    const { settings, diagnostics } = read(text)
    expect(settings, text).toBeNull()
    expect(
      diagnostics.some(({ severity }) => severity === 'error'),
      text,
    ).toBe(true)
  }
})

test('a criterion may be named by its text', () => {
  const plan = readDocument({
    file: 'tracker.md',
    bytes: new TextEncoder().encode('# Tracker\n## Success criteria\n### Tier 1: A\n- [ ] Login success rate >99%\n'),
  })
  const { settings } = read(
    '---\ncriteria:\n  login success  rate >99%: success(login) > 99%\n  Nothing like it: rps(*) > 1\n---\n',
  )
  const resolved = resolveProgramCriteria(settings!, [plan])
  expect(resolved.declaration.criteria!.map(({ id }) => id)).toEqual(['tier-1/login-success-rate', 'Nothing like it'])
  expect(resolved.diagnostics.map(({ rule }) => rule)).toEqual(['program-criterion-unknown'])
})
