import type { MetaFunction } from '@remix-run/node'
import { drawingEntries } from '~/components/drawings'
import { Glossary, SampleMark } from '~/components/glossary'
import { MomentLink } from '~/components/moment-link'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { RuleLanguage } from '~/components/rule-language'
import { Section } from '~/components/section'
import { destinations } from '~/components/shortcuts'
import { claimClasses, findingCodes, provenances, severities, tierStates, verdicts } from '~/domain/vocabulary'
import { githubSnippet, gitlabSnippet } from '~/reports/ci-snippets'
import { classSigns, severitySigns, tierSigns, verdictSigns } from '~/reports/glyphs'
import {
  classMeanings,
  findingTitles,
  provenanceWords,
  severityEffects,
  tierStateMeanings,
  verdictMeanings,
} from '~/reports/messages'

export const meta: MetaFunction = () => pageTitle('Help')

export default function Help() {
  return (
    <>
      <PageHead
        title="How Assay reads a program"
        lede="Three ledgers are kept apart: what was planned, what is claimed, and what was measured. A verdict is computed from plan and evidence whenever a page is read; it is never stored and never copied from a claim."
      />
      <Section title="Three hands" id="hands">
        <Glossary
          entries={[
            {
              key: 'said',
              term: <span className="pencil">“said”</span>,
              text: 'In pencil: what a document claims. A tick, a quoted figure, a status.',
            },
            {
              key: 'measured',
              term: (
                <span className="figure">
                  1,950 <span className="unit">ms</span>
                </span>
              ),
              text: 'In type: what a file of evidence holds, with the interval that its tool’s precision allows.',
            },
            {
              key: 'judged',
              term: <SampleMark sign={verdictSigns.met} />,
              text: 'Stamped: what follows from rule and evidence. Glyph and word, never colour alone.',
            },
          ]}
        />
      </Section>
      <Section title="Small drawings" id="drawings">
        <Glossary entries={drawingEntries} />
      </Section>
      <Section title="Verdicts of a criterion" id="verdicts">
        <Glossary
          entries={verdicts.map((verdict) => ({
            key: verdict,
            term: <SampleMark sign={verdictSigns[verdict]} />,
            text: verdictMeanings[verdict],
          }))}
        />
      </Section>
      <Section title="States of a tier" id="tiers">
        <p className="lede">
          All criteria of a tier must hold; no weighted score decides. The worst verdict names the state, in this order.
        </p>
        <Glossary
          entries={tierStates.map((state) => ({
            key: state,
            term: <SampleMark sign={tierSigns[state]} />,
            text: tierStateMeanings[state],
          }))}
        />
      </Section>
      <Section title="Claims" id="claims">
        <Glossary
          entries={claimClasses.map((name) => ({
            key: name,
            term: <SampleMark sign={classSigns[name]} outlined />,
            text: classMeanings[name],
          }))}
        />
      </Section>
      <Section title="Findings on a run" id="findings">
        <Glossary
          entries={severities.toReversed().map((severity) => ({
            key: severity,
            term: <SampleMark sign={severitySigns[severity]} outlined />,
            text: severityEffects[severity],
          }))}
        />
        <p className="secondary">
          What is looked for: {findingCodes.map((code) => `${findingTitles[code]} (${code})`).join(', ')}.
        </p>
      </Section>
      <Section title="Evidence" id="evidence">
        <ul className="steps">
          {provenances.map((provenance) => (
            <li key={provenance}>{provenanceWords[provenance]}</li>
          ))}
        </ul>
        <p className="lede">
          Only measured evidence decides unless the program allows transcribed evidence too; a quoted figure never
          decides. The latest qualifying run that requested the endpoints in question counts, never the best.
        </p>
      </Section>
      <Section title="From CI" id="ci">
        <p className="lede">
          A token with the scope <code>evidence:write</code> posts the files; the gate answers whether a tier is ready,
          and with <code>expect=ready</code> answers 409 where it is not, which ends the job. The whole API is described
          at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.
        </p>
        <h3>GitHub Actions</h3>
        <pre className="commands scroll-x">
          <code>{githubSnippet}</code>
        </pre>
        <h3>GitLab</h3>
        <pre className="commands scroll-x">
          <code>{gitlabSnippet}</code>
        </pre>
      </Section>
      <Section title="People and signatures" id="people">
        <p className="lede">
          Rules, endpoint groups and the webhook are set at <MomentLink to="/settings">/settings</MomentLink>; every
          recorded act stands at <MomentLink to="/audit">/audit</MomentLink>. Whoever signed a tier finds at{' '}
          <MomentLink to="/notices">/notices</MomentLink> what has failed it since. Feed readers follow{' '}
          <code>/feed.atom</code>, in private mode <code>/feed.atom?token=TOKEN</code> with a token of the scope{' '}
          <code>read</code>.
        </p>
        <p className="lede">
          A webhook’s message carries <code>X-Assay-Signature-256</code>: <code>sha256=</code> and the HMAC-SHA256, with
          the key given in the settings, of the header <code>X-Assay-Timestamp</code>, a dot, and the body as received.
        </p>
      </Section>
      <Section title="Progress" id="progress">
        <Glossary
          entries={[
            { key: 'claimed', term: 'Claimed', text: 'What the document states.' },
            {
              key: 'ticked',
              term: 'Ticked',
              text: 'Boxes that are ticked, of all boxes; placeholders of unfilled templates are left out.',
            },
            {
              key: 'proven',
              term: 'Proven',
              text: 'Tasks that are ticked and carry valid proof, of all tasks. A tainted run proves nothing.',
            },
          ]}
        />
      </Section>
      <Section title="Rules" id="rules">
        <RuleLanguage />
      </Section>
      <Section title="Time" id="time">
        <p className="lede">
          Every page takes <code>?as-of=2026-01-31</code> (the end of that day in the program’s time zone) or a
          timestamp, and shows what was known and claimed at that moment.
        </p>
      </Section>
      <Section title="Decisions" id="decisions">
        <p className="lede">
          Why Assay is built as it is: <MomentLink to="/help/decisions">the decision records</MomentLink>.
        </p>
      </Section>
      <Section title="Keys" id="keys">
        <Glossary
          entries={[
            { key: '/', term: <kbd>/</kbd>, text: 'to the filter of the page' },
            {
              key: 'n',
              term: (
                <>
                  <kbd>n</kbd> <kbd>p</kbd>
                </>
              ),
              text: 'to the next and the previous contradiction of a document',
            },
            {
              key: 'j',
              term: (
                <>
                  <kbd>j</kbd> <kbd>k</kbd>
                </>
              ),
              text: 'to the next and the previous week',
            },
            ...Object.entries(destinations).map(([key, { label }]) => ({
              key,
              term: (
                <>
                  <kbd>g</kbd> <kbd>{key}</kbd>
                </>
              ),
              text: label,
            })),
          ]}
        />
      </Section>
    </>
  )
}
