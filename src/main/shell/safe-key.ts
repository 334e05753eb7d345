/** 32 bytes that wrap the till's own key, kept by the system: Keychain, DPAPI, or the desktop's wallet. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { writeWhole } from '../ledger/files.ts';

/** Null where the system has no safe; the key then lies in a file that only this user reads. */
export function safeKeyIn(dir: string): string | null {
  if (!hasSafe()) return null;
  const path = join(dir, 'safe-key');
  try {
    if (existsSync(path)) return safeStorage.decryptString(readFileSync(path));
    const key = randomBytes(32).toString('base64');
    writeWhole(path, safeStorage.encryptString(key));
    return key;
  } catch (error) {
    // Another machine's safe, or a locked one: the till sells on, and says that it lacks its key.
    process.stderr.write(`safe: ${String(error)}\n`);
    return null;
  }
}

/** Without a wallet Linux only scrambles: that is no safe, and worse than saying so. */
function hasSafe(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
