import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const columns =
  'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,' +
  'Max Response Time,Average Content Size,Requests/s,Failures/s,50%,95%,99%,100%'

/** A summary of 4,000 requests, two of a thousand of them failed. */
export function summaryOf(p99Ms: number): string {
  const row = (kind: string, name: string, count: number, bytes: number) =>
    `${kind},${name},${count},${count / 500},50,60.0,5,${p99Ms + 900},${bytes},${count / 200}.0,${count / 100_000},50,80,${p99Ms},${p99Ms + 900}`
  return [
    columns,
    row('GET', '/cart', 2000, 900),
    row('POST', '/pay', 2000, 700),
    row('', 'Aggregated', 4000, 800),
    '',
  ].join('\n')
}

/** ISO day so many days from today: a program under way, whatever the year. */
export const dayFromToday = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const tracker = (version: 1 | 2) => `# Checkout tracker

**Start Date**: ${dayFromToday(-11)}
**End Date**: ${dayFromToday(2)}

### WEEK 1: FIRST

#### Day 1 (${dayFromToday(-11)})

- [x] Task 1.1: Add the index (2h)
- [ ] Task 1.2: Cache the session (1h)
${version === 1 ? '- [ ] Task 1.3: Move exports to a queue (4h)\n' : ''}
### WEEK 2: SECOND

#### Day 6 (${dayFromToday(-4)})

- [ ] Task 2.1: Measure again (3h)

## RISK TRACKER

### Active Risks

| Risk | Probability | Impact | Mitigation | Status |
|------|-------------|--------|------------|--------|
| The payment page is too slow under load | High | High | Measure P99 response time early | Open |
| The cache is flushed at night | Low | Medium | Warm it in the morning | Open |

## SUCCESS CRITERIA CHECKLIST

### Tier 1 (Speed)

- [x] P99 response time <2s
- [x] Error rate <1%

### Tier 2 (Scale)

- [ ] 80% cache hit ratio
- [ ] Throughput >900 req/s
- [ ] The support team is trained
${version === 1 ? '- [ ] P50 response time <10ms\n' : ''}
**Last Updated**: ${dayFromToday(version === 1 ? -2 : -1)}
`

const declaration = `---
slug: checkout
title: Checkout
qualifying:
  users: 100
signers:
  tier-1: [owner]
---
`

/** Writes the tracker of one version, a declaration and two runs; answers the folder. */
export function writeProgram(version: 1 | 2, folder = mkdtempSync(join(tmpdir(), 'assay-keyboard-'))): string {
  writeFileSync(join(folder, 'tracker.md'), tracker(version))
  writeFileSync(join(folder, 'program.md'), declaration)
  for (const [label, p99] of [
    ['first_100u', 400],
    ['second_100u', 300],
  ] as const) {
    mkdirSync(join(folder, label), { recursive: true })
    writeFileSync(join(folder, label, `${label}_stats.csv`), summaryOf(p99))
    const ended = new Date(Date.now() - (label === 'first_100u' ? 120 : 60) * 60_000).toISOString()
    writeFileSync(join(folder, label, 'run.md'), `---\nkind: run\nlabel: ${label}\nusers: 100\nended: ${ended}\n---\n`)
  }
  return folder
}
