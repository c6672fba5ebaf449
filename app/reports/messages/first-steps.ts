/** `/help/first-steps`: from an own tracker to the first verdict. */
export const firstSteps = {
  title: 'First steps',
  lede: 'From a tracker in Markdown to the first verdict. Nothing has to be rewritten first: what Assay does not understand stays in the document, and the checker below says what to write so that more of it is read.',
  steps: [
    {
      title: 'Take your tracker, or begin with a small one',
      text: 'Any Markdown document with weeks, tasks in boxes and success criteria will do. The small tracker has one of everything that Assay reads.',
    },
    {
      title: 'See how each line is understood',
      text: 'Paste it below, or on the command line: the same explanation for every document at once.',
      command: 'assay import --check --explain tracker.md',
    },
    {
      title: 'Import it',
      text: 'Drop it at “Import”, or name files and folders. Import again whenever it changes: each version is kept, and any page shows any day.',
      command: 'assay import tracker.md results/',
    },
    {
      title: 'Write down what was inferred',
      text: 'init writes a program.md with time zone, groups of endpoints, conditions of a run and one rule for each criterion, all inferred and commented. Edit what is wrong and import it with the rest.',
      command: 'assay init path/to/folder',
    },
    {
      title: 'Bring evidence',
      text: 'Results of load tests, test and coverage reports, metrics: as files, as an archive, or from CI with a token. Only what a tool measured decides.',
      command: 'assay import results/*.csv coverage.xml',
    },
    {
      title: 'Read the verdicts',
      text: 'The overview says which tier is blocked and why, and what would change it. A criterion whose operator was only inferred waits for a member to confirm it; one without a figure waits for an attestation.',
    },
    {
      title: 'Sign',
      text: 'A tier whose criteria are all met, waived or not applicable can be signed by the roles that it asks for, on a frozen pack.',
    },
  ],
  starter: 'Download the small tracker',
  checkTitle: 'How a tracker is understood',
  checkLede: 'Nothing is stored. One Markdown file of at most 240 KB, as a file (or dropped on the field), or pasted.',
  fileLabel: 'Markdown file',
  textLabel: 'or its text',
  button: 'Explain each line',
  nothing: 'Choose a file or paste some text.',
  busy: 'Several documents are being read already. Try again in a moment.',
  refused: (message: string) => `It was not read: ${message}.`,
  missedTitle: 'Not understood',
  nothingMissed: 'Every line that looks as if it meant something was understood.',
  adviceTitle: 'What would let more be read',
  linesTitle: 'Line by line',
  sourceHead: 'As written',
  saidHead: 'As understood',
} as const
