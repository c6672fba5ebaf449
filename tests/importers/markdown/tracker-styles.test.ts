import { expect, test } from 'vitest'
import { readDocument } from '~importers/markdown'

const read = (text: string, file = 'tracker.md') => readDocument({ file, bytes: new TextEncoder().encode(text) })
const tasks = (text: string) => read(text).tasks.map(({ id, ticked }) => `${id} ${ticked ? 'done' : 'open'}`)

test('rows of a task table under a sprint are its tasks, criteria rows are criteria', () => {
  const plan = read(`# Checkout SLO program
## Sprint 1 - Baseline
| Task | Owner | Status |
|---|---|---|
| Pool metrics | Mira | ✅ Done |
| Tune GC | Jo | In progress |
| Chaos day | Jo | Being discussed |
## Exit criteria
| Criterion | Target | Status |
|---|---|---|
| p95 latency | under 300 milliseconds | ✅ |
| Throughput | at least 500 rps | ❌ |
| Availability | ≥ 99.9% | |
`)
  expect(plan.role).toBe('tracker')
  expect(plan.tasks.map(({ id, ticked }) => [id, ticked])).toEqual([
    ['sprint-1/pool-metrics', true],
    ['sprint-1/tune-gc', false],
    ['sprint-1/chaos-day', false],
  ])
  expect(plan.boxes).toEqual([])
  expect(plan.criteria.map(({ text, ticked, place }) => [text, ticked, place.line])).toEqual([
    ['p95 latency under 300 milliseconds', true, 11],
    ['Throughput at least 500 rps', false, 12],
    ['Availability ≥ 99.9%', null, 13],
  ])
  expect(plan.tiers.map(({ id }) => id)).toEqual(['exit-criteria'])
})

test('boxes in table cells are boxes, in document order', () => {
  const plan = read(`# Tracker
## Phase 1.1: Base
| # | Task | Estimate | Done |
|---|---|---|---|
| 1 | Set up CI | 4h | [x] |
| 2 | Push | 8h | ☐ |
- [x] Sign the build
`)
  expect(plan.tasks.map(({ text, ticked, estimateMinutes }) => [text, ticked, estimateMinutes])).toEqual([
    ['Set up CI', true, 240],
    ['Push', false, 480],
    ['Sign the build', true, null],
  ])
  expect(plan.boxes.map(({ text, owner, ticked }) => `${text} ${owner} ${ticked}`)).toEqual([
    'Set up CI task true',
    'Push task false',
    'Sign the build task true',
  ])
})

test('weeks as list items hold the boxes below them', () => {
  const plan = read(`# Tracker
- **Week 1** (done): profiling
  - [x] flame graphs
- Week 2: caching
  - [ ] redis
`)
  expect(plan.weeks.map(({ id, title, statuses }) => [id, title, statuses.map(({ status }) => status)])).toEqual([
    ['week-1', 'profiling', ['done']],
    ['week-2', 'caching', []],
  ])
  expect(plan.tasks.map(({ id, ticked }) => [id, ticked])).toEqual([
    ['week-1/flame-graphs', true],
    ['week-2/redis', false],
  ])
  expect(plan.diagnostics).toEqual([])
})

test('without a single box the marks of a week are its tasks; beside boxes they are remarks', () => {
  const marks = '## Week 1\n✅ Antenna\n🔄 Telemetry\n- ❌ Camera\n'
  expect(tasks(`# Tracker\n${marks}`)).toEqual(['week-1/antenna done', 'week-1/telemetry open', 'week-1/camera open'])
  expect(tasks(`# Tracker\n${marks}- [ ] Box\n`)).toEqual(['week-1/box open'])
})

test('criteria without boxes are criteria, marked ones with their claim', () => {
  const plan = read(
    '# Tracker\n## Success criteria\n- ✅ Errors < 0.5%\n- ⬜ p99 under 2s\n1. p95 < 1s\n   - measured at night\n',
  )
  expect(plan.criteria.map(({ text, ticked }) => [text, ticked])).toEqual([
    ['Errors < 0.5%', true],
    ['p99 under 2s', false],
    ['p95 < 1s', null],
  ])
})

test('what a form leaves open is a placeholder, never progress and never a criterion', () => {
  const plan = read(`# Execution Tracker
**Start Date**: YYYY-MM-DD
**Status**: [Not Started / In Progress / Complete]
## Week 1: [Theme]
- [ ] [Task 1]
- [x] Example: replace me
- [x] TBD
- [ ] ____ done
- [x] Cache \`/api/<id>/chart/\` and /api/[id]/
## Success criteria
### Tier 1: [Name]
- [ ] P99 < [X]s
- [ ] Error rate < __%
- [ ] <metric> is <value>
`)
  expect(plan.boxes.filter(({ owner }) => owner !== 'placeholder').map(({ owner }) => owner)).toEqual(['task'])
  expect(plan.criteria).toEqual([])
  expect(plan.statuses).toEqual([])
  expect(plan.diagnostics.map(({ line, rule }) => [line, rule])).toEqual([
    [2, 'field-unfilled'],
    [3, 'field-unfilled'],
  ])
})

test('brackets, tags and formats of real work are no placeholders', () => {
  const work = [
    '[BUG] Fix the crash',
    '[AUTH] Login row',
    'Support <details> in exports',
    'Accept YYYY-MM-DD dates',
    'Example app published',
    'Rename __init__ files',
    '[docs](a.md) reviewed',
  ]
  const plan = read(`# Tracker\n## Week 1\n${work.map((text) => `- [x] ${text}\n`).join('')}\n> - [ ] quoted work\n`)
  expect(plan.boxes.map(({ owner }) => owner)).toEqual(Array(8).fill('task'))
})

test('a document that calls itself a template states nothing at all', () => {
  const text = '## Week 1: Start\n- [x] Invite the team\n## Success criteria\n- [x] p95 < 1s\n'
  for (const plan of [read(`# Tracker Template\n${text}`), read(`# Tracker\n${text}`, 'weekly-template.md')]) {
    expect(plan.boxes.map(({ owner }) => owner)).toEqual(['placeholder', 'placeholder'])
    expect([plan.tasks, plan.criteria, plan.weeks]).toEqual([[], [], []])
  }
})

test('a German tracker is read as an English one', () => {
  const plan = read(`# Leistungsprogramm – Fortschritt
**Beginn**: 12.01.2026
**Ende**: 06.03.2026
**Status**: In Arbeit
## Woche 1: Anmeldung (erledigt)
**Ziel**: Anmeldung ohne Fehler
- [x] Index anlegen (2 Std.)
## Woche 2: Warenkorb (läuft)
- [ ] Zwischenspeicher
## Erfolgskriterien
### Stufe 1: Stabilität
- [ ] Fehlerquote < 0,1 %
## Risiken
| Risiko | Wahrscheinlichkeit | Auswirkung | Maßnahme |
|---|---|---|---|
| Umzug | hoch | mittel | Puffer |
`)
  expect([plan.startDate, plan.endDate, plan.statuses[0]?.status]).toEqual(['2026-01-12', '2026-03-06', 'in_progress'])
  expect(plan.weeks.map(({ id, goal, statuses }) => [id, goal, statuses[0]?.status])).toEqual([
    ['week-1', 'Anmeldung ohne Fehler', 'done'],
    ['week-2', null, 'in_progress'],
  ])
  expect(plan.tasks[0]).toMatchObject({ text: 'Index anlegen', estimateMinutes: 120 })
  expect(plan.criteria.map(({ tierId, text }) => [tierId, text])).toEqual([['tier-1', 'Fehlerquote < 0,1 %']])
  expect(plan.risks[0]).toMatchObject({ probability: 'hoch', impact: 'mittel', mitigation: 'Puffer' })
  expect(plan.diagnostics).toEqual([])
})

test('milestones with a number, emoji codes and folded parts divide a roadmap', () => {
  const plan = read(`# Roadmap
<!-- - [x] hidden -->
## :rocket: Milestone 1 — Core
- [x] Auth <!-- owner -->
<details><summary>Phase 2 — Growth</summary>

- [ ] Referral

</details>

- [ ] Search
`)
  expect(plan.weeks.map(({ id, title }) => [id, title])).toEqual([
    ['milestone-1', 'Core'],
    ['phase-2', 'Growth'],
  ])
  expect(plan.tasks.map(({ id }) => id)).toEqual(['milestone-1/auth', 'milestone-1/search', 'phase-2/referral'])
  expect(plan.boxes).toHaveLength(3)
})

test('front matter states dates and status', () => {
  const plan = read(
    '---\nstart: 2026-01-12\nend: "2026-03-27"\nupdated: 2026-02-01\nstatus: in progress\n---\n# Tracker\n',
  )
  expect([plan.startDate, plan.endDate, plan.lastUpdated?.date]).toEqual(['2026-01-12', '2026-03-27', '2026-02-01'])
  expect(plan.statuses).toMatchObject([{ status: 'in_progress', place: { line: 5 } }])
})

test('places hold behind a byte order mark, Windows line ends and a repaired symbol', () => {
  const plan = read('\ufeff# Tracker\r\n\r\n## Week 1: A\r\n- [x] âœ… first\r\n  - [ ] second\r\n')
  expect(plan.boxes.map(({ place }) => [place.line, place.column])).toEqual([
    [4, 1],
    [5, 3],
  ])
  expect(plan.diagnostics.map(({ line, column, rule }) => [line, column, rule])).toEqual([[4, 7, 'mojibake-repaired']])
})

test('a day beside the open box of a milestone is when it is due, beside a ticked one when it was reached', () => {
  const plan = read(`# Move to new payments
## Phase 1: Prepare
- [ ] Inventory
## Milestones
- [x] Phase 1 Complete: **ACHIEVED 2026-03-02**
- [ ] Phase 2 Complete (2026-03-29)
- [ ] Phase 3 Complete
`)
  expect(plan.milestones.map(({ ticked, achievedOn, dueOn }) => [ticked, achievedOn, dueOn])).toEqual([
    [true, '2026-03-02', undefined],
    [false, null, '2026-03-29'],
    [false, null, undefined],
  ])
})
