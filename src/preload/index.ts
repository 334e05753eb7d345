/** Hands the renderer its port to the till, and nothing else; it never grows. */
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('tillShell', {
  /** The port arrives as a window message `till:port`: ports cannot cross the context bridge. */
  requestPort: () => ipcRenderer.send('till:port'),
});

ipcRenderer.on('till:port', (event) => window.postMessage('till:port', window.location.origin, event.ports));
