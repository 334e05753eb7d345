/** How a till is told what label scale it has; one without a wire is loaded from a file by its maker's program. */
import { z } from 'zod';

export const talkingProtocols = ['shtrih', 'cas', 'massa'] as const;
export const fileProtocols = ['rongtaTxp', 'rongtaXls', 'csv', 'csv1251'] as const;
export const LabelScaleProtocol = z.enum([...talkingProtocols, ...fileProtocols]);
export type LabelScaleProtocol = z.infer<typeof LabelScaleProtocol>;
export type TalkingProtocol = (typeof talkingProtocols)[number];
export type FileProtocol = (typeof fileProtocols)[number];

export const isFile = (protocol: LabelScaleProtocol): protocol is FileProtocol =>
  fileProtocols.some((file) => file === protocol);

const shape = z.object({
  protocol: LabelScaleProtocol,
  /** Null where it is loaded from a file. */
  address: z
    .object({ host: z.string().min(1).max(253), port: z.number().int().min(1).max(65_535) })
    .nullable(),
  /** Shtrih-Print. */
  password: z
    .string()
    .regex(/^\d{4}$/)
    .default('0030'),
  /** Digits after the point of the prices it shows: set on the scale, and told here. -1: tomans, ten rials each. */
  priceDecimals: z.number().int().min(-1).max(2).default(2),
  /** A price changed here is on the scale soon after, without anybody pressing anything. */
  sendsItself: z.boolean().default(true),
});

/** Whoever is talked to has an address. */
export const LabelScaleSettings = shape.refine(
  ({ protocol, address }) => isFile(protocol) === (address === null),
);
export type LabelScaleSettings = z.infer<typeof LabelScaleSettings>;

/** Where such scales listen, as they leave the factory. */
export const labelScalePorts: Readonly<Record<TalkingProtocol, number>> = {
  shtrih: 1111,
  cas: 20_304,
  massa: 5001,
};

/** `192.168.1.20`, `scale.local:20304`; null for what is neither. */
export function addressFrom(typed: string, protocol: TalkingProtocol): LabelScaleSettings['address'] {
  const [, host, port] = /^([\p{L}\p{N}][\p{L}\p{N}.-]{0,252})(?::(\d{1,5}))?$/u.exec(typed.trim()) ?? [];
  const number = port === undefined ? labelScalePorts[protocol] : Number(port);
  return host && number >= 1 && number <= 65_535 ? { host, port: number } : null;
}

/** Without the port where it is the usual one. */
export function textOfAddress({ protocol, address }: LabelScaleSettings): string {
  if (!address) return '';
  const isUsual = !isFile(protocol) && address.port === labelScalePorts[protocol];
  return isUsual ? address.host : `${address.host}:${address.port}`;
}
