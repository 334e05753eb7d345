/** The application identifiers and what each holds (GS1 Syntax Dictionary, 2024). */

export interface Format {
  readonly least: number;
  readonly most: number;
  /** So many of its characters, from the first, are digits. */
  readonly digits: number;
  /** Goes on until a separator; the others end by their length. */
  readonly ends: boolean;
  /** Its last digit is a check digit. */
  readonly closes: boolean;
}

/**
 * `n6` six digits, `n..8` up to eight, `x..20` up to twenty of any kind, `n3x..27` three digits and more. A star:
 * ends by its length; a plus: closes with a check digit. A last `n` of an identifier is any digit.
 */
const written = `
n18*+ 00
n14*+ 01 02
n6* 11 12 13 15 16 17
n2* 20
n6* 310n 311n 312n 313n 314n 315n 316n 320n 321n 322n 323n 324n 325n 326n 327n 328n 329n
n6* 330n 331n 332n 333n 334n 335n 336n 337n 340n 341n 342n 343n 344n 345n 346n 347n 348n 349n
n6* 350n 351n 352n 353n 354n 355n 356n 357n 360n 361n 362n 363n 364n 365n 366n 367n 368n 369n
n13*+ 410 411 412 413 414 415 416 417
x..20 10 21 22 243 254 420 4318 7020 7021 7022 710 711 712 713 714 715 716 7240 8002 8012
x..28 235
x..30 240 241 250 251 400 401 403 4308 4319 7002 7023 8004 90
n..6 242
n13x..17 253
n13n..12 255
n..8 30 37
n..15 390n 392n 423 425
n3n..15 391n 393n
n4 394n 8111
n6 395n 4326 7006 8005
n17+ 402
n3x..9 421
n3 422 424 426
x..3 427 7008
x..35 4300 4301 4310 4311 4320
x..70 4302 4303 4304 4305 4306 4312 4313 4314 4315 4316 8110 8112 8200
x2 4307 4317
n20 4309
n1 4321 4322 4323
n10 4324 4325 7003
n6x..1 4330 4331 4332 4333
n13 7001
n..4 7004
x..12 7005
n6n..6 7007
n6n..4 7011
x..10 7009
x..2 7010
n3x..27 7030 7031 7032 7033 7034 7035 7036 7037 7038 7039
x4 7040
x..30 7230 7231 7232 7233 7234 7235 7236 7237 7238 7239
n2 7241
x..25 7242 8013 8020
n14 8001
n14x..16 8003
n18 8006 8026
x..34 8007
n8n..4 8008
x..50 8009
x..30 8010
n..12 8011
n18+ 8017 8018
n..10 8019
x..90 8030 91 92 93 94 95 96 97 98 99
`;

const formats = new Map<string, Format>();
for (const line of written.trim().split('\n')) {
  const [spec = '', ...ais] = line.split(' ');
  for (const ai of ais) formats.set(ai, formatFrom(spec));
}

function formatFrom(spec: string): Format {
  const parts = [...spec.matchAll(/([nx])(\.\.)?(\d+)/g)].map(([, kind, upTo, length]) => ({
    isDigits: kind === 'n',
    least: upTo ? 0 : Number(length),
    most: Number(length),
  }));
  const firstOther = parts.findIndex(({ isDigits }) => !isDigits);
  const sum = (of: readonly { readonly most: number }[]) => of.reduce((total, { most }) => total + most, 0);
  return {
    // An element that is there says something.
    least: Math.max(
      1,
      parts.reduce((total, { least }) => total + least, 0),
    ),
    most: sum(parts),
    digits: sum(firstOther < 0 ? parts : parts.slice(0, firstOther)),
    ends: !spec.includes('*'),
    closes: spec.includes('+'),
  };
}

/** How long an identifier is follows from its first two digits. */
const fourLong = /^(3[1-69]|43|70|72|8[0-2])/;
const threeLong = /^(2[345]|4[0-2]|71)/;

/** The identifier that starts at a place of a code; what is no digit cuts it short. */
export function identifierAt(text: string, at: number): string {
  const head = text.slice(at, at + 4);
  const length = fourLong.test(head) ? 4 : threeLong.test(head) ? 3 : 2;
  return /^\d*/.exec(head.slice(0, length))?.[0] ?? '';
}

export const formatOf = (ai: string): Format | null =>
  formats.get(ai) ?? formats.get(ai.length === 4 ? `${ai.slice(0, 3)}n` : '') ?? null;
