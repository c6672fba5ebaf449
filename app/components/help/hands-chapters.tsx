import { verdictSigns } from '~/reports/glyphs'
import { glossaryWords, helpTexts } from '~/reports/messages/help'
import { drawingEntries } from '../drawings'
import { Glossary, SampleMark } from '../glossary'
import { Chapter, Paragraphs } from './chapter'

export function IdeaChapters() {
  return (
    <>
      <Chapter id="ideas">
        <Paragraphs texts={helpTexts.ideas} />
      </Chapter>
      <Chapter id="hands">
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
      </Chapter>
      <Chapter id="drawings">
        <Glossary entries={drawingEntries} />
      </Chapter>
    </>
  )
}

export function WordsChapter() {
  return (
    <Chapter id="glossary">
      <Glossary entries={glossaryWords.map(({ term, text }) => ({ key: term, term, text }))} />
    </Chapter>
  )
}
