/** Updates, only when asked: `--update-from=https://…` looks there, and installs when the till is closed. */

export async function updateFrom(url: string): Promise<void> {
  // Loaded when asked for: a till that starts for a sale has no use for it.
  const { default: updater } = await import('electron-updater');
  const { autoUpdater } = updater;
  autoUpdater.setFeedURL({ provider: 'generic', url });
  autoUpdater.autoInstallOnAppQuit = true;
  await autoUpdater.checkForUpdates();
}

/** The address asked for, or null: not asked, or not over https. */
export function updateAddress(args: readonly string[]): string | null {
  const flag = '--update-from=';
  const address = args.find((argument) => argument.startsWith(flag))?.slice(flag.length) ?? '';
  return URL.parse(address)?.protocol === 'https:' ? address : null;
}
