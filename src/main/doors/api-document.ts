/** The OpenAPI 3.1 document of the contract, with what the guard asks for. */
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { ProcedureMeta } from '../../domain/kit/contract.ts';

export type Schema = { readonly [key: string]: unknown };
interface Media {
  readonly content?: Record<string, { readonly schema?: Schema }>;
}
export interface Answer extends Media {
  description: string;
  readonly $ref?: string;
}
export interface Operation {
  readonly operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  'x-kind'?: string;
  /** The right it asks for, `signedIn`, or `anyone`. */
  'x-need'?: string;
  security?: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: Media;
  readonly responses: Record<string, Answer>;
}
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly responses: Record<string, Answer> };
}

const description = [
  "Everything the till's own counter can do.",
  'Sign in with `access.signIn` and send the token it answers as `Authorization: Bearer …`.',
  'A command carries a `commandId` of your making (a UUID): sent again, it does nothing twice.',
  'Money is whole minor units, quantities are thousandths, percents are basis points.',
  'Times are UTC milliseconds.',
  'Live answers are server-sent events: the answer now, and again after each change.',
].join(' ');

export async function apiDocument(contract: object): Promise<ApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const made = (await generator.generate(contract as never, {
    info: { title: 'Dukkan till', version: '1', description },
    servers: [{ url: '/api' }],
    tags: Object.keys(contract).map((name) => ({ name })),
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  })) as unknown as Omit<ApiDocument, 'components'> & { components: object };
  const document: ApiDocument = { ...made, components: { ...made.components, responses: {} } };
  const metas = metasOf(contract as Record<string, Record<string, unknown>>);
  for (const operation of operationsOf(document)) describe(operation, metas.get(operation.operationId) ?? {});
  shareAnswers(document);
  return document;
}

export const operationsOf = ({ paths }: Pick<ApiDocument, 'paths'>): Operation[] =>
  Object.values(paths).flatMap((methods) => Object.values(methods));

function metasOf(contract: Record<string, Record<string, unknown>>): Map<string, ProcedureMeta> {
  const all = Object.entries(contract).flatMap(([area, procedures]) =>
    Object.entries(procedures)
      .filter((one): one is [string, AnyContractProcedure] => isContractProcedure(one[1]))
      .map(([name, procedure]) => [`${area}.${name}`, procedure['~orpc'].meta as ProcedureMeta] as const),
  );
  return new Map(all);
}

const kinds = {
  command: 'A command: one transaction, idempotent by its `commandId`.',
  action: 'An action: may take a while; carries a `commandId` too.',
  query: 'A query.',
  live: 'A live answer: server-sent events.',
};
const needs: Record<string, string> = { anyone: 'Anyone may ask.', signedIn: 'For anyone signed in.' };

function describe(operation: Operation, { kind = 'query', need = 'signedIn', audit }: ProcedureMeta): void {
  const [area = '', name = ''] = operation.operationId.split('.');
  operation.summary = sentence(name);
  operation.tags = [area];
  operation['x-kind'] = kind;
  operation['x-need'] = need;
  operation.description = [
    kinds[kind],
    needs[need] ?? `Needs the right \`${need}\`.`,
    audit ? `Leaves \`${audit}\` in the activity log.` : '',
  ]
    .join(' ')
    .trim();
  if (need === 'anyone') operation.security = [];
  for (const [status, answer] of Object.entries(operation.responses)) {
    answer.description = statuses[status] ?? (codesOf(answer).join(', ') || 'Done.');
  }
}

const statuses: Record<string, string> = {
  200: 'Done.',
  401: 'Nobody is signed in, or the session is over.',
  403: 'Not allowed; a manager may approve it on the spot.',
  409: 'Refused.',
  429: 'Too many calls; wait as long as it says.',
  507: 'The disk is full. What was confirmed is safe; this step was not taken.',
};

/** The codes an error answer may carry; oRPC declares each as a constant. */
export function codesOf(answer: Answer): string[] {
  const schema = answer.content?.['application/json']?.schema;
  const options = (schema?.['oneOf'] ?? [schema]) as { properties?: { code?: { const?: string } } }[];
  return options.flatMap((option) => option?.properties?.code?.const ?? []);
}

/** Answers that many procedures share are said once. */
function shareAnswers({ paths, components }: ApiDocument): void {
  const names = new Map<string, string>();
  for (const { responses } of operationsOf({ paths })) {
    for (const [status, answer] of Object.entries(responses)) {
      const codes = codesOf(answer);
      if (status === '200' || codes.length !== 1) continue;
      const text = JSON.stringify(answer);
      const name = names.get(text) ?? freeName(components.responses, codes[0] ?? status);
      names.set(text, name);
      components.responses[name] = answer;
      responses[status] = { $ref: `#/components/responses/${name}` } as Answer;
    }
  }
}

function freeName(taken: object, wanted: string): string {
  let name = wanted;
  for (let n = 2; Object.hasOwn(taken, name); n += 1) name = `${wanted}_${n}`;
  return name;
}

/** `backupNow` → `Backup now` */
const sentence = (name: string): string => {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
