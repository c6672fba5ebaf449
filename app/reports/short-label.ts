export { shortLabels } from '~/domain/short-label'
