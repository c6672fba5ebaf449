import { Link } from '@remix-run/react'
import type { ProgramLine } from '~/reports/types-portfolio'
import { type Column, DataTable } from './data-table'
import { NoFigure } from './figure'
import { Hallmark } from './hallmark'

function Percent({ value }: { value: number | null }) {
  return value === null ? <NoFigure why="not stated" /> : <>{Math.floor(value)} %</>
}

/** Tiers by their stamp alone: the word stands beside it for screen readers, the title on hover. */
function Tiers({ program }: { program: ProgramLine }) {
  if (program.tiers.length === 0) return <NoFigure why="no tiers" />
  return (
    <span className="tier-stamps">
      {program.tiers.map(({ id, title, href, mark }) => (
        <Link key={id} to={href} title={`${title}: ${mark.word}`}>
          <span className="visually-hidden">{title}: </span>
          <Hallmark mark={mark} bare />
        </Link>
      ))}
    </span>
  )
}

function Counted({ count, text, href }: { count: number; text: string; href: string }) {
  return count === 0 ? <span className="secondary">{text}</span> : <Link to={href}>{text}</Link>
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
          <Link to={program.href}>{program.title}</Link>
          {program.sample ? <span className="secondary"> sample</span> : null}
          <span className="portfolio-verdict">{program.verdictSentence}</span>
          <span className="secondary fine">
            {program.metaText}
            {mayArchive ? (
              <>
                {' · '}
                <Link to={`/programs?program=${encodeURIComponent(program.slug)}#acts`}>
                  {program.archived ? 'take back' : 'archive'}
                </Link>
              </>
            ) : null}
          </span>
        </span>
      ),
    },
    {
      key: 'tiers',
      label: 'Tiers',
      sort: ({ tiers }) => tiers.filter(({ mark }) => mark.state === 'blocked').length,
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
          <Link className="worst" to={href} title={`${worst} (${count} in all)`}>
            {worst}
          </Link>
        ),
    },
    {
      key: 'latest',
      label: 'Latest evidence',
      sort: ({ latest }) => (latest === null || latest.at === null ? null : Date.parse(latest.at)),
      cell: ({ latest }) =>
        latest === null ? <span className="secondary">none</span> : <Link to={latest.href}>{latest.text}</Link>,
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
        defaultSort={{ key: 'program', direction: 'asc' }}
        filterLabel="Filter programs"
        {...(programs.length > 5 && {
          filterText: ({ title, slug, verdictSentence }: ProgramLine) => `${title} ${slug} ${verdictSentence}`,
        })}
      />
    </div>
  )
}
