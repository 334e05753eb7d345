/** What the till makes of a code, step by step: for those who set scales and scanners up. */
import { z } from 'zod';
import { MinorField, QtyField } from '../../kit/contract.ts';
import { labelValues } from '../catalogue/code-patterns.ts';
import { gs1Faults } from '../catalogue/gs1.ts';
import { labelFaults } from '../catalogue/label.ts';

/** What stands there, and what the other digits make it. */
const Vouched = z.object({ is: z.number().int(), must: z.number().int() });

export const CodeReport = z.object({
  /** With its separators. */
  code: z.string(),
  /** The symbology identifier the scanner sent. */
  aim: z.string().nullable(),
  /** Which of its parts named the items. */
  by: z.enum(['code', 'label', 'gtin']).nullable(),
  items: z.array(z.string()),
  label: z
    .object({
      pattern: z.string(),
      prefix: z.string(),
      itemCode: z.string(),
      value: z.enum(labelValues),
      checkDigit: Vouched,
      verifier: Vouched.nullable(),
    })
    .nullable(),
  gs1: z
    .object({
      elements: z.array(z.object({ ai: z.string(), value: z.string() })),
      fault: z.object({ why: z.enum(gs1Faults), ai: z.string() }).nullable(),
      restored: z.boolean(),
    })
    .nullable(),
  gtin: z.string().nullable(),
  /** The piece it marks, and the receipt on which that is sold. */
  mark: z.object({ key: z.string(), receipt: z.string().nullable() }).nullable(),
  lastDay: z.string().nullable(),
  isExpired: z.boolean(),
  fault: z.enum([...labelFaults, 'unreadable']).nullable(),
  /** What goes into the basket, where it is one item; null quantities and prices are asked. */
  sells: z
    .object({
      name: z.string(),
      unit: z.string(),
      decimals: z.number().int(),
      qtyMilli: QtyField.nullable(),
      priceMinor: MinorField.nullable(),
      totalMinor: MinorField.nullable(),
    })
    .nullable(),
});
export type CodeReport = z.infer<typeof CodeReport>;
