/** Words of status badges and of the line that explains how to use them. */
export const badgeTexts = {
  program: 'Assay',
  noTiers: '○ no tiers',
  unknown: 'not known here',
  ready: (ready: number, all: number) => `${ready} of ${all} tiers ready`,
  heading: 'Badge for a README',
  lede: 'An SVG with the computed state; it follows the evidence, not the documents.',
  markdown: 'Markdown',
  privateNote: 'Where reading needs a member, put ?token=TOKEN with a token of the scope “read” behind the address.',
  alt: (what: string) => `Assay: state of ${what}`,
  calendarTitle: 'Calendar',
  calendar:
    'Due reviews, ends of weeks, milestones, expiring waivers and the end of the program, for any calendar that subscribes to an address.',
  all: 'All tables and other ways out',
} as const
