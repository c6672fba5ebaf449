export const portfolioTexts = {
  lede: 'Each program is judged by its own documents and runs.',
  pending: 'being judged: reload this page in a moment',
  archived:
    'Archived programs can be read as before. Nothing is recorded or imported for them until they are taken back.',
  archive: 'Archive',
  restore: 'Take back',
  nothing: 'Nothing has been imported yet.',
}
