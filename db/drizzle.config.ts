import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --config db/drizzle.config.ts --name what_changed` from the package root. */
export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './db/schema/received.ts',
    './db/schema/derived-plan.ts',
    './db/schema/derived-runs.ts',
    './db/schema/derived-reports.ts',
    './db/schema/recorded.ts',
    './db/schema/people.ts',
    './db/schema/acts.ts',
    './db/schema/settings.ts',
    './db/schema/notices.ts',
    './db/schema/work.ts',
  ],
  out: './db/migrations',
})
