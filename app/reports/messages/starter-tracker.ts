/**
 * A small tracker to begin with: one of everything that Assay reads, in words that fit any service.
 * Every line of it is read (tests/reports/starter-tracker.test.ts).
 */
export const starterTracker = `# Execution tracker: faster checkout

**Start Date**: 2026-03-02
**End Date**: 2026-03-13
**Status**: IN PROGRESS
**Goal**: a checkout that holds under 200 users
**Investment**: $4,000 - $5,000
**Owner**: Ada

## WEEK 1: TIER 1 STABILITY (IN PROGRESS)

**Goal**: logins and checkout answer under load
**Exit Criteria**: success rate >99%, P99 <2s

#### Day 1 (2026-03-02) - Find the slow places

- [x] Task 1.1: Load test with 50 users (2h) - shop_50u_stats.csv
- [x] Task 1.2: Index on the order table (3h) - migration 0007_order_index.py

#### Day 2-3 (2026-03-03 to 2026-03-04) - Repair them

- [ ] Task 1.3: Cache the price list (4h)
- [ ] Task 1.4: Pool the database connections (3h)

## WEEK 2: TIER 2 LOAD (PLANNED)

**Goal**: 200 users at once

#### Day 6 (2026-03-09) - Prove it

- [ ] Task 2.1: Load test with 200 users (2h)
- [ ] Task 2.2: Runbook for an outage (4h)

## WEEKLY TARGETS

| Metric | Baseline | Tier 1 | Final |
|---|---|---|---|
| P99 response time | 4,200ms | <2s | <1s |
| Error rate | 2.1% | <1% | <0.05% |
| Throughput | 20 req/s | >30 req/s | >50 req/s |

## SUCCESS CRITERIA CHECKLIST

### Tier 1: Stability

- [ ] Success rate >99%
- [ ] P99 response time <2s
- [ ] Zero 30+ second outliers

### Tier 2: Load

- [ ] Throughput >50 req/s
- [ ] Error rate <0.05%
- [ ] Unit tests coverage ≥90%
- [ ] Integration tests passing
- [ ] Runbook created

## RISK TRACKER

| Risk | Probability | Impact | Mitigation | Status |
|---|---|---|---|---|
| The cache serves old prices | Medium | High | Expire after a minute | PLANNED |

## COST TRACKING

| Week | Phase | Est. Hours | Est. Cost | Actual Hours | Actual Cost | Status |
|---|---|---|---|---|---|---|
| 1 | Stability | 12h | $480 | 5h | $200 | IN PROGRESS |
| 2 | Load | 6h | $240 | 0h | $0 | PLANNED |
| TOTAL | | 18h | $720 | 5h | $200 | IN PROGRESS |

## DELIVERABLES CHECKLIST

### Week 2 Deliverables

- [ ] Runbook (runbook.md)

## MILESTONES

- [ ] Week 1 complete: cake
- [ ] Tier 2 signed: dinner

## ESCALATION MATRIX

### Blocker

**Contact**: Ada
**SLA**: 4 hours

### Schedule delay > 2 days

**Contact**: Grace
**SLA**: 1 day

**Last Updated**: 2026-03-03
`
