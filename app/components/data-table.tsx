import { Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Pager } from './pager'
import { keepQuery, readSort, type SortState, sortRows } from './table-query'

export interface Column<Row> {
  key: string
  label: string
  /** Spelled out where the label is short. */
  title?: string
  numeric?: boolean
  /** Given where the column sorts; null sorts last either way: unknown is no extreme. */
  sort?: (row: Row) => number | string | null
  cell: (row: Row) => ReactNode
  /** The cell names its row. */
  rowHeader?: boolean
}

interface DataTableProps<Row> {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  rowId?: (row: Row) => string
  rowClass?: (row: Row) => string | undefined
  /** Text that the filter searches; without it the table has no filter. */
  filterText?: (row: Row) => string
  filterLabel?: string
  defaultSort?: SortState
  /** Rows that stay on top whatever the order, such as the aggregate. */
  pinned?: Row[]
  /** Start of this table's query names where a page has several. */
  prefix?: string
  /** On a narrow screen each row is an entry of its own, its figures named in place of the head. */
  cards?: boolean
  /** Rows of a page, chosen by `page` in the address; absent is all of them on one. */
  pageSize?: number
}

/** Sorting and filtering through the address, so that both work without JavaScript and can be sent to others. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowId, rowClass, filterText, defaultSort = null } = props
  const { pinned = [], prefix = '', cards = false } = props
  const { pathname, search } = useLocation()
  const query = new URLSearchParams(search)
  const sort = readSort(query, prefix, columns, defaultSort)
  const needle = (query.get(`${prefix}q`) ?? '').trim().toLowerCase()
  const shown =
    filterText === undefined || needle === '' ? rows : rows.filter((row) => matches(filterText(row), needle))
  const sorted = sortRows(shown, columns, sort)
  const pages = props.pageSize === undefined ? 1 : Math.max(1, Math.ceil(sorted.length / props.pageSize))
  const page = pageOf(query.get(`${prefix}page`), pages)
  const from = props.pageSize === undefined ? 0 : (page - 1) * props.pageSize
  const ordered = [...pinned, ...sorted.slice(from, props.pageSize === undefined ? undefined : from + props.pageSize)]
  return (
    <>
      {filterText === undefined ? null : (
        <form className="table-tools" method="get" action={pathname}>
          {keepQuery(query, [`${prefix}q`, `${prefix}page`]).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label>
            {props.filterLabel ?? 'Filter'}
            <input key={needle} type="search" name={`${prefix}q`} defaultValue={query.get(`${prefix}q`) ?? undefined} />
          </label>
          <button className="button" type="submit">
            Filter
          </button>
          <span className="secondary">
            {shown.length === rows.length ? `${rows.length} rows` : `${shown.length} of ${rows.length} rows`}
          </span>
        </form>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className={cards ? 'scroll-x as-cards' : 'scroll-x'} tabIndex={0} aria-label={caption}>
        <table className="ruled dense">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} sort={sort} query={query} prefix={prefix} />
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.map((row) => (
              <tr key={rowKey(row)} id={rowId?.(row)} className={pinned.includes(row) ? 'pinned' : rowClass?.(row)}>
                {columns.map((column) => (
                  <BodyCell key={column.key} column={column} row={row} named={cards} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && needle !== '' ? <p className="secondary">No row contains “{needle}”.</p> : null}
      </section>
      {pages === 1 ? null : (
        <Pager
          label={`Pages of ${caption}`}
          pages={{
            text: `page ${page} of ${pages}`,
            previousHref: page === 1 ? null : pageHref(query, prefix, page - 1),
            nextHref: page === pages ? null : pageHref(query, prefix, page + 1),
          }}
        />
      )}
    </>
  )
}

/** From 1; what is no page of the table is its first or last. */
function pageOf(asked: string | null, pages: number): number {
  const page = asked === null ? 1 : Number.parseInt(asked, 10)
  return Number.isNaN(page) ? 1 : Math.min(Math.max(1, page), pages)
}

function pageHref(query: URLSearchParams, prefix: string, page: number): string {
  const target = new URLSearchParams(query)
  target.set(`${prefix}page`, String(page))
  return `?${target.toString()}`
}

/** Every word of the filter must occur. */
function matches(text: string, needle: string): boolean {
  const lower = text.toLowerCase()
  return needle.split(/\s+/).every((word) => lower.includes(word))
}

interface HeaderCellProps<Row> {
  column: Column<Row>
  sort: SortState
  query: URLSearchParams
  prefix: string
}

function HeaderCell<Row>({ column, sort, query, prefix }: HeaderCellProps<Row>) {
  const className = column.numeric === true ? 'n' : undefined
  if (column.sort === undefined)
    return (
      <th scope="col" className={className} title={column.title}>
        {column.label}
      </th>
    )
  const active = sort?.key === column.key ? sort.direction : null
  const first = column.numeric === true ? 'desc' : 'asc'
  const next = active === null ? first : active === 'asc' ? 'desc' : 'asc'
  const target = new URLSearchParams(query)
  target.set(`${prefix}sort`, column.key)
  target.set(`${prefix}dir`, next)
  target.delete(`${prefix}page`)
  const aria = active === null ? 'none' : active === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" className={className} aria-sort={aria} title={column.title}>
      <Link to={`?${target.toString()}`} preventScrollReset>
        {column.label}
        <span aria-hidden="true">{active === null ? '' : active === 'asc' ? ' ↑' : ' ↓'}</span>
      </Link>
    </th>
  )
}

function BodyCell<Row>({ column, row, named }: { column: Column<Row>; row: Row; named: boolean }) {
  if (column.rowHeader === true) return <th scope="row">{column.cell(row)}</th>
  return (
    <td className={column.numeric === true ? 'n' : undefined} data-label={named ? column.label : undefined}>
      {column.cell(row)}
    </td>
  )
}
