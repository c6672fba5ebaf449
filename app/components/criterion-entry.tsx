import type { CriterionView } from '~/reports/types-tier'
import { Figure, NoFigure } from './figure'
import { FindingTitles } from './findings'
import { Hallmark } from './hallmark'
import { IntervalBar } from './interval-bar'
import { PageLink } from './page-link'
import { Pencil } from './pencil'
import { SourceChip } from './source-chip'
import { Sparkline } from './sparkline'

/** Rule as measured by: written out, with how it came about; where a stricter one decides, both. */
export function RuleLine({ criterion }: { criterion: CriterionView }) {
  const { rule, decidingRule } = criterion
  return (
    <>
      <p className="rule-line">
        {rule.text === null ? <span className="secondary">no rule</span> : <code>{rule.text}</code>}{' '}
        <span className="secondary">{rule.originText}</span>
      </p>
      {decidingRule === null ? null : (
        <p className="rule-line">
          <code>{decidingRule.text}</code> <span className="deciding-word">decides</span>{' '}
          <span className="secondary">{decidingRule.whyText}</span>{' '}
          {decidingRule.source === null ? null : <SourceChip source={decidingRule.source} />}
        </p>
      )}
    </>
  )
}

function Measurement({ criterion }: { criterion: CriterionView }) {
  const { measured, bar, spark, intervalText, marginText, countsText, samplesText, proofText } = criterion
  const beside = [countsText, marginText].filter((text) => text !== null)
  return (
    <div className="measurement">
      <p>
        {measured === null ? <NoFigure /> : <Figure figure={measured} />}
        {beside.length === 0 ? null : <span className="secondary">{` · ${beside.join(' · ')}`}</span>}
      </p>
      {bar === null ? null : <IntervalBar bar={bar} />}
      {spark === null ? null : <Sparkline spark={spark} />}
      <p className="secondary fine">{[intervalText, samplesText, proofText].filter(Boolean).join(' · ')}</p>
    </div>
  )
}

/** One line of a certificate: what was asked, measured, judged. On its `own` page the title says its name. */
export function CriterionEntry({ criterion, own = false }: { criterion: CriterionView; own?: boolean }) {
  return (
    <article className="criterion" id={criterion.id.split('/').at(-1)}>
      <div className="criterion-asked">
        {own ? null : (
          <h3>
            <PageLink to={criterion.href} prefetch="intent">
              {criterion.text}
            </PageLink>
          </h3>
        )}
        <RuleLine criterion={criterion} />
        <p className="sources">
          <SourceChip source={criterion.source} />
        </p>
        {criterion.claim === null ? null : (
          <p>
            <Pencil mark={criterion.claim} />
          </p>
        )}
      </div>
      <Measurement criterion={criterion} />
      <div className="criterion-judged">
        <p>
          <Hallmark mark={criterion.mark} />
          {criterion.underlying === null ? null : (
            <>
              {' '}
              over <Hallmark mark={criterion.underlying} outlined />
            </>
          )}
        </p>
        <p>{criterion.reasonSentence}</p>
        {criterion.findings.length === 0 ? null : (
          <p>
            <FindingTitles items={criterion.findings} />
          </p>
        )}
        {criterion.notMeasuredText === null ? null : <p className="secondary">{criterion.notMeasuredText}</p>}
        {criterion.citedText === null ? null : <p className="secondary">{criterion.citedText}</p>}
        {criterion.remedy === null ? null : (
          <p className="remedy">
            <span className="caps">Next</span> {criterion.remedy.sentence}
          </p>
        )}
        <p className="sources">
          {criterion.runHref === null ? null : (
            <PageLink className="run-label" to={criterion.runHref} title={criterion.run ?? undefined}>
              {criterion.runShort}
            </PageLink>
          )}{' '}
          {criterion.decidingSource === null ? null : <SourceChip source={criterion.decidingSource} />}
        </p>
      </div>
    </article>
  )
}
