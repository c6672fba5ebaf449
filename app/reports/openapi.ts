import { z } from 'zod'
import { apiErrorSchema, apiRoutes, fileRoutes } from './api-schemas'

type Route = (typeof apiRoutes)[number] | (typeof fileRoutes)[number]

const evidenceForm = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'array', items: { type: 'string', format: 'binary' } },
    program: { type: 'string', description: 'slug, where there are several programs' },
    label: { type: 'string', description: 'what the run or report is called, where the files form one' },
    commit: { type: 'string' },
    branch: { type: 'string' },
    'ci-url': { type: 'string', format: 'uri' },
    environment: { type: 'string' },
    tag: { type: 'array', items: { type: 'string' } },
    'as-of': { type: 'string', description: 'when it was measured, where the files have no clock' },
  },
}

/** The OpenAPI 3.1 document of `/api/v1` and of the sheets' JSON files, made from the schemas that the answers are checked with. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of [...apiRoutes, ...fileRoutes]) paths[route.path] = { [route.method]: operation(route) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Assay',
      version: '1',
      description: 'Ratios are 0..1, times milliseconds, unknown is null. Answers carry schemaVersion.',
    },
    paths,
    components: {
      schemas: { Error: z.toJSONSchema(apiErrorSchema) },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  }
}

function operation(route: Route) {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }))
  const inQuery = Object.entries(route.query).map(([name, description]) => ({
    ...{ name, in: 'query', required: false, description, schema: { type: 'string' } },
  }))
  const answer = content(z.toJSONSchema(route.answer))
  const good = route.method === 'post' ? { 200: 'at hand already', 201: 'written' } : { 200: 'the answer' }
  const errors = Object.entries(route.errors).map(([status, description]) => [
    status,
    { description, ...(status === '422' ? answer : content({ $ref: '#/components/schemas/Error' })) },
  ])
  return {
    operationId: route.id,
    summary: route.summary,
    parameters: [...inPath, ...inQuery],
    ...(route.method === 'post'
      ? {
          security: [{ token: [] }],
          requestBody: { required: true, content: { 'multipart/form-data': { schema: evidenceForm } } },
        }
      : { security: [{}, { token: [] }] }),
    responses: {
      ...Object.fromEntries(Object.entries(good).map(([status, description]) => [status, { description, ...answer }])),
      ...Object.fromEntries(errors),
    },
  }
}

function content(schema: unknown) {
  return { content: { 'application/json': { schema } } }
}
