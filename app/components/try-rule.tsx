import { Form, useLocation } from '@remix-run/react'
import type { HelpRules } from '~/reports/help-rules'
import { Field } from './form-parts'
import { RuleCaret } from './rule-caret'
import { RuleAnswer } from './rule-examples'

/** Any rule on the program or on one run, by a plain form whose answer has an address. */
export function TryRule({ view }: { view: HelpRules }) {
  const { asked, runs } = view
  const kept = new URLSearchParams(useLocation().search)
  return (
    <>
      <Form method="get" action="#try" className="form inline-form" reloadDocument>
        {['program', 'as-of'].map((name) => {
          const value = kept.get(name)
          return value === null ? null : <input key={name} type="hidden" name={name} value={value} />
        })}
        <Field
          key={`rule ${asked?.rule}`}
          label="Rule"
          name="rule"
          className="mono"
          maxLength={400}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          defaultValue={asked?.rule ?? 'p99(*) < 2s'}
        />
        {runs.length === 0 ? null : (
          <p className="field">
            <label>
              <span>Run</span>
              <select name="run" defaultValue={asked?.run ?? ''} key={`run ${asked?.run}`}>
                <option value="">whatever decides</option>
                {runs.map(({ label, short }) => (
                  <option key={label} value={label}>
                    {short}
                  </option>
                ))}
              </select>
            </label>
          </p>
        )}
        <button type="submit" className="button primary">
          Judge it
        </button>
      </Form>
      {asked === null ? null : (
        <div className="preview" role="status">
          {asked.refusal === null ? null : <RuleCaret typed={asked.rule} {...asked.refusal} />}
          {asked.example === null ? null : <RuleAnswer example={asked.example} />}
        </div>
      )}
    </>
  )
}
