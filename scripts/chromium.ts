/** A Chromium that is already on this machine; none is ever downloaded for a test. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export const howToGetChromium =
  'No Chromium found: set CHROMIUM to its path, or run: npx playwright install chromium (Debian: apt install chromium).';

const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsFiles = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** The first that exists: as told, on the path, where installers put it, in Playwright's own cache. */
export function findChromium(): string | null {
  const told = process.env.CHROMIUM;
  if (told) return existsSync(told) ? told : null;
  return [...places(), chromium.executablePath()].find((file) => existsSync(file)) ?? null;
}

function places(): string[] {
  const { PATH = '', ProgramFiles, LOCALAPPDATA } = process.env;
  if (process.platform === 'darwin')
    return macApps.map((name) => join('/Applications', `${name}.app`, 'Contents/MacOS', name));
  if (process.platform === 'win32')
    return [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsFiles.map((file) => join(folder, file)));
  return PATH.split(delimiter).flatMap((folder) => onPath.map((name) => join(folder, name)));
}
