/** What a till is told about a scale before anybody looks into its menus. */
import { describe, expect, test } from 'vitest';
import { DeviceSettings } from '../../../src/domain/areas/device/attached.ts';
import { scaleProtocols } from '../../../src/domain/areas/device/scale.ts';
import { factorySettings, placeOfText, textOfPlace } from '../../../src/domain/areas/device/scale-kinds.ts';
import { protocols } from '../../../src/main/devices/scale/protocols.ts';

describe('a scale as it left the factory', () => {
  test.each(scaleProtocols)('%s is opened with the line its protocol expects first', (protocol) => {
    const settings = factorySettings(protocol, { kind: 'serial', path: 'COM3' });
    expect(settings.wire).toEqual({
      kind: 'serial',
      path: 'COM3',
      rtscts: false,
      ...protocols[protocol].lines[0],
    });
    expect(DeviceSettings.parse(settings)).toEqual(settings);
    const { tcpPort = 4001 } = protocols[protocol];
    const onNetwork = factorySettings(protocol, { kind: 'tcp', host: '192.168.1.20' });
    expect(onNetwork.wire).toEqual({ kind: 'tcp', host: '192.168.1.20', port: tcpPort });
  });
});

describe('where a scale hangs, as people type it', () => {
  test.each([
    ['COM3', { kind: 'serial', path: 'COM3' }],
    ['/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0' }],
    [' /dev/serial/by-id/usb-FTDI:1 ', { kind: 'serial', path: '/dev/serial/by-id/usb-FTDI:1' }],
    ['192.168.1.20', { kind: 'tcp', host: '192.168.1.20' }],
    ['192.168.1.20:5001', { kind: 'tcp', host: '192.168.1.20', port: 5001 }],
    ['scales.local:4001', { kind: 'tcp', host: 'scales.local', port: 4001 }],
    ['', null],
  ] as const)('“%s” is understood', (text, place) => {
    expect(placeOfText(text)).toEqual(place);
    if (place) expect(textOfPlace(place)).toBe(text.trim());
  });
});
