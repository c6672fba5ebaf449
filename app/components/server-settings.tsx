import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { settingsTexts } from '~/reports/messages/settings'
import type { ServerSettings } from '~/reports/server-settings'
import type { settingsReport } from '~/reports/settings'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import { ActForm, typedIn } from './act-form'
import { EmptyState } from './empty-state'
import { Field, FormRefusal } from './form-parts'
import { Section } from './section'

interface ActingProps {
  acting: Acting
  answer: ActAnswer | undefined
}

/** Rules whose operator was only inferred, each with a form that confirms it. */
export function WaitingRules({
  waiting,
  acting,
  answer,
}: ActingProps & { waiting: ReturnType<typeof settingsReport>['waiting'] }) {
  if (waiting.length === 0) return <EmptyState title={settingsTexts.inferredNone} />
  return (
    <>
      <p className="secondary fine">{settingsTexts.rulesHint}</p>
      {answer?.intent === 'rule_confirm' ? <FormRefusal text={answer.refusal} /> : null}
      <ul className="entries plain waiting-rules">
        {waiting.map(({ id, text, rule, href }) => (
          <li key={id}>
            <span>
              <Link to={href}>{text}</Link>
              <span className="found">
                <code>{rule}</code>
              </span>
              {rule === null || acting.name === null ? null : (
                <ConfirmRule acting={acting} criterion={id} rule={rule} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where the password is asked for again, the form opens only for the rule that is meant. */
function ConfirmRule({ acting, criterion, rule }: { acting: Acting; criterion: string; rule: string }) {
  const form = (
    <ActForm acting={acting} answer={undefined} intent="rule_confirm" button="Confirm this rule">
      <input type="hidden" name="criterion" value={criterion} />
      <input type="hidden" name="rule" value={rule} />
    </ActForm>
  )
  if (acting.fresh) return form
  return (
    <details className="offer">
      <summary>Confirm this rule</summary>
      {form}
    </details>
  )
}

export function WebhookSection({ server, acting, answer }: ActingProps & { server: ServerSettings }) {
  const { webhook, deliveries } = server
  return (
    <Section title={settingsTexts.webhook} id="webhook">
      <p className="secondary fine">{settingsTexts.webhookHint}</p>
      <p>{webhook === null ? settingsTexts.webhookNone : webhook.text}</p>
      <ActForm acting={acting} answer={answer} intent="webhook_set" button="Send there from now on">
        <Field
          label="Address"
          name="url"
          type="url"
          required
          maxLength={2000}
          defaultValue={typedIn(answer, 'webhook_set', 'url')}
        />
        <Field
          label="Key"
          name="secret"
          type="password"
          required
          minLength={16}
          autoComplete="off"
          hint="At least 16 characters, for example from: openssl rand -hex 32"
        />
        <label className="check">
          <input
            type="checkbox"
            name="allowPrivate"
            value="yes"
            defaultChecked={typedIn(answer, 'webhook_set', 'allowPrivate') === 'yes'}
          />
          It may be on this machine or in a private network
        </label>
      </ActForm>
      {webhook === null ? null : (
        <ActForm acting={acting} answer={answer} intent="webhook_off" button="Send nothing any more" />
      )}
      {deliveries.length === 0 ? null : (
        <ul className="entries plain">
          {deliveries.map(({ id, text, failed }) => (
            <li key={id}>
              <span className={failed ? 'found t-not-met' : 'found'}>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const shownTroubles = 5

function Troubles({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => (
    <p key={text} className="refusal" role="alert">
      <span aria-hidden="true">✕</span> {text}
    </p>
  ))
}

/** `children`: right of the heading, a link to the log where it is not the page itself. */
export function WitnessSection({ log, children }: { log: ServerSettings['log']; children?: ReactNode }) {
  return (
    <Section title={settingsTexts.witness} id="witness" aside={children}>
      <p>
        <strong>{log.witnessText}</strong>
      </p>
      <p className="secondary fine">{log.checkedText}</p>
      {log.fileText === null ? null : <p className="fine code-line">{log.fileText}</p>}
      <Troubles texts={log.troubles.slice(0, shownTroubles)} />
      {log.troubles.length <= shownTroubles ? null : (
        <details className="more">
          <summary>{settingsTexts.moreTroubles(log.troubles.length - shownTroubles)}</summary>
          <Troubles texts={log.troubles.slice(shownTroubles)} />
        </details>
      )}
    </Section>
  )
}
