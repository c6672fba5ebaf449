/** The strip at the foot of a page. */
export const waysOutWords = {
  label: 'Take it out',
  markdown: 'Markdown',
  json: 'JSON',
  csv: (table: string) => `CSV: ${table.replaceAll('-', ' ')}`,
  all: 'all tables',
} as const
