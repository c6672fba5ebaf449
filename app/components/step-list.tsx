import { firstSteps } from '~/reports/messages/first-steps'
import { MomentLink } from './moment-link'

/** The way from a tracker to a signature, with the command of each step that has one. */
export function StepList() {
  return (
    <ol className="first-steps">
      {firstSteps.steps.map((step, index) => (
        <li key={step.title}>
          <strong>{step.title}</strong>
          <p>{step.text}</p>
          {'command' in step ? (
            <pre className="scroll-x">
              <code>{step.command}</code>
            </pre>
          ) : null}
          {index === 0 ? (
            <p>
              <a className="button" href="/help/first-steps/tracker.md" download>
                {firstSteps.starter}
              </a>
            </p>
          ) : null}
          {index === 2 ? (
            <p>
              <MomentLink to="/import">Import</MomentLink>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
