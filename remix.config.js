/**
 * The one tool configuration: `remix vite:build --config remix.config.js`, and vitest reads it too.
 */
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

const underTest = process.env.VITEST !== undefined

// Folders as the file system names them: a URL writes blanks and umlauts otherwise.
const alias = {
  '~db': fileURLToPath(new URL('./db', import.meta.url)),
  '~importers': fileURLToPath(new URL('./importers', import.meta.url)),
  '~': fileURLToPath(new URL('./app', import.meta.url)),
}

export default defineConfig({
  resolve: { alias },
  plugins: underTest
    ? []
    : [
        tailwindcss(),
        remix({
          appDirectory: 'app',
          future: {
            v3_fetcherPersist: true,
            v3_lazyRouteDiscovery: true,
            v3_relativeSplatPath: true,
            v3_singleFetch: true,
            v3_throwAbortReason: true,
            v3_routeConfig: false,
          },
        }),
      ],
  build: { target: 'es2022', cssMinify: true },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    setupFiles: ['tests/support/setup.ts'],
    // Only for what hangs: a machine may be slow, and no test asserts a time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'threads',
    maxWorkers: 2,
  },
})
