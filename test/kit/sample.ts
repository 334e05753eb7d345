/** An input that a schema accepts: for calls that must be refused before anybody looks at what they say. */
import type { z } from 'zod';

interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly in?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
}

const anId = '01935a00-0000-7000-8000-000000000001';
const texts = [
  '',
  'a',
  'teal',
  '1',
  '1234',
  anId,
  '2026-11-20',
  'KG',
  'KGS',
  'AAAA',
  '12345678',
  'a'.repeat(64),
];
const numbers = [0, 1, 4, 10, 100, 384];

/** Throws where it knows no value that the schema takes: teach it one. */
export function sampleOf(schema: z.ZodType): unknown {
  const found = candidates(schema).find((value) => schema.safeParse(value).success);
  if (found === undefined && !schema.safeParse(undefined).success)
    throw new Error(`sample.ts knows no ${JSON.stringify(schema._zod.def.type)} that fits`);
  return found;
}

function candidates(schema: z.ZodType): readonly unknown[] {
  const def = schema._zod.def as unknown as Def;
  switch (def.type) {
    case 'string':
      return texts;
    case 'number':
      return numbers;
    case 'boolean':
      return [false];
    case 'null':
    case 'nullable':
      return [null];
    case 'literal':
      return def.values ?? [];
    case 'enum':
      return Object.values(def.entries ?? {});
    case 'array':
      return [[], def.element ? [sampleOf(def.element)] : []];
    case 'tuple':
      return [(def.items ?? []).map(sampleOf)];
    case 'object':
      return [objectThatFits(schema, def)];
    case 'record':
      return [{}];
    case 'file':
      return [new File(['x'], 'x.csv')];
    case 'union':
      return (def.options ?? []).map(sampleOf);
    case 'optional':
    case 'default':
    case 'prefault':
      return [undefined];
    case 'pipe':
      return def.in ? candidates(def.in) : [];
    case 'readonly':
    case 'catch':
      return def.innerType ? candidates(def.innerType) : [];
    default:
      return [null];
  }
}

/** Where one part asks for another, what may be missing is there. */
function objectThatFits(schema: z.ZodType, def: Def): object {
  const bare = objectOf(def, sampleOf);
  return schema.safeParse(bare).success ? bare : objectOf(def, filled);
}

const objectOf = ({ shape = {} }: Def, sample: (schema: z.ZodType) => unknown): object =>
  Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, sample(inner)]));

function filled(schema: z.ZodType): unknown {
  const { type, innerType } = schema._zod.def as unknown as Def;
  return type === 'nullable' && innerType ? sampleOf(innerType) : sampleOf(schema);
}
