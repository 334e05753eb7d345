/** Whole numbers as scales take them: the low byte first. */
export const u16 = (value: number): readonly number[] => [value & 0xff, (value >> 8) & 0xff];
export const u32 = (value: number): readonly number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];

export const u16At = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
export const u32At = (bytes: Uint8Array, at: number): number =>
  u16At(bytes, at) + u16At(bytes, at + 2) * 0x1_0000;
