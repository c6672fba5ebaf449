import { githubSnippet, gitlabSnippet } from '~/reports/ci-snippets'
import { helpTexts } from '~/reports/messages/help'
import { MomentLink } from '../moment-link'
import { Chapter, Paragraphs } from './chapter'

export function PeopleChapters() {
  return (
    <>
      <Chapter id="people">
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
      </Chapter>
      <Chapter id="sign-off">
        <Paragraphs texts={helpTexts.signOff} />
      </Chapter>
      <Chapter id="waivers">
        <Paragraphs texts={helpTexts.waivers} />
      </Chapter>
      <Chapter id="ci">
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
      </Chapter>
    </>
  )
}
