/** What the three figures of progress count. */
export const progressHelp = [
  { term: 'Claimed', text: 'The percentage that the document states.' },
  {
    term: 'Ticked',
    text: 'Boxes that are ticked ÷ all boxes; placeholders of unfilled templates and boxes of plan documents are left out. For tasks alone by count, and by estimated hours where they are given.',
  },
  {
    term: 'Proven',
    text: 'Tasks that are ticked and carry valid proof ÷ all tasks. Proof is evidence stored in Assay: linked by a member, or a run, report or file that the task’s own line names. A tainted run proves nothing.',
  },
  { term: 'Variance of a week', text: '(done − planned) ÷ planned, in tasks and in hours.' },
] as const

/** Formulas of the money page. */
export const moneyFormulas = {
  earned: 'EV = estimate of a week × share of its tasks that is ticked (claimed) or proven',
  cpi: 'CPI = EV ÷ AC, over the weeks with recorded actuals',
  spi: 'SPI = EV ÷ PV',
  eac: 'EAC = BAC ÷ CPI, where BAC is the sum of the estimates',
  etc: 'ETC = (BAC − EV) ÷ CPI',
  vac: 'VAC = BAC − EAC',
  tcpi: 'TCPI = (BAC − EV) ÷ (BAC − AC)',
  gap: '(EV claimed − EV proven) ÷ BAC',
  perCriterion: 'AC ÷ criteria met',
} as const
