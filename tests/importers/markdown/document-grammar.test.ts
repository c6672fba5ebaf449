import { expect, test } from 'vitest'
import { readDocument } from '~importers/markdown'
import { proofsIn } from '~importers/markdown/words/proof'
import { slugWithoutFigures } from '~importers/markdown/words/slug'
import { splitHeadingStatus, statusOf } from '~importers/markdown/words/status'

const read = (text: string) => readDocument({ file: 'tracker.md', bytes: new TextEncoder().encode(text) })

test('the word of a status wins over its glyph', () => {
  const meanings: [string, string | null][] = [
    ['✅ COMPLETE', 'done'],
    ['⏳ PENDING', 'planned'],
    ['⏳ In progress', 'in_progress'],
    ['🔄 Next', 'planned'],
    ['✅ NOT COMPLETE', 'in_progress'],
    ['belum selesai', 'in_progress'],
    ['Selesai', 'done'],
    ['⏸️', 'paused'],
    ['✅/❌', null],
    ['Implementation Complete → Awaiting Deployment', 'in_progress'],
    ['Ready to execute', 'planned'],
    ['PRODUCTION READY', 'done'],
    ['lorem', null],
  ]
  for (const [words, status] of meanings) expect(statusOf(words), words).toBe(status)
})

test('a heading parts into title and status words', () => {
  expect(splitHeadingStatus('✅ WEEK 1: TIER 1 (COMPLETE)')).toEqual({ title: 'WEEK 1: TIER 1', words: 'COMPLETE' })
  expect(splitHeadingStatus('Day 2 (2026-01-12) - Fix ✅ COMPLETE')).toEqual({
    title: 'Day 2 (2026-01-12) - Fix',
    words: '✅ COMPLETE',
  })
  expect(splitHeadingStatus('PHASE 1: X ──► ✅ COMPLETE (Deploy Next)').words).toBe('✅ COMPLETE (Deploy Next)')
  expect(splitHeadingStatus('🟡 TIER 2: Speed').words).toBeNull()
})

test('Indonesian headings and labels are read as the English ones', () => {
  const plan = read(`# Pelacak Proyek

**Tanggal Mulai**: 11 Januari 2026
**Tanggal Selesai**: 8 Maret 2026

## Minggu 1: Stabilisasi (SELESAI)
**Tujuan**: Perbaiki login

### Hari 1 - Indeks
- [x] Tugas 1.1: Indeks basis data (2 jam) - 0001_indeks

## Fase 2: Kinerja
- [ ] Tambah cache

## Kriteria Keberhasilan
### Tingkat 1: Stabil
- [ ] Login berhasil >99%

## Risiko
| Risiko | Kemungkinan | Dampak | Mitigasi |
|---|---|---|---|
| Migrasi gagal | Rendah | Tinggi | Uji dulu |
`)
  expect([plan.startDate, plan.endDate]).toEqual(['2026-01-11', '2026-03-08'])
  expect(plan.weeks.map((week) => [week.id, week.goal, week.statuses[0]?.status])).toEqual([
    ['week-1', 'Perbaiki login', 'done'],
    ['phase-2', null, undefined],
  ])
  expect(plan.tasks[0]).toMatchObject({ id: 'week-1/1.1', dayId: 'week-1/day-1', estimateMinutes: 120 })
  expect(plan.criteria.map((criterion) => criterion.id)).toEqual(['tier-1/login-berhasil'])
  expect(plan.risks[0]).toMatchObject({ probability: 'Rendah', impact: 'Tinggi', mitigation: 'Uji dulu' })
})

test('nested boxes are children; placeholders of templates never count', () => {
  const plan = read(`# Tracker
## Week 1: A
- [ ] Outer
  - [x] Inner
  - ✅ a remark
## STANDUP TEMPLATE
**Yesterday**:
- [ ] Task completed
`)
  expect(plan.tasks.map((task) => [task.id, task.parentId, task.ticked])).toEqual([
    ['week-1/outer', null, false],
    ['week-1/inner', 'week-1/outer', true],
  ])
  expect(plan.boxes.map((box) => box.owner)).toEqual(['task', 'task', 'placeholder'])
  expect(plan.templates[0]).toMatchObject({ id: 'standup-template', sections: ['Yesterday'] })
})

test('tables, boxes and labels that nothing understands are said, prose is not', () => {
  const plan = read(`# Tracker
Some prose. More prose: with a colon.

| Colour | Taste |
|---|---|
| red | sweet |

- [ ] belongs nowhere

**Weather**: fine
`)
  expect(plan.diagnostics.map(({ line, rule }) => [line, rule])).toEqual([
    [4, 'table-unread'],
    [8, 'boxes-unowned'],
    [10, 'line-unread'],
  ])
})

test('a timeline introduces phases that have no heading and states those that have one', () => {
  const plan = read(`# Tracker
## Roadmap
\`\`\`
[####      ] 40% Complete
├─ ✅ Phase 1: Base (COMPLETE)
└─ ⏳ Phase 2-3: More
\`\`\`
## Phase 1: Base
- [x] a
`)
  expect(plan.weeks.map((week) => [week.id, week.statuses.map(({ status }) => status)])).toEqual([
    ['phase-1', ['done']],
    ['phase-2', ['planned']],
    ['phase-3', ['planned']],
  ])
  expect(plan.statuses.map(({ status, words }) => [status, words])).toEqual([['in_progress', '40% Complete']])
})

test('places count front matter and a byte order mark as the editor does', () => {
  const plan = read('\ufeff---\ntitle: My tracker\n---\n# Heading\n## Week 1: A\n- [ ] a\n')
  expect(plan.title).toBe('My tracker')
  expect(plan.boxes[0]!.place).toEqual({ file: 'tracker.md', line: 6, column: 1 })
})

test('proofs are runs, files, migrations, commands and addresses of the line itself', () => {
  const texts = (line: string) => proofsIn(line).map(({ kind, text }) => `${kind}:${text}`)
  expect(texts('Tested (v32/v33/v34), report in `docs/A.md`')).toEqual([
    'file:docs/A.md',
    'run:v32',
    'run:v33',
    'run:v34',
  ])
  expect(texts('Audit v2 endpoints, tag v2.0-x, run v3')).toEqual(['run:v3'])
  expect(texts('Start - `docker compose up -d`')).toEqual(['command:docker compose up -d'])
  expect(texts('see https://example.org/a.md, 0032_add_index')).toEqual([
    'url:https://example.org/a.md',
    'migration:0032_add_index',
  ])
})

test('ids of criteria leave out figures and remarks', () => {
  const ids = ['Auth success rate >99%', 'P99 response time <2s', '80% cache hit ratio', 'V2 endpoints <1s P99', '100%']
  expect(ids.map(slugWithoutFigures)).toEqual([
    'auth-success-rate',
    'p99-response-time',
    'cache-hit-ratio',
    'v2-endpoints-p99',
    '100',
  ])
})
