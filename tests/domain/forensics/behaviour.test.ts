import { describe, expect, test } from 'vitest'
import type { Finding, Run } from '~/domain/evidence'
import { examineRun } from '~/domain/forensics'
import type { FindingCode } from '~/domain/vocabulary'
import { aggregateOf, makeRow, makeRun, makeSparseRow } from '../../support/run-factory'

const examine = (run: Run, earlier: Run[] = [], loginGlobs: string[] = []) => examineRun(run, { earlier, loginGlobs })
const find = (findings: Finding[], code: FindingCode) => findings.filter((finding) => finding.code === code)
const login = (requests: number, failures: number, over = {}) =>
  makeRow('POST /accounts/login/', { requests, failures, avgBytes: 300, failuresPerS: failures / 100, ...over })
const page = makeRow('GET /accounts/login/', { avgBytes: 5555 })

describe('a healthy run', () => {
  test('has no findings', () => {
    expect(examine(makeRun())).toEqual([])
    expect(examine(makeRun({ rows: [login(100, 0), page, makeRow('GET /home', { avgBytes: 9 })] }))).toEqual([])
  })
})

describe('auth_collapse', () => {
  test('half of the logins failing while other endpoints succeed taints the whole run', () => {
    const [finding] = find(examine(makeRun({ rows: [login(100, 50), makeRow('GET /home')] })), 'auth_collapse')
    expect(finding).toEqual({
      code: 'auth_collapse',
      severity: 'taint',
      scope: 'run',
      rows: ['POST /accounts/login/'],
      numbers: { requests: 100, failures: 50, otherEndpoints: 1 },
    })
  })

  test('one failure short of half is not a collapse', () => {
    expect(find(examine(makeRun({ rows: [login(100, 49), makeRow('GET /home')] })), 'auth_collapse')).toEqual([])
  })

  test('a run in which everything else fails too is not a collapse of logins', () => {
    const rows = [login(100, 100), makeRow('GET /home', { failures: 100, failuresPerS: 1 })]
    expect(find(examine(makeRun({ rows })), 'auth_collapse')).toEqual([])
  })

  test('fetching the login page successfully neither dilutes the failures nor counts as another endpoint', () => {
    expect(find(examine(makeRun({ rows: [login(100, 100), page] })), 'auth_collapse')).toEqual([])
    const busy = { ...page, requests: 5000, rps: 50 }
    expect(find(examine(makeRun({ rows: [login(100, 60), busy, makeRow('GET /x')] })), 'auth_collapse')).toHaveLength(1)
  })

  test('a declared login group replaces the inferred one', () => {
    const rows = [makeRow('POST /enter', { failures: 80, failuresPerS: 0.8 }), makeRow('GET /home')]
    expect(find(examine(makeRun({ rows })), 'auth_collapse')).toEqual([])
    expect(find(examine(makeRun({ rows }), [], ['POST /enter']), 'auth_collapse')).toHaveLength(1)
  })
})

describe('login_page_responses', () => {
  const like = (key: string, requests = 100) => makeRow(key, { avgBytes: 5555, requests, rps: requests / 100 })
  const healthy = (requests: number) => makeRow('GET /home', { avgBytes: 9001, requests, rps: requests / 100 })

  test('three endpoints of exactly the login page size taint the run, however few requests they had', () => {
    const rows = [page, like('GET /a', 1), like('GET /b', 1), like('GET /c', 1), healthy(9000)]
    const [finding] = find(examine(makeRun({ rows })), 'login_page_responses')
    expect(finding).toMatchObject({ severity: 'taint', scope: 'run' })
    expect(finding?.numbers).toEqual({ bytes: 5555, endpoints: 3, responses: 3, successes: 9003 })
    expect(finding?.rows).toEqual(['GET /accounts/login/', 'GET /a', 'GET /b', 'GET /c'])
  })

  test('one endpoint is enough when it carries a quarter of the successes', () => {
    expect(
      find(examine(makeRun({ rows: [page, like('GET /a', 100), healthy(300)] })), 'login_page_responses'),
    ).toHaveLength(1)
    expect(find(examine(makeRun({ rows: [page, like('GET /a', 100), healthy(301)] })), 'login_page_responses')).toEqual(
      [],
    )
  })

  test('a size that is close but not exact is another page', () => {
    const rows = [page, ...['GET /a', 'GET /b', 'GET /c'].map((key) => makeRow(key, { avgBytes: 5555.01 }))]
    expect(find(examine(makeRun({ rows })), 'login_page_responses')).toEqual([])
  })

  test('an empty login page identifies nothing', () => {
    const empty = ['GET /login', 'GET /a', 'GET /b', 'GET /c'].map((key) => makeRow(key, { avgBytes: 0 }))
    expect(find(examine(makeRun({ rows: empty })), 'login_page_responses')).toEqual([])
  })
})

describe('error_page_responses', () => {
  const write = (key: string, over = {}) => makeRow(`POST ${key}`, { avgBytes: 777, ...over })

  test('three writes of one exact size taint those endpoints and nothing else', () => {
    const run = makeRun({ rows: [write('/a'), write('/b'), write('/c'), write('/d', { avgBytes: 42 })] })
    const [finding] = find(examine(run), 'error_page_responses')
    expect(finding).toMatchObject({ severity: 'taint', scope: 'endpoints', rows: ['POST /a', 'POST /b', 'POST /c'] })
    expect(finding?.numbers).toMatchObject({ bytes: 777, endpoints: 3, responses: 300, writeEndpoints: 4, sharedBy: 3 })
  })

  test('two writes of one size, or three empty answers, are no error page', () => {
    expect(find(examine(makeRun({ rows: [write('/a'), write('/b')] })), 'error_page_responses')).toEqual([])
    const empty = ['/a', '/b', '/c'].map((key) => write(key, { avgBytes: 0 }))
    expect(find(examine(makeRun({ rows: empty })), 'error_page_responses')).toEqual([])
  })

  test('a row without failures that has the size of one which failed entirely in an earlier run is covered', () => {
    const earlier = makeRun({ label: 'before', rows: [write('/a', { failures: 100, failuresPerS: 1 })] })
    const [finding] = find(
      examine(makeRun({ rows: [write('/a'), makeRow('GET /x')] }), [earlier]),
      'error_page_responses',
    )
    expect(finding?.rows).toEqual(['POST /a'])
    expect(finding?.numbers).toMatchObject({ bytes: 777, sharedBy: 0, failedElsewhere: 1 })
  })

  test('the same within one run', () => {
    const rows = [write('/a', { failures: 100, failuresPerS: 1 }), makeRow('GET /x', { avgBytes: 777 })]
    expect(find(examine(makeRun({ rows })), 'error_page_responses')[0]?.rows).toEqual(['GET /x'])
  })

  test('logins and the login page are never its rows', () => {
    const earlier = makeRun({
      label: 'before',
      rows: [makeRow('GET /gone', { avgBytes: 5555, failures: 100, failuresPerS: 1 })],
    })
    expect(find(examine(makeRun({ rows: [page, makeRow('GET /x')] }), [earlier]), 'error_page_responses')).toEqual([])
  })
})

describe('uniform_responses', () => {
  test('most reads sharing one size taint the run, unless a login page explains it', () => {
    const rows = ['GET /a', 'GET /b', 'GET /c'].map((key) => makeRow(key, { avgBytes: 5555 }))
    const run = makeRun({ rows: [...rows, makeRow('GET /d', { avgBytes: 1 })] })
    expect(find(examine(run), 'uniform_responses')[0]).toMatchObject({ severity: 'taint', scope: 'run' })
    const explained = makeRun({ rows: [...rows, page, makeRow('GET /d', { avgBytes: 1 })] })
    expect(find(examine(explained), 'uniform_responses')).toEqual([])
  })
})

describe('failures_inside_latency', () => {
  test('taints exactly the rows with more than one percent of failures', () => {
    const rows = [
      makeRow('GET /one', { failures: 1, failuresPerS: 0.01 }),
      makeRow('GET /two', { failures: 2, failuresPerS: 0.02, avgBytes: 2 }),
    ]
    const [finding] = find(examine(makeRun({ rows })), 'failures_inside_latency')
    expect(finding).toMatchObject({ severity: 'taint', scope: 'latency', rows: ['*', 'GET /two'] })
    expect(finding?.numbers).toEqual({ rows: 2, worstFailures: 2, worstRequests: 100 })
  })

  test('exactly one percent is not more than one percent', () => {
    const rows = [makeRow('GET /one', { failures: 1, failuresPerS: 0.01 })]
    expect(find(examine(makeRun({ rows })), 'failures_inside_latency')).toEqual([])
  })

  test('an unknown count of failures is not zero and not a finding', () => {
    const rows = [makeSparseRow('GET /one', { requests: 10 })]
    expect(find(examine(makeRun({ rows, partial: true })), 'failures_inside_latency')).toEqual([])
  })
})

describe('only_login_ran', () => {
  test('says that nothing outside logging in was requested', () => {
    expect(find(examine(makeRun({ rows: [page, login(100, 0)] })), 'only_login_ran')[0]).toMatchObject({
      severity: 'warn',
      numbers: { requests: 200 },
    })
    expect(find(examine(makeRun({ rows: [page, makeRow('GET /x')] })), 'only_login_ran')).toEqual([])
  })

  test('a row that was never requested does not count as having run', () => {
    const idle = makeSparseRow('GET /x', { requests: 0, failures: 0 })
    expect(find(examine(makeRun({ rows: [page, idle] })), 'only_login_ran')).toHaveLength(1)
  })

  test('of a partial run it is said only when its rows account for every request', () => {
    const rows = [page, login(100, 0)]
    const partial = (requests: number) =>
      makeRun({ rows, partial: true, provenance: 'transcribed', aggregate: aggregateOf(rows, { requests }) })
    expect(find(examine(partial(200)), 'only_login_ran')).toHaveLength(1)
    expect(find(examine(partial(5000)), 'only_login_ran')).toEqual([])
  })
})
