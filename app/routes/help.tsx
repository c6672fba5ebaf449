import type { MetaFunction } from '@remix-run/node'
import { Chapter, Paragraphs } from '~/components/help/chapter'
import { HelpContents } from '~/components/help/contents'
import { IdeaChapters, WordsChapter } from '~/components/help/hands-chapters'
import { ClaimChapter, FindingChapters, VerdictChapters } from '~/components/help/judged-chapters'
import { KeysChapter } from '~/components/help/keys'
import { MoneyChapter, ProgressChapter } from '~/components/help/money-chapters'
import { PeopleChapters } from '~/components/help/people-chapters'
import { MomentLink } from '~/components/moment-link'
import { PageHead } from '~/components/page-head'
import { pageTitle } from '~/components/page-title'
import { helpTexts } from '~/reports/messages/help'

export const meta: MetaFunction = () => pageTitle('Help')

/** A small book: its contents first, then the chapters in that order (reports/messages/help.ts). */
export default function Help() {
  return (
    <>
      <PageHead title={helpTexts.title} lede={helpTexts.lede} />
      <p>
        <MomentLink to="/help/first-steps">{helpTexts.firstSteps}</MomentLink>
      </p>
      <HelpContents />
      <IdeaChapters />
      <VerdictChapters />
      <FindingChapters />
      <ClaimChapter />
      <ProgressChapter />
      <MoneyChapter />
      <PeopleChapters />
      <Chapter id="time">
        <Paragraphs texts={helpTexts.time} />
      </Chapter>
      <KeysChapter />
      <WordsChapter />
      <Chapter id="guides">
        <p className="lede">
          {helpTexts.guides} <MomentLink to="/help/guides">the guides</MomentLink>.
        </p>
      </Chapter>
      <Chapter id="decisions">
        <p className="lede">
          {helpTexts.decisions} <MomentLink to="/help/decisions">the decision records</MomentLink>.
        </p>
      </Chapter>
    </>
  )
}
