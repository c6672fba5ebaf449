import { Link } from '@remix-run/react'
import type { RuleExample } from '~/reports/help-rules'
import { Figure } from './figure'
import { Hallmark } from './hallmark'
import { IntervalBar } from './interval-bar'

/** Rules as they are written, as they read, and what they say of the program at hand. */
export function RuleExamples({ examples }: { examples: RuleExample[] }) {
  return (
    <ul className="rule-examples">
      {examples.map((example) => (
        <li key={example.rule}>
          <p className="rule-line">
            <code>{example.rule}</code>
            <Link className="try" to={example.tryHref} aria-label={`Try ${example.rule}`}>
              try
            </Link>
          </p>
          <RuleAnswer example={example} />
        </li>
      ))}
    </ul>
  )
}

/** How a rule reads and, with a program, its verdict with the figure and the run that it rests on. */
export function RuleAnswer({ example: { reading, result } }: { example: RuleExample }) {
  return (
    <div className="rule-answer">
      <p>{reading}</p>
      {result === null ? null : (
        <>
          <p className="rule-result">
            <Hallmark mark={result.mark} />
            {result.measured === null ? null : <Figure figure={result.measured} />}
            {result.bar === null ? null : <IntervalBar bar={result.bar} />}
            {result.run === null ? null : (
              <Link className="run-label" to={result.run.href}>
                {result.run.short}
              </Link>
            )}
          </p>
          <p className="secondary fine">{result.sentence}</p>
        </>
      )}
    </div>
  )
}
