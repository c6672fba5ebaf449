import { z } from 'zod'
import { verdicts } from '~/domain/vocabulary'
import { contradictionsOf } from '../contradictions'
import { formatPercent, plainText } from '../format'
import { statusJson } from '../json'
import { statusSchema } from '../json-schemas'
import { outputWords } from '../messages/outputs'
import { nextSteps } from '../next-steps'
import { overviewReport, overviewTargets } from '../overview'
import type { ReportContext } from '../report-context'
import type { TableRow } from '../tables'
import { reportsTable, runsTable } from '../tables/evidence-tables'
import { tiersTable } from '../tables/judged-tables'
import { fileName } from '../tables/place-columns'
import { costLinesTable, risksTable, targetsTable } from '../tables/plan-tables'
import { stepText } from '../target-sources'
import { defineReport } from './report'

const schema = z.object({
  verdictSentence: z.string(),
  metaLine: z.string(),
  progress: statusSchema.shape.progress,
  claims: statusSchema.shape.claims,
  contradictions: z.array(z.object({ text: z.string(), says: z.string(), document: z.string() })),
  contradictionsTotal: z.number().int(),
  next: z.array(z.object({ subject: z.string(), verdict: z.enum(verdicts), sentence: z.string() })),
  week: z.string().nullable(),
  money: z.array(z.object({ label: z.string(), text: z.string() })),
})

export const overviewOutput = defineReport<z.infer<typeof schema>>({
  name: 'overview',
  takes: null,
  page: (href) => href.overview(),
  schema,
  facts: ({ sources: { context } }) => {
    const report = overviewReport(context.assessment, context.input)
    const status = statusJson(context)
    return {
      verdictSentence: plainText(report.verdictSentence),
      metaLine: plainText(report.metaLine),
      progress: status.progress,
      claims: status.claims,
      contradictions: report.contradictions.items.map((item) => ({
        text: item.claim.words,
        says: plainText(item.sentence),
        document: item.claim.source === null ? item.document : item.claim.source.text,
      })),
      contradictionsTotal: contradictionsOf(context.assessment.claims).length,
      next: nextSteps(context).map(({ subject, mark, sentence }) => ({
        subject,
        verdict: mark.verdict,
        sentence: plainText(sentence),
      })),
      week: report.week === null ? null : report.week.id,
      money: report.money.lines.map(({ label, text }) => ({ label, text: plainText(text) })),
    }
  },
  words: (facts, { sources: { context } }) => ({
    title: context.assessment.settings.title,
    lede: [facts.verdictSentence, facts.metaLine],
    parts: [
      { heading: outputWords.progress, lines: progressLines(facts.progress) },
      {
        heading: outputWords.contradicts(facts.contradictionsTotal),
        lines: facts.contradictions.map(({ text, says, document }) => `“${text}” (${document}): ${says}`),
      },
      { heading: outputWords.next, lines: facts.next.slice(0, 7).map(({ sentence }) => sentence) },
      { heading: outputWords.money, lines: facts.money.map(({ label, text }) => `${label}: ${text}`) },
    ],
  }),
  holds: [tiersTable, targetsTable, risksTable, costLinesTable, runsTable, reportsTable],
  tables: ({ sources: { context } }) => [
    { table: tiersTable },
    { table: targetsTable, where: isShown(context), most: 12 },
    { table: risksTable, where: ({ active }) => active === true },
    { table: costLinesTable },
    { table: runsTable, title: outputWords.latestRuns, most: 5 },
    { table: reportsTable, most: 5 },
  ],
})

/** The rows of the targets that the page shows. */
function isShown(context: ReportContext): (row: TableRow) => boolean {
  const places = overviewTargets(context).map(({ metricText, step, place }) =>
    JSON.stringify([metricText, stepText(step), fileName(place), place.line]),
  )
  const shown = new Set(places)
  return ({ metric, step, document, line }) => shown.has(JSON.stringify([metric, step, document, line]))
}

function progressLines({ claimed, ticked, tasks, proven }: z.infer<typeof schema>['progress']): string[] {
  const share = ({ done, total }: { done: number; total: number }) =>
    total === 0
      ? outputWords.none
      : `${done} of ${total} (${plainText(formatPercent(Math.floor((1000 * done) / total) / 10))})`
  return [
    outputWords.claimed(claimed === null ? outputWords.notStated : plainText(formatPercent(claimed * 100))),
    outputWords.ticked(share(ticked)),
    outputWords.tasks(share(tasks)),
    outputWords.proven(share(proven)),
  ]
}
