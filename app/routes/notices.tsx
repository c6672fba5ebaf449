import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '~/components/empty-state'
import { NoticeList } from '~/components/notice-list'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { emptyTexts } from '~/reports/messages/empty'
import { noticeTexts } from '~/reports/messages/notices'
import { eventView } from '~/reports/notices'
import { goWith, readFields } from '~/server/identity/forms'
import { listNotices } from '~db/queries/notices'
import { markNoticesRead } from '~db/writes/mark-notices'

const shown = 200

export function loader({ request, context }: LoaderFunctionArgs) {
  const { name } = context.requireMember(request)
  const rows = listNotices(context.db, { member: name, limit: shown })
  return json({ notices: rows.map((row) => ({ ...eventView(row), read: row.readAt !== null })) })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { name } = context.requireMember(request)
  const field = await readFields(request)
  const event = field('event')
  const events = event === '' ? null : [Number(event)]
  if (events?.some((id) => !Number.isSafeInteger(id))) throw new Response('There is no such notice.', { status: 400 })
  markNoticesRead(context.db, { member: name, events, at: context.identity.office.now() })
  return goWith('/notices', [])
}

export const meta: MetaFunction = () => pageTitle(noticeTexts.title)

export default function Notices() {
  const { notices } = useLoaderData<typeof loader>()
  const unread = notices.filter(({ read }) => !read).length
  return (
    <>
      <PageHead title={noticeTexts.title} lede={noticeTexts.lede} />
      <Form method="post" className="table-tools notice-tools">
        <span>{noticeTexts.unread(unread)}</span>{' '}
        {unread === 0 ? null : (
          <button type="submit" className="button">
            Mark all as read
          </button>
        )}{' '}
        <Link to="/feed.atom" reloadDocument>
          {noticeTexts.feed}
        </Link>
      </Form>
      {notices.length === 0 ? (
        <EmptyState title={noticeTexts.none}>{emptyTexts.notices}</EmptyState>
      ) : (
        <NoticeList notices={notices} />
      )}
    </>
  )
}
