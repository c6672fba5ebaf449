/**
 * The server, the command line and their workers as a few files. A start reads 1,600 files of packages one by
 * one otherwise, which takes it longer than all else that it does.
 */
import { statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { build } from 'esbuild'

/** Native, or they look for files of their own beside themselves. */
const needsItsFiles = ['@node-rs/argon2', 'better-sqlite3', 'pino']

/** Remix writes functions of its own into pages as they stand in its files; what it shares with others is there once. */
const makesPages = ['@remix-run/*', 'cmdk', 'react', 'react-dom', 'recharts']

/** So many bytes of data are read faster as JSON than as code, and when somebody asks for them. */
const largeJson = 30_000

/** Packages of the old kind ask for others while they run. */
const requireOfPackages =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);"

/**
 * Writes build/node of the sources in `root`, where build/server holds the pages already: these are bundled
 * with the rest, so that what both need is there once. Resolves to the exit code.
 */
export function bundleNode(root) {
  const outdir = resolve(root, 'build/node')
  // esbuild prints what is wrong, with its place; the exit code is all that is left to say.
  return build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'app/cli/main.ts',
      pages: 'build/server/index.js',
      'import-worker': 'importers/import-worker.ts',
      'upload-worker': 'app/server/upload/upload-worker.ts',
      'render-worker': 'app/server/render/render-worker.ts',
      'page-worker': 'app/server/page-thread/page-worker.ts',
    },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The files that Node would take, found below the root also where node_modules is a link.
    conditions: [],
    preserveSymlinks: true,
    external: [...needsItsFiles, ...makesPages],
    plugins: [largeJsonOutside(outdir)],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: requireOfPackages },
    minifyWhitespace: true,
    legalComments: 'linked',
    sourcemap: true,
    // An excerpt is read from the source itself; maps that hold them all are read at every start.
    sourcesContent: false,
    logLevel: 'warning',
    // What Vite leaves of imports that it needed for their names only.
    logOverride: { 'ignored-bare-import': 'silent' },
  }).then(
    () => 0,
    () => 1,
  )
}

/** Tables of packages stay JSON in node_modules, beside build/ wherever both are moved. */
function largeJsonOutside(outdir) {
  return {
    name: 'large-json-outside',
    setup({ onResolve, resolve: find }) {
      onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === largeJson || from.kind !== 'require-call') return undefined
        const { path: file, errors } = await find(path, { ...from, pluginData: largeJson })
        if (errors.length > 0 || !file.endsWith('.json') || statSync(file).size < largeJson) return undefined
        return { path: relative(outdir, file).replaceAll('\\', '/'), external: true }
      })
    },
  }
}
