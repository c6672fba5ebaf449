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

/** Every bond that may be confirmed or taken away, one below the other; a row of the register leads here. */
export function BondForms({ report, acting, answer }: LinkProps) {
  const bonds = report.risks.flatMap((risk) => risk.links.map((link) => ({ risk, link })))
  if (bonds.length === 0 || acting.nowHref !== null || !acting.deeds.includes('link_risk')) return null
  return (
    <div className="bond-forms">
      {bonds.map(({ risk, link }) => (
        <details
          key={link.record}
          className="offer bond"
          open={isAbout(answer, 'risk_link', link.record) || isAbout(answer, 'risk_unlink', link.record)}
        >
          <summary>
            {link.inferred ? riskTexts.confirmOrRemove : riskTexts.remove}: {risk.ref} and “{link.text}”
          </summary>
          <BondForm riskId={risk.id} link={link} acting={acting} answer={answer} />
        </details>
      ))}
    </div>
  )
}

interface BondProps extends Omit<LinkProps, 'report'> {
  riskId: string
  link: RiskLinkView
}

/** Confirms a bond that the words made, or takes one away: a member's, or one that the words made. */
function BondForm({ riskId, link, acting, answer }: BondProps) {
  const { record } = link
  return (
    <div className="bond-acts" id={`bond-${link.record}`}>
      {link.inferred ? (
        <ActForm acting={acting} answer={answer} intent="risk_link" record={record} button="Confirm the bond">
          <Pair riskId={riskId} link={link} />
          <input type="hidden" name="note" value="" />
          <p className="secondary">{riskTexts.confirmLede}</p>
        </ActForm>
      ) : null}
      <ActForm acting={acting} answer={answer} intent="risk_unlink" record={record} button="Remove the bond">
        <Pair riskId={riskId} link={link} />
        <TextArea
          label={riskTexts.unlinkNote}
          name="note"
          rows={2}
          required
          defaultValue={typedIn(answer, 'risk_unlink', 'note', record)}
        />
      </ActForm>
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
