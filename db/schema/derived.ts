export * from './derived-plan'
export * from './derived-reports'
export * from './derived-runs'
