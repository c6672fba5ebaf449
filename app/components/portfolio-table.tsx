import { Link } from '@remix-run/react'
import { tierMark } from '~/reports/glyphs'
import type { ProgramLine } from '~/reports/types-portfolio'
import { type Column, DataTable } from './data-table'
import { NoFigure } from './figure'
import { Hallmark } from './hallmark'

function Percent({ value }: { value: number | null }) {
  return value === null ? <NoFigure why="not stated" /> : <>{Math.floor(value)} %</>
}

/**
 * Tiers by their stamp alone: the word stands beside it for screen readers, the title on hover. Plain
 * links here and below: there are hundreds on a page, and each of the router's costs the server.
 */
function Tiers({ program }: { program: ProgramLine }) {
  if (program.tiers.length === 0) return <NoFigure why="no tiers" />
  return (
    <span className="tier-stamps">
      {program.tiers.map(({ id, title, href, state }) => (
        <a key={id} href={href} title={`${title}: ${tierMark(state, '').word}`}>
          <span className="visually-hidden">{title}: </span>
          <Hallmark mark={tierMark(state, '')} bare />
        </a>
      ))}
    </span>
  )
}

function Counted({ count, text, href }: { count: number; text: string; href: string }) {
  return count === 0 ? <span className="secondary">{text}</span> : <a href={href}>{text}</a>
}

function columnsOf(mayArchive: boolean): Column<ProgramLine>[] {
  return [
    {
      key: 'program',
      label: 'Program',
      rowHeader: true,
      sort: ({ title }) => title,
      cell: (program) => (
        <span className="portfolio-program">
          <span>
            <Link className="portfolio-name" to={program.href}>
              {program.title}
            </Link>
            {program.sample ? <span className="secondary fine"> · sample</span> : null}
            {mayArchive ? (
              <span className="secondary fine print-hidden">
                {' · '}
                <Link to={`/programs?program=${encodeURIComponent(program.slug)}#acts`}>
                  {program.archived ? 'take back' : 'archive'}
                </Link>
              </span>
            ) : null}
          </span>
          <span className="portfolio-verdict" title={program.verdictSentence}>
            {program.verdictSentence}
          </span>
          <span className="portfolio-meta secondary fine" title={program.metaText}>
            {program.metaText}
          </span>
        </span>
      ),
    },
    {
      key: 'tiers',
      label: 'Tiers',
      sort: ({ tiers }) => tiers.filter(({ state }) => state === 'blocked').length,
      cell: (program) => <Tiers program={program} />,
    },
    {
      key: 'claimed',
      label: 'Claimed',
      numeric: true,
      sort: (one) => one.claimed,
      cell: (one) => <Percent value={one.claimed} />,
    },
    {
      key: 'ticked',
      label: 'Ticked',
      numeric: true,
      sort: (one) => one.ticked,
      cell: (one) => <Percent value={one.ticked} />,
    },
    {
      key: 'proven',
      label: 'Proven',
      numeric: true,
      sort: (one) => one.proven,
      cell: (one) => <Percent value={one.proven} />,
    },
    {
      key: 'gap',
      label: 'Gap',
      title: 'Points between what is claimed and what is proven',
      numeric: true,
      sort: ({ gap }) => gap,
      cell: ({ gap }) => (gap === null ? <NoFigure why="not known" /> : `${Math.round(gap)}`),
    },
    {
      key: 'contradicted',
      label: 'Worst contradiction',
      sort: ({ contradictions }) => contradictions.count,
      cell: ({ contradictions: { count, worst, href } }) =>
        worst === null ? (
          <span className="secondary">none</span>
        ) : (
          <a className="worst" href={href} title={`${count} in all`}>
            {worst}
          </a>
        ),
    },
    {
      key: 'latest',
      label: 'Latest evidence',
      sort: ({ latest }) => (latest === null || latest.at === null ? null : Date.parse(latest.at)),
      cell: ({ latest }) =>
        latest === null ? <span className="secondary">none</span> : <a href={latest.href}>{latest.text}</a>,
    },
    {
      key: 'reviews',
      label: 'Reviews due',
      sort: ({ reviews }) => reviews.count,
      cell: ({ reviews }) => <Counted {...reviews} />,
    },
    {
      key: 'clocks',
      label: 'Clocks',
      sort: ({ clocks }) => clocks.count,
      cell: ({ clocks }) => <Counted {...clocks} />,
    },
  ]
}

/** Programs to sort and filter; the order of the list is by title. */
export function PortfolioTable(props: {
  programs: ProgramLine[]
  caption: string
  mayArchive: boolean
  prefix?: string
}) {
  const { programs, caption, mayArchive, prefix = '' } = props
  return (
    <div className="portfolio">
      <DataTable
        caption={caption}
        columns={columnsOf(mayArchive)}
        rows={programs}
        rowKey={({ slug }) => slug}
        prefix={prefix}
        cards
        pageSize={40}
        defaultSort={{ key: 'program', direction: 'asc' }}
        filterLabel="Filter programs"
        {...(programs.length > 5 && {
          filterText: ({ title, slug, verdictSentence }: ProgramLine) => `${title} ${slug} ${verdictSentence}`,
        })}
      />
    </div>
  )
}
