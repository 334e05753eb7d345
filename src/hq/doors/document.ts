/** The OpenAPI 3.1 document of the wire and of the console. */
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { refusalOf } from '../../domain/kit/sync/wire.ts';
import { consoleContract } from '../console/contract.ts';
import { wireContract } from './wire.ts';

const description = [
  'What tills ask of headquarters, and what its console does.',
  'A till registers its Ed25519 key with a one-time code (`enrol`), proves it for a token of 15 minutes (`token`) and',
  'sends that as `Authorization: Bearer …`. Bodies are JSON, gzip both ways; every refusal is `{ code, … }`.',
  'A machine that headquarters lost says with `token` who it is, and a person lets it in.',
].join(' ');

export async function openApiDocument(version: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const { $schema: _, ...refused } = z.toJSONSchema(refusalOf, { io: 'output' });
  const wire = await generator.generate(wireContract, {
    info: { title: 'Dukkan headquarters', version, description },
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    customErrorResponseBodySchema: refused as never,
  });
  const own = await generator.generate(consoleContract, { info: { title: '', version } });
  const ownPaths = Object.entries(own.paths ?? {}).map(([path, item]) => [
    `/console/api${path}`,
    byCookie(item as Operations),
  ]);
  return { ...wire, paths: { ...wire.paths, ...plainPaths, ...Object.fromEntries(ownPaths) } };
}

const bytes = { content: { 'application/octet-stream': {} } };
const hash = {
  name: 'sha256',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
};
const refusedWith = (...statuses: string[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: 'refused, and why: `{ code, … }`' }]));
const page = (operationId: string, summary: string, more: object = {}) => ({
  get: { operationId, summary, security: [], responses: { 200: { description: 'OK' }, ...more } },
});

/** What is answered beside the contracts. */
const plainPaths = {
  '/v1/blob/{sha256}': {
    parameters: [hash],
    put: {
      operationId: 'putBlob',
      summary: 'A picture, at most 4 MB, under the hash of its bytes',
      requestBody: { required: true, ...bytes },
      responses: { 200: { description: 'It is there' }, ...refusedWith('401', '403', '409', '413', '429') },
    },
    get: {
      operationId: 'getBlob',
      summary: 'A picture, whole or the part that `Range` names',
      parameters: [{ name: 'range', in: 'header', schema: { type: 'string' } }],
      responses: {
        200: { description: 'All of it', ...bytes },
        206: { description: 'The part', ...bytes },
        ...refusedWith('401', '403', '404', '416', '429'),
      },
    },
  },
  '/health': page('health', 'Whether the program answers, and on which store'),
  '/ready': page('ready', 'Whether its database answers', { 503: { description: 'It does not' } }),
  '/metrics': page(
    'metrics',
    'Prometheus text: from this machine, or with `METRICS_TOKEN`',
    refusedWith('403'),
  ),
};

type Operations = Record<string, object>;

/** The console asks for no bearer token: a cookie says who is there. */
const byCookie = (operations: Operations): Operations =>
  Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, { ...one, security: [] }]));
