/** What the ledger's page and its exports say in their own voice. */
export const claimsWords = {
  worstFirst: 'worst first',
  byLine: 'by line',
  csv: 'CSV',
  json: 'JSON',
  md: 'Markdown',
  text: 'Text',
  find: 'Find',
  drop: 'Drop the filters',
  export: 'Export',
  order: 'Order',
  title: 'Claims against evidence',
} as const

export const claimsColumns = {
  class: 'Class',
  kind: 'About',
  subject: 'Subject',
  document: 'Document',
  line: 'Line',
  text: 'Claim',
  says: 'Found',
  evidence: 'Source',
  tainted: 'Tainted run',
} as const
