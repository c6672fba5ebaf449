import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ActingNotice } from '~/components/act-form'
import { Hallmark } from '~/components/hallmark'
import { Pack } from '~/components/pack-parts'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { Section } from '~/components/section'
import { Since } from '~/components/signature-parts'
import { frozenPack, signOffById, withProofs } from '~/reports/signatures'
import { actingOf } from '~/server/acts/acting'
import { notFound } from '~/server/not-found'
import { signOffProofs } from '~db/queries/sign-off-proofs'

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { slug, title } = assessment.settings
  const row = signOffById(assessment, input, Number(params.id))
  const pack = frozenPack(assessment, input, Number(params.id))
  if (row === null || pack === null) throw notFound('signature', params.id)
  const [signature] = withProofs([row], signOffProofs(context.db, { program: slug }))
  return { signature: signature as typeof row, pack, acting: actingOf(context, request), title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Signature ${data?.signature.id}`, data?.title)

export default function SignOff() {
  const { signature, pack, acting } = useLoaderData<typeof loader>()
  const { mark, by, role, at, meaningWord, note, standingText, proofText, isWithdrawal } = signature
  return (
    <>
      <PageHead
        title={`${by}, as ${role}`}
        crumbs={[
          { label: 'Sign-offs', href: '/sign-offs' },
          { label: signature.tierTitle, href: signature.tierHref },
        ]}
        standing={
          <>
            <Hallmark mark={mark} size="large" />
            <span>{standingText}</span>
          </>
        }
      />
      <ActingNotice acting={{ ...acting, name: '', nowHref: null }} who="" />
      <dl className="manifest">
        <div>
          <dt>Meaning</dt>
          <dd>
            {by} {meaningWord}
          </dd>
        </div>
        <div>
          <dt>Recorded</dt>
          <dd>
            <time dateTime={at.iso}>{at.text}</time>
          </dd>
        </div>
        {note === '' ? null : (
          <div>
            <dt>Note</dt>
            <dd>“{note}”</dd>
          </div>
        )}
        <div>
          <dt>Verified</dt>
          <dd>{proofText}</dd>
        </div>
        {isWithdrawal ? null : (
          <div>
            <dt>Take along</dt>
            <dd>
              <a href={signature.jsonHref} download>
                Sealed pack (JSON)
              </a>
              ,{' '}
              <a href={signature.zipHref} download>
                with the evidence files (zip)
              </a>
              ; <code>assay verify FILE</code> checks either without this server.
            </dd>
          </div>
        )}
      </dl>
      <Since signature={signature} />
      <Section title={isWithdrawal ? 'The pack that had been signed' : 'What was signed'}>
        <Pack pack={{ ...pack, tierTitle: signature.tierTitle }} />
      </Section>
      <p className="note">
        <Link to={signature.tierHref}>The tier as it is now</Link>
      </p>
    </>
  )
}
