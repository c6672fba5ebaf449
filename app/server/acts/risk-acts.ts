import { linkRisk } from '~db/writes/risk-links'
import type { AskedAct, PageAct } from './take-act'

/** Binding risks to criteria, and taking bonds away. */
export const riskActs: Record<string, PageAct> = {
  risk_link: { deed: 'link_risk', keeps: ['risk', 'criterion', 'note'], act: (asked) => bind(asked, 'link') },
  risk_unlink: { deed: 'link_risk', keeps: ['note'], act: (asked) => bind(asked, 'unlink') },
}

function bind({ field, ...asked }: AskedAct, kind: 'link' | 'unlink') {
  const [riskId, criterionId] = [field('risk'), field('criterion')]
  return linkRisk(asked.db, { ...asked, riskId, criterionId, kind, note: field('note') })
}
