import { destinations, pageKeys } from '../shortcuts'
import { Modal } from './modal'

/** Every key, over the page. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const entries = [
    ...pageKeys,
    ...Object.entries(destinations).map(([key, { label }]) => ({ keys: ['g', key], text: label })),
  ]
  return (
    <Modal label="Keys" className="palette keys" onClose={onClose}>
      <h2>Keys</h2>
      <dl>
        {entries.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="button">
          Close
        </button>
      </form>
    </Modal>
  )
}
