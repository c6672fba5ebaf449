import type { TargetsReport } from '~/reports/types-plan'
import { Pencil } from './pencil'
import { SourceChip } from './source-chip'

type Metric = TargetsReport['metrics'][number]

/** Where a metric's targets stand, where they differ, and what the documents state as reached. */
export function MetricNotes({ metric }: { metric: Metric }) {
  const sources = metric.steps.flatMap((step) => step.sources)
  return (
    <div className="metric-notes">
      {sources.length === 0 ? null : (
        <details>
          <summary>{sources.length === 1 ? 'one place states it' : `${sources.length} places state it`}</summary>
          <p className="sources">
            {sources.map((source, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one line can state several targets
              <SourceChip key={index} source={source} />
            ))}
          </p>
        </details>
      )}
      {metric.differences.map((difference) => (
        <p key={difference.stepText}>
          <strong>The documents differ</strong> on {difference.stepText}:{' '}
          {difference.items.map((item, index) => (
            <span key={`${item.source.text} ${item.text}`}>
              {index === 0 ? '' : ', '}
              <span className="rule-text">{item.text}</span> <SourceChip source={item.source} />
            </span>
          ))}
          . The stricter decides.
        </p>
      ))}
      {metric.statements.map((statement) => (
        <p key={`${statement.source.text} ${statement.words}`}>
          <Pencil mark={{ words: statement.words, done: null, source: statement.source }} />{' '}
          {statement.contradiction === null ? null : <span>{statement.contradiction}</span>}{' '}
          <SourceChip source={statement.source} />
        </p>
      ))}
    </div>
  )
}
