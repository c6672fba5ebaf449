import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { emptyTexts } from '~/reports/messages/empty'
import { receiptSchema } from '~/reports/receipt-schema'
import { receiptView } from '~/reports/receipt-view'
import { findProgram } from '~db/queries/programs'
import { listUploads } from '~db/queries/uploads'

const shown = 200

export function loader({ request, context }: LoaderFunctionArgs) {
  const { assessment, input } = context.assess(request)
  const { slug, timezone, title } = assessment.settings
  const program = findProgram(context.db, { slug })
  const rows = program === null ? [] : listUploads(context.db, { programId: program.id, limit: shown })
  return {
    title,
    uploads: rows.map((row) => {
      const { id, at, by, viaText, sentence } = receiptView(
        receiptSchema.parse(JSON.parse(row.receipt)),
        input.link,
        timezone,
      )
      return { id, atText: at.text, by, viaText, sentence, files: row.files }
    }),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle('Uploads', data?.title)

export default function Uploads() {
  const { uploads } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title="Uploads"
        crumbs={[{ label: 'Evidence', href: '/evidence' }]}
        lede="Every import and upload that wrote something, newest first, with what it told at the time."
      />
      {uploads.length === 0 ? (
        <EmptyState title="Nothing yet">{emptyTexts.uploads}</EmptyState>
      ) : (
        <ul className="entries plain">
          {uploads.map(({ id, atText, by, viaText, sentence }) => (
            <li key={id}>
              <span>
                <Link to={`/evidence/uploads/${id}`}>Upload {id}</Link>{' '}
                <span className="secondary">
                  {atText}, by {by} {viaText}
                </span>
                <span className="found">{sentence}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
