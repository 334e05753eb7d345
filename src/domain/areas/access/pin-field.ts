import { z } from 'zod';
import { toAsciiDigits } from '../../kit/digits.ts';
import { pinPattern } from './pin.ts';

/** A PIN as typed: digits of any script, read as ASCII ones. */
export const PinField = z.string().max(32).trim().overwrite(toAsciiDigits).regex(pinPattern);
