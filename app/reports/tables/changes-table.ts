import type { Change } from '~/domain/changes'
import { fileName } from './place-columns'
import { column, defineTable } from './table'

export const changesTable = defineTable<Change>({
  name: 'changes',
  page: (href) => href.changes(),
  rows: ({ changes }) => changes(),
  columns: [
    column('subject', 'Of', ({ subject }) => subject, 'word'),
    column('kind', 'Change', ({ kind }) => kind, 'word'),
    column('id', 'Id', ({ itemId }) => itemId),
    column('text', 'Text', ({ text }) => text),
    column('field', 'Field', ({ field }) => field, 'word', 'there_is_none'),
    column('week', 'Week', ({ weekId }) => weekId, 'text', 'there_is_none'),
    column('tier', 'Tier', ({ tierId }) => tierId, 'text', 'there_is_none'),
    column('before', 'Before', ({ before }) => before?.words ?? null, 'text', 'there_is_none'),
    column('before_line', 'Line before', ({ before }) => before?.place.line ?? null, 'line', 'there_is_none'),
    column('after', 'After', ({ after }) => after?.words ?? null, 'text', 'there_is_none'),
    column('after_line', 'Line after', ({ after }) => after?.place.line ?? null, 'line', 'there_is_none'),
    column('document', 'Document', (change) => fileName((change.after ?? change.before)?.place ?? null)),
    column('goalpost', 'Goalpost', ({ goalpost }) => goalpost?.move ?? null, 'word', 'there_is_none'),
    column('backing', 'Behind the tick', ({ backing }) => backing?.kind ?? null, 'word', 'there_is_none'),
  ],
})
