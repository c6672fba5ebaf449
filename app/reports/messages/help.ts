/** The parts of the help page, and what each chapter begins with. */
export const helpParts = [
  {
    title: 'The ideas',
    chapters: [
      { id: 'ideas', title: 'Three ledgers' },
      { id: 'hands', title: 'Three hands' },
      { id: 'drawings', title: 'Small drawings' },
    ],
  },
  {
    title: 'What is judged',
    chapters: [
      { id: 'verdicts', title: 'Verdicts of a criterion' },
      { id: 'reasons', title: 'Reasons of a verdict' },
      { id: 'tiers', title: 'States of a tier' },
      { id: 'rules', title: 'Rules' },
      { id: 'findings', title: 'Findings on a run' },
      { id: 'evidence', title: 'Evidence' },
    ],
  },
  {
    title: 'What is said',
    chapters: [
      { id: 'claims', title: 'Claims' },
      { id: 'progress', title: 'Progress' },
      { id: 'money', title: 'Earned value' },
    ],
  },
  {
    title: 'What people do',
    chapters: [
      { id: 'people', title: 'People and records' },
      { id: 'sign-off', title: 'Sign-off' },
      { id: 'waivers', title: 'Waivers' },
      { id: 'ci', title: 'From CI' },
    ],
  },
  {
    title: 'Getting about',
    chapters: [
      { id: 'time', title: 'Time travel' },
      { id: 'keys', title: 'Keys' },
      { id: 'glossary', title: 'Words' },
      { id: 'guides', title: 'Guides' },
      { id: 'decisions', title: 'Decisions' },
    ],
  },
] as const

export const helpTexts = {
  title: 'How Assay reads a program',
  lede: 'Three ledgers are kept apart: what was planned, what is claimed, and what was measured. A verdict is computed from plan and evidence whenever a page is read; it is never stored and never copied from a claim.',
  ideas: [
    'A tracker says what should happen and what its author believes has happened. Load-test files, test reports and coverage say what was measured. Assay reads both, judges each criterion by its rule on the evidence, and lays the claim beside the verdict.',
    'Unknown is a state and never a zero: a tier without evidence is unproven, not nearly done; a total with a missing week says which. Nothing turns green by default.',
    'What people record (attestations, waivers, signatures, hours) is never edited or deleted. A correction is a new record that names the old one, and every record stands in a chain of hashes that verify checks.',
  ],
  firstSteps: 'New here? Begin with the first steps.',
  verdicts:
    'A criterion has one rule and one verdict, with a reason, the evidence it rests on, and what would change it.',
  reasons: 'Each verdict carries one of these. The page of the criterion says it with its numbers.',
  tiers:
    'All criteria of a tier must hold; no weighted score decides. The worst verdict names the state, in this order.',
  rules:
    'Every criterion is judged by a rule such as p99(*) < 2s, written in program.md, set by a member, or inferred from its words.',
  rulesLink: 'The rule language, with examples that this program answers',
  findings:
    'Every run is examined before it may decide. A taint can refuse a criterion and never meet one; an integrity finding decides nothing at all.',
  evidence: 'The latest qualifying run that requested the endpoints in question counts, never the best.',
  claims:
    'Ticks, quoted figures, statuses and totals are claims. Each is laid beside the verdict as of the same moment and falls into one class.',
  progress:
    'Three figures stand side by side on one scale; the distance between the first and the last is the watermelon gap: green outside, red inside.',
  money:
    'Planned value (PV) is what should have been earned by the status day, actual cost (AC) what was spent. Both sides of earned value (EV), claimed and proven, are worked out the same way.',
  moneyUnknown: 'A figure that cannot be known says why:',
  signOff: [
    'A tier names the roles that sign it. Whoever signs reads a frozen pack first: criteria and rules, verdicts with reasons, hashes of the evidence, waivers. A signature names that pack by its SHA-256, and means approve, approve with exceptions, or reject.',
    'A tier that is blocked or unproven cannot be approved, by anybody. It can be rejected in every state.',
    'After signing the tier stays exited as long as criteria, rules, waivers and the bytes of the signed evidence stay the same. A change makes it suspect and is listed; a later qualifying run that fails makes it regressed. Age does not.',
  ],
  waivers: [
    'One member asks with a reason and a day on which it ends, at most 90 days after approval; another approves it. It never counts as met and is always listed.',
    'A changed rule voids it, for what was waived is not what is asked now.',
    'Not applicable works the same way with two members, and says that there is nothing to judge.',
  ],
  time: [
    'Every page takes ?as-of=2026-01-31 (the end of that day in the program’s time zone) or a timestamp, and shows what was known and claimed at that moment: documents and evidence by the time they took effect, records by the time they were made.',
    'A closed program is judged as of its close, so that its evidence does not go stale afterwards. Records made later still show.',
  ],
  guides: 'How Assay is run and guarded, which files it reads, and the rule language in full:',
  guidesLink: 'Guides: running it, security, formats, rules, what changed',
  guidesTitle: 'Guides',
  guidesLede:
    'How Assay is run and guarded, every format that it reads and every word of the rule language; what changed, and how to work on it. Each prints as it stands.',
  guidesNone: 'They are not part of this installation.',
  noGuide: 'There is no guide of that name.',
  decisions: 'Why Assay is built as it is:',
} as const

/** Words with a meaning of their own. */
export const glossaryWords = [
  { term: 'as of', text: 'the moment that a page speaks of; the end of today where none is asked for' },
  { term: 'baseline, reference run', text: 'the latest trustworthy run before this one of the same scope and load' },
  { term: 'box', text: 'a task-list box of Markdown, “- [ ]”; boxes of templates and of plan documents never count' },
  {
    term: 'chain head',
    text: 'the hash of the last record; two copies of a database with the same head hold the same records',
  },
  { term: 'criterion', text: 'one line of a tier’s exit criteria, with its rule' },
  { term: 'endpoint group', text: 'a name for endpoints by pattern, such as login; written in program.md or inferred' },
  { term: 'interval', text: 'all that a printed figure can truly be, given how its tool rounds' },
  {
    term: 'moment of reference',
    text: 'the earlier of as-of and the program’s close; what is stale, current or due is counted from it',
  },
  { term: 'pack', text: 'everything a signature rests on, frozen' },
  { term: 'placeholder', text: 'a box or field of a form that nobody filled in' },
  {
    term: 'qualifying run',
    text: 'a run that satisfies the tier’s conditions, has a time, and that nobody declared void',
  },
  { term: 'snapshot', text: 'one version of a document, with the day from which it holds' },
  { term: 'taint', text: 'a finding that keeps a run from meeting a criterion' },
  { term: 'tier', text: 'a group of criteria that is left together: all hold, or it is not left' },
  { term: 'watermelon gap', text: 'earned value claimed less earned value proven, in points of the budget' },
] as const
