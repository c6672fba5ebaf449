import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A file as a person wrote it, from which inputs are made. */
export interface Seed {
  /** Path that the mutated file comes in with. */
  path: string
  bytes: Buffer
}

const fixtures = resolve(import.meta.dirname, '../fixtures')

/** Texts that no fixture file holds: a program declaration, a run note, a tracker of many shapes. */
const written: Record<string, string> = {
  'program.md': `---
title: Shop
slug: shop
timezone: Asia/Singapore
start: 2026-02-02
end: 2026-04-03
groups:
  login: ["POST /auth/*"]
  items: ["GET /items*", "GET /shop/*"]
tiers:
  - id: tier-1
    criteria:
      - text: P95 below half a second
        rule: p95(*) < 500ms
      - { text: Few errors, rule: "error(*) < 1%" }
---
# Shop
`,
  'load_v1.run.md': `---
label: load_v1
users: 100
started: 2026-03-02T09:00:00Z
ended: 2026-03-02T09:10:00Z
commit: 0a1b2c3
tags: [final, ci]
provenance: measured
---
Database was cold.
`,
  'tracker.md': `# Shop: execution tracker
**Last Updated**: March 2, 2026

## Tier 1 exit criteria
- [x] P99 response time <2s (all endpoints) - ✅ 2.1s
- [ ] Error rate <0.05%
- [x] 80% cache hit ratio

## Week 1 (Feb 2 - Feb 8): Foundation ✅ COMPLETE
| Task | Status | Hours | Actual |
|------|:------:|------:|-------:|
| Indexes | ✅ Done | 8h | 6.5h |
| Cache | 🔄 In progress | 12h | 0h |

- [x] 1.1 Add indexes (\`load_v1_100u_stats.csv\`)
  - [x] verify
- [ ] 1.2 Cache warm-up [Owner]

\`\`\`
v1: 8,962 requests, 0 failures, P95 600ms, P99 2.1s, RPS ~29.9
Progress: ████████░░ 80%
\`\`\`

> Total: 121/132 tasks (91.7 %), $12,500 of $40k

| Risk | Probability | Impact |
|---|---|---|
| Pool exhausted | High | $5,000 |
`,
}

/** Every fixture of every format, of Locust's dialects and of the small program, and the texts above. */
export function readCorpus(): Seed[] {
  const files = ['formats', 'locust', 'small-program'].flatMap((folder) =>
    readdirSync(join(fixtures, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => ({ path: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) })),
  )
  const texts = Object.entries(written).map(([path, text]) => ({ path, bytes: Buffer.from(text) }))
  return [...files, ...texts].sort((a, b) => (a.path < b.path ? -1 : 1))
}
