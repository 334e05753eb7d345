/** The counter's entry: listens to keys and scanners before anything is drawn, then draws. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/vazirmatn/wght.css';
import './app/theme.css';
import { createRoot } from 'react-dom/client';
import { must } from '../domain/kit/result.ts';
import { App, dressPage } from './app/app.tsx';
import { areas } from './app/areas.ts';
import { installHotkeys } from './app/hotkeys.ts';
import { usePreferences } from './app/preferences.ts';
import { installScanCapture } from './app/scan-capture.ts';
import { scans } from './app/scan-queue.ts';

installScanCapture(window, (code, at) => scans.push({ code, at }));
installHotkeys(window);
dressPage(usePreferences.getState());
createRoot(must(document.getElementById('root'), 'index.html has a root')).render(<App areas={areas} />);
