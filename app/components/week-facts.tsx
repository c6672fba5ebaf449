import { weekTexts } from '~/reports/messages/week-page'
import type { WeekReport } from '~/reports/types-plan'

/** What the week comes to, in one list. */
export function WeekFactList({ report }: { report: WeekReport }) {
  const { week } = report
  const facts = [
    ['Tasks', week.tasksText],
    ['Proven', week.provenText],
    ['Hours', week.hoursText],
    ['Deliverables', week.deliverablesText],
    ...report.costLines.map((line) => [line.label, `estimated ${line.estimateText}, actual ${line.actualText}`]),
  ] as [string, string][]
  return (
    <dl className="manifest facts">
      {facts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {report.variance.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd title={weekTexts.varianceTitle}>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
