/** The API as a page to read: made on this machine, of one file, without a script. */
import { type Answer, type ApiDocument, codesOf, type Operation, type Schema } from './api-document.ts';

const style = `
:root {
  color-scheme: light dark;
  --ink: #1d2327; --dim: #5c666d; --line: #dfe4e7; --page: #fff; --soft: #f5f7f8; --accent: #0b7a75;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e4e9ec; --dim: #98a3aa; --line: #333b40; --page: #15191c; --soft: #1e2428; --accent: #4cc9bf;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; color: var(--ink); background: var(--page);
  font: 16px/1.5 "Inter Variable", system-ui, sans-serif;
}
main, header { max-width: 60rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-block: 2rem 1rem; }
h1 { margin: 0; font-size: 1.75rem; }
h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; }
h3 { margin: 1rem 0 .25rem; font-size: .9rem; }
p { margin: .5rem 0; }
a { color: var(--accent); }
code { font: .875em ui-monospace, monospace; }
nav {
  display: flex; flex-wrap: wrap; gap: .25rem 1rem;
  padding-block: 1rem; border-block: 1px solid var(--line);
}
details { border-block-end: 1px solid var(--line); }
details[open] { padding-block-end: 1rem; }
summary {
  display: flex; align-items: baseline; gap: .75rem;
  min-height: 44px; padding: .6rem .25rem; cursor: pointer;
}
summary:hover { background: var(--soft); }
.method { min-width: 3rem; color: var(--accent); font-weight: 600; font-size: .8rem; }
.path { font-weight: 600; }
.what { color: var(--dim); margin-inline-start: auto; text-align: end; }
ul { margin: 0; padding-inline-start: 1.25rem; }
li { margin: .15rem 0; }
.dim { color: var(--dim); }
.codes { display: flex; flex-wrap: wrap; gap: .25rem .75rem; padding: 0; list-style: none; }
`.trim();

export function referencePage(document: ApiDocument): string {
  const areas = document.tags.map(({ name }) => [name, operationsOfArea(document, name)] as const);
  const links = areas.map(([name]) => `<a href="#${esc(name)}">${esc(name)}</a>`).join('');
  const sections = areas.map(
    ([name, operations]) => `<h2 id="${esc(name)}">${esc(name)}</h2>${operations.join('')}`,
  );
  const { title, description } = document.info;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)}: API</title><style>${style}</style></head>
<body><header><h1>${esc(title)}: API</h1><p>${marked(description)}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1 document</a></p></header>
<main><nav aria-label="Areas">${links}</nav>${sections.join('')}</main></body></html>`;
}

function operationsOfArea(document: ApiDocument, area: string): string[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags?.includes(area))
      .map(([method, operation]) => operationOf(document, `${method.toUpperCase()} ${path}`, operation)),
  );
}

function operationOf(document: ApiDocument, address: string, operation: Operation): string {
  const [method = '', path = ''] = address.split(' ');
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const asked = [
    ...(operation.parameters ?? []).map(({ name, required, schema }) =>
      fieldOf(name, schema ?? {}, required ?? false),
    ),
    ...(body ? fieldsOf(body) : []),
  ];
  const { 200: done, ...refused } = operation.responses;
  const parts = [
    `<p>${marked(operation.description ?? '')}</p>`,
    asked.length > 0 ? `<h3>Asks for</h3><ul>${asked.join('')}</ul>` : '',
    done ? answered(done) : '',
    refusals(document, refused),
  ];
  return `<details id="${esc(operation.operationId)}"><summary><span class="method">${esc(method)}</span>
<code class="path">/api${esc(path)}</code><span class="what">${esc(`${operation['x-kind']} · ${operation['x-need']}`)}</span></summary>
${parts.join('')}</details>`;
}

function answered({ content = {} }: Answer): string {
  const [[type, media] = []] = Object.entries(content);
  if (!type || !media?.schema) return '';
  const schema = type === 'text/event-stream' ? eventOf(media.schema) : media.schema;
  const fields = fieldsOf(schema);
  const shown = fields.length > 0 ? `<ul>${fields.join('')}</ul>` : `<p>${esc(typeOf(schema))}</p>`;
  return `<h3>Answers <span class="dim">${esc(type)}</span></h3>${shown}`;
}

/** What each event of a stream carries. */
function eventOf(schema: Schema): Schema {
  const [message] = (schema['oneOf'] ?? []) as { properties?: { data?: Schema } }[];
  return message?.properties?.data ?? schema;
}

function refusals(document: ApiDocument, answers: Record<string, Answer>): string {
  const shown = Object.entries(answers).flatMap(([status, answer]) => {
    const name = answer.$ref?.split('/').at(-1);
    const whole = name ? document.components.responses[name] : answer;
    return (whole ? codesOf(whole) : []).map(
      (code) => `<li><span class="dim">${esc(status)}</span> <code>${esc(code)}</code></li>`,
    );
  });
  return shown.length > 0 ? `<h3>May refuse with</h3><ul class="codes">${shown.join('')}</ul>` : '';
}

const mostDepth = 4;

/** The fields of an object, or of the objects a list holds; none for anything else. */
function fieldsOf(schema: Schema, depth = 0): string[] {
  const { properties, required = [], items } = schema as ObjectSchema;
  if (items) return fieldsOf(items, depth);
  return Object.entries(properties ?? {}).map(([name, field]) =>
    fieldOf(name, field, required.includes(name), depth),
  );
}

interface ObjectSchema {
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

function fieldOf(name: string, schema: Schema, required: boolean, depth = 0): string {
  const inner = depth < mostDepth ? fieldsOf(withoutNull(schema), depth + 1) : [];
  const nested = inner.length > 0 ? `<ul>${inner.join('')}</ul>` : '';
  const optional = required ? '' : ', optional';
  return `<li><code>${esc(name)}</code> <span class="dim">${esc(typeOf(schema) + optional)}</span>${nested}</li>`;
}

function withoutNull(schema: Schema): Schema {
  const options = (schema['anyOf'] ?? []) as Schema[];
  return options.find((option) => option['type'] !== 'null') ?? schema;
}

function typeOf(schema: Schema): string {
  const options = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (options) return [...new Set(options.map(typeOf))].join(' or ');
  if (schema['const'] !== undefined) return JSON.stringify(schema['const']);
  const { enum: choices, items, type, format } = schema as Record<string, unknown>;
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' or ');
  if (items) return `list of ${typeOf(items as Schema)}`;
  if (typeof format === 'string') return format;
  return typeof type === 'string' ? type : 'anything';
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const esc = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
/** Escaped text with `code` in it. */
const marked = (text: string): string => esc(text).replace(/`([^`]+)`/g, '<code>$1</code>');
