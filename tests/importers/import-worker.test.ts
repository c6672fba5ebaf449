import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { buildImport } from '~importers/build-import'
import { buildImportInWorker } from '~importers/import-worker'
import { historyHeader, historyText, statsText } from '../support/locust-text'
import { received } from '../support/read-evidence'

const files = [
  received('runs/load_stats.csv', statsText()),
  received(
    'runs/load_stats_history.csv',
    historyText([
      [1700000000, 0, 0],
      [1700000010, 5, 10],
    ]),
  ),
  received('plan.md', '# Plan\n\n## Week 1\n\n- [x] one\n'),
  received('broken_stats.csv', new Uint8Array([0, 0])),
]

test('the worker gives what buildImport gives, with the bytes', async () => {
  const seen: (string | null)[] = []
  const result = await buildImportInWorker(files, { onProgress: ({ file }) => seen.push(file) })
  expect(result).toEqual(buildImport(files))
  expect(result.received.find(({ path }) => path === 'plan.md')!.bytes).toBe(files[2]!.bytes)
  expect(seen).toEqual(['broken_stats.csv', 'plan.md', 'runs/load_stats.csv', 'runs/load_stats_history.csv', null])
})

test('refusals of the folder walk are part of the result, and refuse their run', async () => {
  const refused = [{ path: 'runs/load_failures.csv', message: 'too large' }]
  const result = await buildImportInWorker(files.slice(0, 2), { refused })
  expect(result.runs).toEqual([])
  expect(result.refused).toHaveLength(3)
})

test('a file over the time limit is refused by name and the rest goes in', async () => {
  const row = '1700000000,5,,Aggregated,1.000000,0.000000,20,45,45,10,0,20,22.5,11,45,"100.0"\n'
  const slow = received('slow_stats_history.csv', `${historyHeader}\n${row.repeat(550_000)}`)
  const result = await buildImportInWorker([...files, slow], { timeLimitMs: 1000 })
  expect(result.refused.find(({ path }) => path === slow.path)).toEqual({
    path: slow.path,
    message: 'reading it took longer than 1 s',
  })
  expect(result.runs.map(({ label }) => label)).toEqual(['load'])
  expect(result.documents).toHaveLength(1)
})

test('the worker starts from a split bundle as well', async () => {
  const root = resolve(import.meta.dirname, '../..')
  // Inside the project, so that the external packages are found.
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
  const out = mkdtempSync(join(root, 'node_modules/.cache/assay-worker-'))
  const driver = join(out, 'driver.ts')
  writeFileSync(
    driver,
    `import { buildImportInWorker } from ${JSON.stringify(join(root, 'importers/import-worker'))}
     const bytes = new TextEncoder().encode('# Plan')
     const result = await buildImportInWorker([{ path: 'plan.md', bytes, sha256: 'x' }])
     process.stdout.write(JSON.stringify(result.documents.map(({ file, plan }) => [file.path, plan.title])))`,
  )
  await build({
    entryPoints: { cli: driver, 'import-worker': join(root, 'importers/import-worker.ts') },
    outdir: join(out, 'node'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'silent',
  })
  const { stdout } = await promisify(execFile)(process.execPath, [join(out, 'node/cli.js')], { cwd: '/' })
  expect(JSON.parse(stdout)).toEqual([['plan.md', 'Plan']])
  rmSync(out, { recursive: true })
})
