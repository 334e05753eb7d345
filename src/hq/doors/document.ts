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
  'Pictures go by `PUT` and `GET /v1/blob/{sha256}`.',
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
  return { ...wire, paths: { ...wire.paths, ...Object.fromEntries(ownPaths) } };
}

type Operations = Record<string, object>;

/** The console asks for no bearer token: a cookie says who is there. */
const byCookie = (operations: Operations): Operations =>
  Object.fromEntries(Object.entries(operations).map(([method, one]) => [method, { ...one, security: [] }]));
