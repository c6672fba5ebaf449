import { riskTexts } from '~/reports/messages/risks'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import type { RiskLinkView, RisksReport } from '~/reports/types-risks'
import { ActForm, isAbout, RoleMayNot, TextArea, typedIn } from './act-form'

interface LinkProps {
  report: RisksReport
  acting: Acting
  answer: ActAnswer | undefined
}

/** Binds any risk of the document to any criterion. */
export function LinkRiskForm({ report, acting, answer }: LinkProps) {
  const { choices } = report
  if (acting.name === null || acting.nowHref !== null) return null
  if (!acting.deeds.includes('link_risk')) return <RoleMayNot deed="link_risk" />
  if (choices.risks.length === 0 || choices.criteria.every(({ options }) => options.length === 0)) return null
  const typed = (name: string) => typedIn(answer, 'risk_link', name)
  return (
    <details className="offer more" open={isAbout(answer, 'risk_link')}>
      <summary>Bind a risk to a criterion</summary>
      <ActForm acting={acting} answer={answer} intent="risk_link" button="Bind" className="form wide-form">
        <p className="secondary">{riskTexts.linkLede}</p>
        <p className="field">
          <label>
            <span>Risk</span>
            <select name="risk" required defaultValue={typed('risk') ?? ''}>
              <option value="">choose one</option>
              {choices.risks.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </p>
        <p className="field">
          <label>
            <span>Criterion</span>
            <select name="criterion" required defaultValue={typed('criterion') ?? ''}>
              <option value="">choose one</option>
              {choices.criteria.map((group) => (
                <optgroup key={group.label} label={group.label}>
                  {group.options.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
        </p>
        <TextArea label={riskTexts.linkNote} name="note" rows={2} defaultValue={typed('note')} />
      </ActForm>
    </details>
  )
}

interface UnlinkProps extends Omit<LinkProps, 'report'> {
  riskId: string
  link: RiskLinkView
}

/** Takes one bond away: a member's, or one that the words made. */
export function UnlinkRiskForm({ riskId, link, acting, answer }: UnlinkProps) {
  if (acting.nowHref !== null || !acting.deeds.includes('link_risk')) return null
  const { record } = link
  return (
    <div className="offers">
      {link.inferred ? (
        <ActForm acting={acting} answer={answer} intent="risk_link" record={record} button="Confirm" className="">
          <Pair riskId={riskId} link={link} />
          <input type="hidden" name="note" value="" />
        </ActForm>
      ) : null}
      <details className="offer" open={isAbout(answer, 'risk_unlink', record)}>
        <summary>Remove</summary>
        <ActForm acting={acting} answer={answer} intent="risk_unlink" record={record} button="Remove">
          <Pair riskId={riskId} link={link} />
          <TextArea
            label={riskTexts.unlinkNote}
            name="note"
            rows={2}
            required
            defaultValue={typedIn(answer, 'risk_unlink', 'note', record)}
          />
        </ActForm>
      </details>
    </div>
  )
}

function Pair({ riskId, link }: { riskId: string; link: RiskLinkView }) {
  return (
    <>
      <input type="hidden" name="risk" value={riskId} />
      <input type="hidden" name="criterion" value={link.criterionId} />
    </>
  )
}
