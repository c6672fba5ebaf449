import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

interface Package {
  version?: string
  license?: string
  hasInstallScript?: boolean
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  integrity?: string
  link?: boolean
  /** Within the archive of another, whose hash covers it. */
  inBundle?: boolean
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}
const installed = Object.entries(packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Packages that may run a program of their own while they are installed, each with the reason. */
const scriptReasons: Readonly<Record<string, string>> = {
  'better-sqlite3': 'fetches or compiles the SQLite that everything is stored in',
  esbuild: 'puts its binary in place; it bundles the command line',
}

test('only packages that are named here run a script when they are installed', () => {
  const names = [
    ...new Set(installed.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => nameOf(path))),
  ]
  expect(names.sort()).toEqual(Object.keys(scriptReasons).sort())
  expect(Object.keys(manifest.allowScripts).sort()).toEqual(names.sort())
})

/** Licences that allow use, change and passing on without asking for more than their text. */
const freeOfAll = [
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Python-2.0'],
  ...['Zlib', 'Unlicense', 'WTFPL', 'BSL-1.0'],
]
/** Licences that ask for more, with what they cover here. */
const withReason: Readonly<Record<string, string>> = {
  'OFL-1.1': 'fonts; may be bundled, not sold alone',
  'MPL-2.0': 'unchanged files of development tools',
  'CC-BY-4.0': 'data of browsers that the bundler reads',
  'CC-BY-3.0': 'the list of licence names itself',
}

test('every package has a licence that is allowed here', () => {
  const wrong = installed.flatMap(([path, { license }]) => {
    if (license === undefined) return []
    const words = license.replace(/[()]/g, '').split(/ (?:AND|OR) /)
    return words.every((word) => freeOfAll.includes(word) || word in withReason) ? [] : [`${nameOf(path)}: ${license}`]
  })
  expect(wrong).toEqual([])
})

/** Old packages whose manifests name no licence, and what their own texts say. */
const licenceElsewhere: Readonly<Record<string, string>> = {
  eval: 'MIT, in its README and LICENSE',
  format: 'MIT, in its readme',
  'require-like': 'MIT, in its License file',
  'color-convert': 'MIT, in its LICENSE',
}

test('packages whose manifest names no licence are known', () => {
  const silent = installed.filter(([, { license, optional }]) => license === undefined && optional !== true)
  expect([...new Set(silent.map(([path]) => nameOf(path)))].filter((name) => !(name in licenceElsewhere))).toEqual([])
})

test('what runs in production carries no licence that asks for more than its text, but for the fonts', () => {
  const wrong = installed.filter(
    ([, one]) =>
      one.license !== undefined &&
      one.license in withReason &&
      one.dev !== true &&
      one.devOptional !== true &&
      one.optional !== true,
  )
  expect(wrong.map(([path]) => nameOf(path)).filter((name) => !name.startsWith('@fontsource/'))).toEqual([])
})

/** Builds for other machines are left out: the lock file of this one holds no hash of what it never fetched. */
test('versions are exact, and every package that any machine installs is held to its hash', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version),
  )
  expect(loose).toEqual([])
  const unheld = installed.filter(
    ([, { integrity, link, optional, inBundle }]) =>
      integrity === undefined && link !== true && optional !== true && inBundle !== true,
  )
  expect(unheld.map(([path]) => path)).toEqual([])
})
