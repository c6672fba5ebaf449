import { Glossary } from '../glossary'
import { destinations, pageKeys } from '../shortcuts'
import { Chapter } from './chapter'

/** Every key that a page listens to. */
export function KeysChapter() {
  return (
    <Chapter id="keys">
      <Glossary
        entries={[
          ...pageKeys.map(({ keys, text }) => ({ key: keys.join(' '), term: <Keys keys={keys} />, text })),
          ...Object.entries(destinations).map(([key, { label }]) => ({
            key: `g ${key}`,
            term: <Keys keys={['g', key]} />,
            text: label,
          })),
        ]}
      />
    </Chapter>
  )
}

function Keys({ keys }: { keys: readonly string[] }) {
  return keys.map((key, index) => (
    <span key={key}>
      {index === 0 ? '' : ' '}
      <kbd>{key}</kbd>
    </span>
  ))
}
