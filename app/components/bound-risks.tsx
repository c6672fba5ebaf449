import { Link } from '@remix-run/react'
import { riskTexts } from '~/reports/messages/risks'
import type { CriterionReport } from '~/reports/types-tier'
import { Hallmark } from './hallmark'
import { Section } from './section'

/** Risks that happen when this criterion is not met; bound and unbound in the register. */
export function BoundRisks({ risks }: { risks: CriterionReport['risks'] }) {
  return (
    <Section title={riskTexts.boundTitle} id="risks" aside={riskTexts.boundAside}>
      <ul className="entries worded">
        {risks.map(({ key, text, href, mark, originText, note }) => (
          <li key={key}>
            <Hallmark mark={mark} />
            <span className="found">
              <Link to={href}>{text}</Link>{' '}
              <span className="secondary fine">
                {originText}
                {note === '' ? '' : `: “${note}”`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
