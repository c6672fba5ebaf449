import { expect, test } from 'vitest'
import { readAsFound, reportOf } from '../../support/read-report'

const metrics = (text: string) => reportOf(readAsFound(text).result, 'metrics')

test('a metric table gives samples with units, times, labels and places', () => {
  const report = metrics(
    'metric,value,unit,at,labels\ncache_hit_ratio,87.5,%,2026-01-11T02:00:00Z,node=a;zone=b\nused_memory,512,MB,,\n',
  )
  expect(report.samples).toEqual([
    {
      metric: 'cache_hit_ratio',
      value: 87.5,
      unit: '%',
      at: '2026-01-11T02:00:00.000Z',
      labels: { node: 'a', zone: 'b' },
      place: { file: 'report', line: 2, column: 1 },
    },
    {
      metric: 'used_memory',
      value: 512,
      unit: 'MB',
      at: null,
      labels: {},
      place: { file: 'report', line: 3, column: 1 },
    },
  ])
  expect(report.effectiveAt?.value).toBe('2026-01-11T02:00:00.000Z')
})

test('a value that could be two numbers, or none, is left out and named', () => {
  const { result } = readAsFound('metric;value;unit;at\na;1,234;ms;\nb;=1+1;ms;\nc;2;ms;yesterday\nd;3;ms;\n')
  expect(reportOf(result, 'metrics').samples.map(({ metric }) => metric)).toEqual(['d'])
  expect(result.diagnostics.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
    '2 metric-sample',
    '3 metric-sample',
    '4 metric-sample',
  ])
})

test('the same as JSON', () => {
  const report = metrics(
    '[{"metric":"cache_hit_ratio","value":0.9,"unit":"ratio","at":"2026-01-11T02:00:00Z","labels":{"node":"a"}}]',
  )
  expect(report.samples[0]).toMatchObject({ value: 0.9, unit: 'ratio', labels: { node: 'a' } })
})

test('Redis INFO: hits over lookups, and no ratio without a lookup', () => {
  const info = (hits: number, misses: number) =>
    `# Server\nredis_version:7.2.4\nserver_time_usec:1768046400000000\n\n# Memory\nused_memory:1048576\n\n# Stats\nkeyspace_hits:${hits}\nkeyspace_misses:${misses}\n`
  const report = metrics(info(870, 130))
  expect(report.samples.find(({ metric }) => metric === 'cache_hit_ratio')).toMatchObject({
    value: 0.87,
    unit: 'ratio',
    at: '2026-01-10T12:00:00.000Z',
  })
  expect(metrics(info(0, 0)).samples.map(({ metric }) => metric)).not.toContain('cache_hit_ratio')
})
