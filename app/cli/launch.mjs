#!/usr/bin/env node
import { spawn } from 'node:child_process'
/**
 * The one entry of every npm script and of the `assay` command. It needs nothing installed: it
 * installs the packages when they are missing or the lock file changed, builds when a source
 * changed, says what it is doing, and then hands over.
 */
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const installStamp = join(root, 'node_modules/.assay-installed')
const buildStamp = join(root, 'build/.assay-built')
const sources = ['app', 'db', 'importers', 'public', 'package-lock.json', 'remix.config.js', 'tsconfig.json']

/** Progress goes to standard error, so that `assay … --json` stays one document on standard output. */
function say(text) {
  process.stderr.write(`${text}\n`)
}

function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

function fingerprint(paths, salt) {
  const hash = createHash('sha256').update(salt)
  for (const path of paths.flatMap(filesUnder))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function stampHolds(file, expected) {
  return existsSync(file) && readFileSync(file, 'utf8') === expected
}

/** Runs a command to its end; a ticker says that it is still at work. Resolves to the exit code. */
function run(command, args, options = {}) {
  const { label, env, quiet = false } = options
  const started = Date.now()
  const child = spawn(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const ticker = label === undefined ? null : startTicker(label, started)
  // Who ends the launcher alone means the server too. A terminal's Ctrl-C reaches both: the launcher then
  // waits, so that the prompt comes back when the answers under way are out and the database is closed.
  let hungUp = false
  const pass = (signal) => {
    hungUp ||= signal === 'SIGHUP'
    child.kill(signal)
  }
  const wait = () => {}
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass)
  if (!quiet) process.on('SIGINT', wait)
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => {
      for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, pass)
      process.off('SIGINT', wait)
      // Without its terminal Node cannot end in peace.
      if (hungUp) process.kill(process.pid, 'SIGHUP')
      if (ticker !== null) ticker()
      if (quiet && code !== 0) process.stderr.write(output)
      done(code === null ? 1 : code)
    })
  })
}

function startTicker(label, started) {
  const terminal = process.stderr.isTTY === true
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const timer = setInterval(
    () => (terminal ? process.stderr.write(`\r  ${label} … ${seconds()} s `) : say(`  ${label} … ${seconds()} s`)),
    terminal ? 1000 : 20_000,
  )
  return () => {
    clearInterval(timer)
    if (terminal) process.stderr.write('\r\x1b[2K')
  }
}

async function step(label, work) {
  const started = Date.now()
  const code = await work()
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  say(code === 0 ? `  done: ${label} (${seconds} s)` : `  failed: ${label} (exit code ${code}, ${seconds} s)`)
  if (code !== 0) process.exit(code)
}

/** An install empties the folder first: through a link it would empty that of another checkout. */
function refuseLinkedPackages() {
  const folder = join(root, 'node_modules')
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return
  say('node_modules is a link to packages that are not those of this package-lock.json.')
  say('Remove the link to install here, or install where it leads.')
  process.exit(1)
}

async function ensureInstalled() {
  const expected = fingerprint(
    ['package-lock.json'],
    `node ${process.versions.modules} ${process.platform} ${process.arch}`,
  )
  if (stampHolds(installStamp, expected)) return
  refuseLinkedPackages()
  const native = join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')
  say('Installing packages (once; SQLite may be compiled from source, which takes a few minutes)')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  await step('packages', () =>
    run(npm, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { label: 'npm ci', quiet: true }),
  )
  if (!existsSync(native)) {
    await step('SQLite for this Node', () =>
      run(npm, ['rebuild', 'better-sqlite3'], { label: 'compiling SQLite', quiet: true }),
    )
  }
  writeFileSync(installStamp, expected)
}

async function ensureBuilt({ force = false } = {}) {
  const expected = fingerprint(sources, 'build')
  if (!force && stampHolds(buildStamp, expected)) return
  say('Building (sources changed since the last build)')
  const remix = join(root, 'node_modules/@remix-run/dev/dist/cli.js')
  await step('pages', () =>
    run(process.execPath, [remix, 'vite:build', '--config', 'remix.config.js', '--logLevel', 'warn'], {
      label: 'building pages',
      quiet: true,
      env: { NODE_ENV: 'production' },
    }),
  )
  const { bundleNode } = await import('./bundle-node.mjs')
  await step('server and command line', () => bundleNode(root))
  mkdirSync(dirname(buildStamp), { recursive: true })
  writeFileSync(buildStamp, expected)
}

/**
 * A page leaves some megabytes behind: with more room for what is new, less of it is still in use when room is
 * made and copied about for nothing. In MB, of each of two halves; the same in tests/load/server.ts.
 */
const roomOfServer = '--max-semi-space-size=32'

/**
 * Threads that compile and collect garbage beside the server: V8 takes four on any machine, and on two cores they
 * are in each other's way and in the server's. The same in tests/load/server.ts.
 */
const helpersOfServer = `--v8-pool-size=${Math.max(1, Math.min(4, availableParallelism() - 1))}`

function assay(args, env = {}) {
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const room = args[0] === 'serve' || args[0] === 'start' ? [roomOfServer, helpersOfServer] : []
  return run(process.execPath, ['--enable-source-maps', ...room, join(root, 'build/node/cli.js'), ...args], {
    env: { ASSAY_CWD: cwd, ...env },
  })
}

async function start(args) {
  await ensureInstalled()
  await ensureBuilt()
  process.exitCode = await assay(['start', ...args], { NODE_ENV: 'production' })
}

async function dev(args) {
  await ensureInstalled()
  process.exitCode = await run(process.execPath, ['--import', 'tsx', 'app/server/dev.ts', ...args], {
    env: { NODE_ENV: 'development' },
  })
}

/** Types, lint, unit and integration tests, then the browser against the built server. */
async function test(args) {
  await ensureInstalled()
  const bin = (path) => join(root, 'node_modules', path)
  if (args.length === 0) {
    say('Checking types and lint')
    await step('types', () => run(process.execPath, [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']))
    await step('lint', () => run(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '.']))
  }
  await ensureBuilt()
  say('Unit and integration tests')
  const report = join(root, 'build/test-results.json')
  const vitest = [
    bin('vitest/vitest.mjs'),
    'run',
    '--config',
    'remix.config.js',
    '--reporter=default',
    '--reporter=json',
  ]
  const unit = await run(process.execPath, [...vitest, `--outputFile.json=${report}`, ...args])
  const totals = readTotals(report)
  sayWhatWasSkipped(report)
  if (args.length > 0) return finish([totals], unit)
  say('Browser tests')
  const browserReport = join(root, 'build/browser-results.json')
  const browser = await run(process.execPath, ['--import', 'tsx', 'tests/e2e/run.ts', browserReport])
  finish([totals, readTotals(browserReport)], Math.max(unit, browser))
}

/** A long trial that `npm test` runs with a small count only. */
async function trial(script, args) {
  await ensureInstalled()
  process.exitCode = await run(process.execPath, ['--import', 'tsx', script, ...args])
}

/** A trial on the built server. */
async function measured(script, args) {
  await ensureInstalled()
  await ensureBuilt()
  await trial(script, args)
}

function readTotals(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
    skipped: report.numPendingTests,
  }
}

/** A skipped test says why in its name or its group's: each reason once, with how many it holds back. */
function sayWhatWasSkipped(file) {
  if (!existsSync(file)) return
  const tests = JSON.parse(readFileSync(file, 'utf8')).testResults.flatMap(({ assertionResults }) => assertionResults)
  const names = tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName)
  const groups = new Map()
  for (const name of names) {
    const reason = /\(skipped: ([^)]*)\)/.exec(name)?.[1] ?? name
    groups.set(reason, (groups.get(reason) ?? 0) + 1)
  }
  for (const [reason, count] of groups) say(`  skipped ${count}: ${reason}`)
}

function finish(parts, code) {
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0)
  say(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  process.exitCode = code !== 0 ? code : sum('failed') > 0 ? 1 : 0
}

async function command(args) {
  await ensureInstalled()
  await ensureBuilt()
  process.exitCode = await assay(args)
}

const [name, ...rest] = process.argv.slice(2)
const underNpm = process.env.npm_lifecycle_event
const scripts = {
  start: () => start(rest),
  dev: () => dev(rest),
  build: async () => {
    await ensureInstalled()
    await ensureBuilt({ force: rest.includes('--force') })
    say('Up to date in build/')
  },
  test: () => test(rest),
  validate: () => test(rest),
  fuzz: () => trial('tests/fuzz/fuzz.ts', rest),
  'hand-edits': () => trial('tests/forensics/hand-edits.ts', rest),
  bench: () => measured('tests/bench/run.ts', rest),
  faults: () => measured('tests/faults/run.ts', rest),
  load: () => measured('tests/load/run.ts', rest),
  docs: () => measured('tests/docs/write.ts', rest),
}
const script = name !== undefined && underNpm !== 'assay' && Object.hasOwn(scripts, name) ? scripts[name] : null
await (script === null ? command(process.argv.slice(2)) : script())
