import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { databaseMetrics } from '~/server/metrics/database-metrics'
import { ServerMetrics } from '~/server/metrics/server-metrics'
import { openDatabase } from '~db/client.server'
import { root } from './source-tree'

const deploy = join(root, '.github/deploy')
const guide = readFileSync(join(root, 'content/guides/operations.md'), 'utf8')
const read = (name: string) => readFileSync(join(deploy, name), 'utf8')

async function metricNames(): Promise<string[]> {
  const db = openDatabase(':memory:')
  const metrics = new ServerMetrics().ofProcess()
  databaseMetrics(metrics, db)
  metrics.gauge('assay_uploads_under_way', 'as countedUploads adds it', () => 0)
  const text = await metrics.registry.metrics()
  db.close()
  return [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string)
}

test('the guide names every metric of Assay, and guide and alerts name none that is not there', async () => {
  const names = await metricNames()
  const own = names.filter((name) => name.startsWith('assay_'))
  expect(own.filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
  const used = [...`${guide}\n${read('assay-alerts.yml')}`.matchAll(/\b(?:assay|nodejs|process)_[a-z0-9_]+\b/g)]
  const unknown = used.map(([name]) => name.replace(/_bucket$/, '')).filter((name) => !names.includes(name))
  expect(unknown).toEqual([])
})

test('the guide names every file of the folder', () => {
  const missing = readdirSync(deploy).filter((name) => !guide.includes(name) && !name.endsWith('.dockerignore'))
  expect(missing).toEqual([])
})

test('YAML is YAML, with what its reader needs', () => {
  const compose = parse(read('compose.yaml')) as { services: Record<string, { network_mode?: string }> }
  expect(Object.keys(compose.services)).toEqual(['proxy', 'assay'])
  expect(compose.services.assay?.network_mode).toBe('service:proxy')
  const alerts = parse(read('assay-alerts.yml')) as { groups: { rules: { alert: string; expr: string }[] }[] }
  for (const { alert, expr } of alerts.groups.flatMap(({ rules }) => rules)) {
    expect(alert).toMatch(/^Assay[A-Z]/)
    expect(expr.length).toBeGreaterThan(5)
  }
  expect(parse(read('litestream.yml'))).toMatchObject({ dbs: [{ path: '/var/lib/assay/assay.sqlite' }] })
})

test('units, container and compose set variables that Assay reads, and start what is built', () => {
  const known = readFileSync(join(root, '.env.example'), 'utf8')
  const texts = readdirSync(deploy).map(read).join('\n')
  const unknown = [...texts.matchAll(/\bASSAY_[A-Z_]+\b/g)]
    .map(([name]) => name)
    .filter((name) => !known.includes(`${name}=`))
  expect(unknown).toEqual([])
  expect(read('assay.service')).toContain('build/node/cli.js serve --port 3000')
  for (const folder of [...read('Dockerfile').matchAll(/--from=build \/srv\/assay\/(\S+)/g)].map(
    ([, path]) => path as string,
  ))
    expect(existsSync(join(root, folder)) || ['build', 'node_modules'].includes(folder)).toBe(true)
})
