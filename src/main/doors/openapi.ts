/** The OpenAPI 3.1 document of the contract, and a page to read it by. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';

/** Answers `/api/openapi.json`; false when the request is for something else. */
export function apiPages(contract: object): (request: IncomingMessage, response: ServerResponse) => boolean {
  let document: Promise<string> | null = null;
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (path !== '/api/openapi.json') return false;
    document ??= generate(contract);
    document.then(
      (text) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
    return true;
  };
}

async function generate(contract: object): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract as never, {
    info: { title: 'Dukkan till', version: '1' },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
  return JSON.stringify(document);
}
