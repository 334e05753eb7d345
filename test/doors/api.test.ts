/** The API's document and page, of the real contract. */
import { isContractProcedure } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../src/domain/contract.ts';
import type { ProcedureMeta } from '../../src/domain/kit/contract.ts';
import { permissions } from '../../src/domain/kit/permissions.ts';
import { type ApiDocument, apiDocument, operationsOf } from '../../src/main/doors/api-document.ts';
import { referencePage } from '../../src/main/doors/reference.ts';
import { ask, openWire } from './wire.ts';

const document = await apiDocument(contract);

const procedures = Object.entries(contract as Record<string, Record<string, unknown>>).flatMap(
  ([area, all]) => Object.entries(all).map(([name, procedure]) => [`${area}.${name}`, procedure] as const),
);

test('every procedure names the right it needs, one of those that exist', () => {
  const known = new Set<string>([...permissions, 'anyone', 'signedIn']);
  const wrong = procedures.filter(([, procedure]) => {
    if (!isContractProcedure(procedure)) return true;
    const { need, kind } = procedure['~orpc'].meta as ProcedureMeta;
    return kind === undefined || !known.has(need ?? '');
  });
  expect(wrong.map(([path]) => path)).toEqual([]);
});

/** The parts of OpenAPI 3.1 that we use, as its schema has them. */
const Schema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const Content = z.record(
  z.string().regex(/^[\w.+*-]+\/[\w.+*-]+$/),
  z.strictObject({ schema: Schema.optional() }),
);
const Answer = z.union([
  z.strictObject({ $ref: z.string().regex(/^#\/components\/responses\/\w+$/) }),
  z.strictObject({
    description: z.string().min(1),
    content: Content.optional(),
    headers: z.record(z.string(), z.unknown()).optional(),
  }),
]);
const OperationShape = z.strictObject({
  operationId: z.string().regex(/^\w+\.\w+$/),
  summary: z.string().min(2),
  description: z.string().min(10),
  tags: z.array(z.string()).length(1),
  'x-kind': z.enum(['command', 'action', 'query', 'live']),
  'x-need': z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        in: z.enum(['query', 'path']),
        required: z.boolean().optional(),
        schema: Schema,
        style: z.string().optional(),
        explode: z.boolean().optional(),
        allowEmptyValue: z.boolean().optional(),
        allowReserved: z.boolean().optional(),
      }),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.boolean().optional(), content: Content }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), Answer),
});
const DocumentShape = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  tags: z.array(z.strictObject({ name: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post']), OperationShape)),
  components: z.strictObject({
    securitySchemes: z.strictObject({
      bearer: z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') }),
    }),
    responses: z.record(z.string(), Answer),
    schemas: z.record(z.string(), Schema).optional(),
  }),
});

describe('the document', () => {
  test('is OpenAPI 3.1', () => {
    const parsed = DocumentShape.safeParse(JSON.parse(JSON.stringify(document)));
    expect(parsed.success ? '' : z.prettifyError(parsed.error)).toBe('');
  });

  test('has each procedure once, under its area', () => {
    const ids = operationsOf(document).map(({ operationId }) => operationId);
    expect(ids.sort()).toEqual(procedures.map(([path]) => path).sort());
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { tags: own } of operationsOf(document)) expect(tags).toContain(own?.[0]);
  });

  test('points nowhere but to what is there', () => {
    const missing = refsIn(document).filter((ref) => !resolves(document, ref));
    expect(missing).toEqual([]);
  });

  test('says what each refuses with, and asks for a token where one is needed', () => {
    const { responses, security } = document.paths['/sale/complete']?.['post'] ?? {};
    expect(responses?.['409']?.description).toContain('Refused');
    expect(responses?.['507']).toEqual({ $ref: '#/components/responses/STORAGE_FULL' });
    expect(security).toBeUndefined();
    expect(document.paths['/access/signIn']?.['post']?.security).toEqual([]);
  });
});

describe('the page', () => {
  test('has every procedure, and nothing that a browser would fetch from elsewhere or run', () => {
    const page = referencePage(document);
    for (const [path] of procedures) expect(page).toContain(`id="${path}"`);
    expect(page).not.toMatch(/<script|javascript:|<[^>]+\son\w+=|https?:\/\/|@import|url\(/);
  });

  test('shows what is written in the contract as text, whatever it is', () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const page = referencePage({
      ...document,
      info: { ...document.info, title: nasty, description: `\`${nasty}\`` },
      tags: [{ name: nasty }],
    } as ApiDocument);
    expect(page).not.toContain('<img');
  });

  test('and the document are served under the same policy as the counter', async () => {
    const wire = await openWire();
    for (const path of ['/api', '/api/', '/api/openapi.json']) {
      const answer = await ask(wire, path);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
      expect(answer.text).toContain('jar');
    }
    expect(wire.faults).toEqual([]);
  });
});

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
}

function resolves(whole: unknown, ref: string): boolean {
  let at: unknown = whole;
  for (const part of ref.replace(/^#\//, '').split('/'))
    at = (at as Record<string, unknown> | undefined)?.[part];
  return at !== undefined;
}
