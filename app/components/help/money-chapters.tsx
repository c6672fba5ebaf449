import { helpBook } from '~/reports/help-book'
import { helpTexts } from '~/reports/messages/help'
import { moneyFormulas, progressHelp } from '~/reports/messages/help-money'
import { costTexts, indexNames } from '~/reports/messages/money'
import { Glossary } from '../glossary'
import { MomentLink } from '../moment-link'
import { Chapter } from './chapter'

export function ProgressChapter() {
  return (
    <Chapter id="progress" lede={helpTexts.progress}>
      <Glossary entries={progressHelp.map(({ term, text }) => ({ key: term, term, text }))} />
    </Chapter>
  )
}

/** Every figure of the money page with its formula. */
export function MoneyChapter() {
  const names = Object.keys(indexNames) as (keyof typeof indexNames)[]
  return (
    <Chapter id="money" lede={helpTexts.money}>
      <Glossary
        entries={[
          { key: 'pv', term: 'PV, planned value', text: costTexts.status('the status day') },
          { key: 'ac', term: 'AC, actual cost', text: costTexts.spent },
          ...names.map((name) => ({
            key: name,
            term: `${indexNames[name].short}, ${indexNames[name].name.toLowerCase()}`,
            text: (
              <>
                <code>{moneyFormulas[name]}</code>
                <br />
                {name === 'earned' ? costTexts.earned : indexNames[name].says}
              </>
            ),
          })),
          {
            key: 'gap',
            term: 'Watermelon index',
            text: (
              <>
                <code>{moneyFormulas.gap}</code>
                <br />
                {costTexts.watermelon}
              </>
            ),
          },
          { key: 'criterion', term: 'Cost per proven criterion', text: <code>{moneyFormulas.perCriterion}</code> },
        ]}
      />
      <p className="lede">{helpTexts.moneyUnknown}</p>
      <ul className="steps">
        {helpBook.unknown.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
      <p>
        <MomentLink to="/costs">The figures of this program</MomentLink>
      </p>
    </Chapter>
  )
}
