import { helpBook } from '~/reports/help-book'
import { helpTexts } from '~/reports/messages/help'
import { Glossary, SampleMark } from '../glossary'
import { MomentLink } from '../moment-link'
import { Chapter, Meaning } from './chapter'

export function VerdictChapters() {
  return (
    <>
      <Chapter id="verdicts" lede={helpTexts.verdicts}>
        <Glossary
          entries={helpBook.verdicts.map(({ key, sign, means, act }) => ({
            key,
            term: <SampleMark sign={sign} />,
            text: <Meaning means={means} act={act} />,
          }))}
        />
      </Chapter>
      <Chapter id="reasons" lede={helpTexts.reasons}>
        {helpBook.verdicts.map(({ key, sign, reasons }) => (
          <div className="reason-group" key={key}>
            <p>
              <SampleMark sign={sign} />
            </p>
            <Glossary
              entries={reasons.map(({ code, says }) => ({ key: code, term: <code>{code}</code>, text: says }))}
            />
          </div>
        ))}
      </Chapter>
      <Chapter id="tiers" lede={helpTexts.tiers}>
        <Glossary
          entries={helpBook.tiers.map(({ key, sign, means, act }) => ({
            key,
            term: <SampleMark sign={sign} />,
            text: <Meaning means={means} act={act} />,
          }))}
        />
      </Chapter>
      <Chapter id="rules" lede={helpTexts.rules}>
        <p>
          <MomentLink to="/help/rules">{helpTexts.rulesLink}</MomentLink>
        </p>
      </Chapter>
    </>
  )
}

export function FindingChapters() {
  return (
    <>
      <Chapter id="findings" lede={helpTexts.findings}>
        <Glossary
          entries={helpBook.severities.map(({ key, sign, means }) => ({
            key,
            term: <SampleMark sign={sign} outlined />,
            text: means,
          }))}
        />
        <FindingTable />
      </Chapter>
      <Chapter id="evidence" lede={helpTexts.evidence}>
        <Glossary entries={helpBook.provenances} />
      </Chapter>
    </>
  )
}

function FindingTable() {
  return (
    <div className="finding-help">
      {helpBook.findings.map(({ code, title, seen, matters, act }) => (
        <article key={code} id={`finding-${code}`}>
          <h3>
            {title} <code className="secondary">{code}</code>
          </h3>
          <dl>
            <dt>Seen</dt>
            <dd>{seen}</dd>
            <dt>Matters</dt>
            <dd>{matters}</dd>
            <dt>Do</dt>
            <dd>{act}</dd>
          </dl>
        </article>
      ))}
    </div>
  )
}

export function ClaimChapter() {
  return (
    <Chapter id="claims" lede={helpTexts.claims}>
      <Glossary
        entries={helpBook.classes.map(({ key, sign, means, act }) => ({
          key,
          term: <SampleMark sign={sign} outlined />,
          text: <Meaning means={means} act={act} />,
        }))}
      />
    </Chapter>
  )
}
