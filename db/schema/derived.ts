export * from './derived-plan'
export * from './derived-runs'
